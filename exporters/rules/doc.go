// Package rules writes a plan's mapping rules for those who make them after the
// deployment: as calls of the Orchestration Cluster's REST API, and as steps in the
// user interfaces. What a deployment declares of them is the values file's and the
// Compose files' to say.
package rules
