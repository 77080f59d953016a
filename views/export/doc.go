// Package export is the panel of what ops will get: every file of an export in
// its folder with its reader, what stands in the way, what changes since the last
// export, by text and by meaning, and the choice of parts. The program behind it
// makes, compares and writes; the panel only shows and asks.
package export
