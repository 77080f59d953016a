// Package changes shows what changes in a deployment, before it does: a list in
// groups, and the chosen line in full. What differs between two descriptions and
// what an upgrade changes are shown alike.
package changes
