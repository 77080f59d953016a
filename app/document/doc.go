// Package document is a plan while a person works on it: opened from a file,
// edited with undo, saved atomically, kept in a journal against crashes, locked
// against a second studio and watched for changes from outside.
//
// It decides nothing about what a plan says; it makes sure that none of it is
// lost. A file is only ever replaced as a whole, and never when somebody else
// has changed it since it was read.
package document
