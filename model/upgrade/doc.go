// Package upgrade brings a plan from one Camunda minor to a newer one, minor by
// minor, and says of each change why it is made, where its fact comes from and
// what a person has to do in Entra ID, in Camunda or in the deployment.
//
// What changes between two minors follows from their catalogues; what does not
// follow stands in the catalogue's file of that upgrade. Nothing is decided
// here that only a person can know: a value that is proposed is marked as such,
// and no client ID is ever made up.
package upgrade
