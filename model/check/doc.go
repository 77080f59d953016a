// Package check finds what is wrong with a deployment. Each finding is
// declared once, beside the rule that finds it: one file a family. Rules read a
// picture of the evidence and report; they change nothing and do no I/O.
//
// A code never changes its meaning. Causes come before symptoms: a finding that
// follows from another names it in DependsOn.
package check
