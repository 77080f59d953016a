// Package jsontree reads JSON into nodes that know their line and column and
// keep the order of their members, for readers that point into a file.
package jsontree
