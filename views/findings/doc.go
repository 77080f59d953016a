// Package findings shows what a check found: as a state, in a word, at a field
// with its fix, and as the body of the two dialogs that every panel opens, the
// difference that a fix makes and the whole explanation.
package findings
