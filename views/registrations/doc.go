// Package registrations is the panel of app registrations: a list, and beside it
// the form of the chosen one with what the components that use it send to Entra.
package registrations
