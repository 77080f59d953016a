// Package export is the panel of what ops will get: every file of an export
// with its reader, what stands in the way, and the difference to the last one.
package export
