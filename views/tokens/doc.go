// Package tokens is the panel of pasted tokens: what each one is, what its claims
// mean, and which component takes it or why not. It shows a token's content and
// never the token itself: a paste is read at once and only its parts stay.
package tokens
