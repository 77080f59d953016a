// Package runbook writes what a person does with a bundle, step by step: what is
// needed, the command of each step, what the screen shows, how to verify it and
// how to undo it, and the traps that are known of the plan's Camunda minor.
//
// It is written last, because it names the other files: a file that is not in the
// bundle is in no step. RUNBOOK.md is for a repository, CHECKLIST.md to tick off,
// and RUNBOOK.html the same on one printable page.
package runbook
