// Package redact makes evidence fit for sharing: ids, hosts, addresses, names
// and secrets give way to stand-ins. One original has one stand-in in all files,
// so that everything that was equal stays equal, and what differed differs: the
// checks find the same.
//
// Tokens are built anew with their claims redacted; their signatures are gone,
// so nobody can use them, and what depends on a signature cannot be checked any
// more. What somebody wrote about people in a comment is not recognised.
package redact
