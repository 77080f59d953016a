// Package scene reads a picture of the evidence with its catalogue: which
// components there are, what each really gets, which redirect URI it sends,
// which audiences it accepts, who a token stands for and which roles that gives.
//
// The checks and the login both build on it, so that they can never disagree on
// what a deployment does. It judges nothing.
package scene
