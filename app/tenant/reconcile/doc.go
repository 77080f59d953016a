// Package reconcile compares a plan with the live tenant and makes the tenant
// match it: Read, Compare, Changes, Apply, and Undo from the journal that Apply
// wrote. What it lists before a write is plain data, the same for a window and a
// terminal, and what is written is exactly what was listed.
//
// All writes of the studio to a tenant go through one gate, Applier.Apply. It
// asks the session for the right to write only after it was shown an Approval of
// the very changes that it is about to make.
package reconcile
