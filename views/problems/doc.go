// Package problems is the panel of all findings: causes above what follows from
// them, what follows folded under its cause.
package problems
