package check

import (
	"slices"

	"entrastudio/model/catalog"
)

// InEach keeps of one run's findings those that each of the other runs has at the
// same component. It is for evidence that several minors read alike: what is
// wrong in one of them only may be right in the one that is deployed.
func InEach(findings []Finding, others ...[]Finding) []Finding {
	type what struct {
		code      Code
		component catalog.Name
	}
	for _, other := range others {
		has := map[what]bool{}
		for _, f := range other {
			has[what{f.Code, f.Component}] = true
		}
		findings = slices.DeleteFunc(findings, func(f Finding) bool { return !has[what{f.Code, f.Component}] })
	}
	if len(others) > 0 {
		depend(findings)
	}
	return findings
}
