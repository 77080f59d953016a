package check

import (
	"slices"
	"sync"
)

// rule is a declaration together with what looks for it.
type rule struct {
	Declaration
	// find reports what it sees of this one code.
	find func(*inspection, *report)
}

// rules lists every rule in the order in which a person should mend what they
// find: causes before symptoms. One explicit list, so that nothing is found by
// an import's side effect.
var rules = sync.OnceValue(func() []rule {
	return slices.Concat(
		evidenceRules(),
		planFileRules(),
		chartKeyRules(),
		tenantRules(),
		endpointRules(),
		authRules(),
		profileRules(),
		chartRules(),
		clientRules(),
		secretRules(),
		credentialRules(),
		audienceRules(),
		scopeRules(),
		redirectRules(),
		containerRules(),
		registrationRules(),
		claimRules(),
		adminRules(),
		tokenRules(),
		userRules(),
		mappingRules(),
		databaseRules(),
		entraRules(),
		logRules(),
	)
})

// Declarations lists what every code means, in the order of mending. The slice
// is the caller's own.
func Declarations() []Declaration {
	all := rules()
	declared := make([]Declaration, len(all))
	for i := range all {
		declared[i] = all[i].Declaration
	}
	return declared
}

// Lookup finds what a code means; false for a code that is not declared.
func Lookup(code Code) (Declaration, bool) {
	at, ok := positions()[code]
	if !ok {
		return Declaration{}, false
	}
	return rules()[at].Declaration, true
}

// positions holds each code's place in the order of mending.
var positions = sync.OnceValue(func() map[Code]int {
	at := map[Code]int{}
	for i := range rules() {
		at[rules()[i].Code] = i
	}
	return at
})
