// Package variables lists what each container of a plan reads from its
// environment. Every reader of variables quotes in a way of its own, but all of
// them are given the same variables, so they are worked out here once.
package variables
