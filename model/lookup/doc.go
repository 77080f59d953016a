// Package lookup finds what a variable or a Spring property means to a component
// of a minor, whose container a name stands for, what real name is nearest to a
// misspelt one, and which minor a set of names fits.
package lookup
