package graph

import "strings"

// policy is a rule of the tenant that forbids what was asked.
type policy struct {
	name string
	what string
	hint string
}

// ownPolicies ends the codes of app management policies, also of those that are
// not listed here.
const ownPolicies = "AsPerAppPolicy"

// policyOf recognises a refusal by a policy of the tenant (Microsoft Graph docs,
// app management policies; identifier URI restrictions). An administrator reads
// the rule at /policies/defaultAppManagementPolicy.
func policyOf(said graphError) (policy, bool) {
	switch {
	case said.has("CredentialTypeNotAllowedAsPerAppPolicy"):
		return policy{
			"app management policy", "forbids client secrets",
			"ask an administrator for an exception for this registration, or use a certificate",
		}, true
	case said.has("CredentialInvalidLifetimeAsPerAppPolicy"):
		return policy{
			"app management policy", "forbids client secrets that live so long",
			"ask for a shorter life, or an administrator for an exception",
		}, true
	case said.has("SignInAudienceNotAllowedAsPerAppPolicy"):
		return policy{
			"app management policy", "forbids this sign-in audience",
			"use AzureADMyOrg, people of this tenant alone, which is what Camunda needs",
		}, true
	case strings.HasSuffix(said.code(), ownPolicies), strings.HasSuffix(said.Error.Code, ownPolicies):
		return policy{"app management policy", "forbids this", "ask an administrator to look at the tenant's app management policy"}, true
	case restrictedURI(said.text()):
		return policy{
			"identifier URI policy", "forbids this identifier URI",
			"leave it out, which Camunda does without, or put the tenant ID, the client ID or a verified domain into it",
		}, true
	}
	return policy{}, false
}

// restrictedURI knows the policy by its words, since its code is that of any bad
// request.
func restrictedURI(text string) bool {
	lower := strings.ToLower(text)
	return (strings.Contains(lower, "identifieruris") || strings.Contains(lower, "identifier uri")) &&
		(strings.Contains(lower, "verified domain") || strings.Contains(lower, "policy"))
}
