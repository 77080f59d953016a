// Package importers takes in what people paste or drop and makes one picture of
// the evidence of it. Each format has a folder of its own; this package tells
// what a text is, or is told, and puts the parts together.
//
// A text that cannot be used is an error with file, line and column; nothing is
// ever half read.
package importers
