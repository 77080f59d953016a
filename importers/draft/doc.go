// Package draft makes a plan from evidence. Settings of the catalogue become
// what the plan says once; whatever else the files say is kept and exported
// again. Notes list what was not understood, what has no effect, and what a
// plan says in another place than the file did.
package draft
