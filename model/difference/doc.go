// Package difference compares two descriptions of a deployment by what they
// mean: plans, values files, env files. A default that is written out is no
// difference, nor is another form of a secret reference or another order; what
// differs names the setting, both values and the component that it touches.
//
// Secrets are compared by their references and never shown.
package difference
