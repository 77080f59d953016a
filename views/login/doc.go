// Package login is the panel of sign-ins: each component with the page that a
// login ends on, and the steps of the chosen one from the browser to there.
package login
