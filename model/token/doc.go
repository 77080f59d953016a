// Package token reads an Entra token the strict way: it splits, decodes and
// parses the token itself, names every defect with its place, says what each
// claim means, checks the signature against a key set and says what is wrong
// with the token taken alone.
//
// The package is pure: no files, no network, no clock. Time is a parameter.
// Nothing in it keeps a token longer than its caller does, and no error text
// or defect repeats a token's signature or a whole part of it.
//
// Libraries disagree about hostile tokens: some take the last of two members
// of one name, some ignore a line break inside base64url, some ignore crit.
// So the verdicts here never come from a map. Members keep their order, place
// and JSON text, and a token that readers would disagree about is never shown
// as verified, even when the mathematics of its signature hold.
package token
