// Package exporters holds the shape that all exports share: files as pure
// bytes, notes on what a reader of the files should know, and the refusal of a
// value that a reader cannot carry. There is one folder for one reader, because
// no way of quoting suits two of them.
//
// Exporters write nothing themselves and read no clock: the same plan gives the
// same bytes, and the program decides where they go.
package exporters
