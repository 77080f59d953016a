// Package hcl writes configurations in HashiCorp's language, in the form of
// terraform fmt. The language's own writer links a comparer for tests and three
// function libraries, which every command would set up at its start; that writer
// and the language's reader stand beside this one in its tests.
package hcl
