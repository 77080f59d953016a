// Package components is the panel of what is deployed: a list of the plan's
// general parts and of every component of the minor, and beside it the form of
// the chosen one. Settings are grouped by what they are for; those that nobody
// sets and nothing fills are folded away.
package components
