// Package form edits a plan in place: groups of fields, each bound to one path
// of the plan, and below them a foot that explains the field with the keyboard,
// its Helm path, its variable, and where its value comes from.
//
// A form pulls: Update asks the plan for every value and the check for every
// finding, so it may be called after any change. An edit goes to the studio at
// once, and leaving a field ends the undo step that typing made.
package form
