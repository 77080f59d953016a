// Package rules is the panel of mapping rules: which claim of a token gives
// which roles or tenants, in Management Identity and in the Orchestration
// Cluster. The first row stands for the first administrator, which Management
// Identity turns into a rule of its own at its first start.
package rules
