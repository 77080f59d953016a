// Package yamltree reads YAML into a tree in which every value knows where it
// stands. Aliases and merge keys are resolved, comments dropped.
//
// It is strict where a lenient reader would guess or hang: a key that stands
// twice, several documents where one belongs, an alias that expands without
// end, nesting deeper than MaxDepth and files above MaxBytes are refused with
// line and column.
package yamltree
