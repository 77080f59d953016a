package check

import "entrastudio/model/catalog"

const (
	identityRulesDocs = "https://docs.camunda.io/docs/self-managed/components/management-identity/mapping-rules/"
	clusterRulesDocs  = "https://docs.camunda.io/docs/components/concepts/access-control/mapping-rules/"
)

// mappingRules look at declared mapping rules: what is wrong with a rule itself
// comes before what a token makes of it.
func mappingRules() []rule {
	return []rule{
		{Declaration{
			Code: "mapping.unknown-role", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "The mapping rule gives a role that does not exist",
			Explanation: "This minor has no such role, and nothing in the configuration declares it. Whoever matches the rule gets nothing from it.",
			Mend:        "Name a role of this minor.",
			Links:       []string{identityRulesDocs},
		}, findUnknownRole},
		{Declaration{
			Code: "mapping.duplicate", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "Two mapping rules are one and the same",
			Explanation: "Rules are told apart by claim, value and type, not by name. The second one is skipped in silence or refused, and its roles are never given.",
			Mend:        "Join the two rules into one that gives the roles of both.",
			Links:       []string{identityRulesDocs},
		}, findDuplicateRule},
		{Declaration{
			Code: "mapping.operator-wrong", Severity: Error, SeenIn: []string{"V", "E", "T"},
			Title:       "The operator does not fit the claim",
			Explanation: "EQUALS compares a text with the whole claim, CONTAINS looks for it in a list. Groups and roles are lists, all other claims of a user are texts; with the wrong operator the rule never matches.",
			Mend:        "Use CONTAINS for groups and roles, EQUALS for the other claims.",
			Links:       []string{identityRulesDocs},
		}, findWrongOperator},
		{Declaration{
			Code: "mapping.pairwise-sub", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "The mapping rule is on sub",
			Explanation: "Entra gives a user another sub for each app. The rule matches in one component at most, and in none that has an app of its own.",
			Mend:        "Use oid, which is the same in every app of the tenant.",
			Links:       []string{tokenReference},
		}, findPairwiseSub},
		{Declaration{
			Code: "mapping.claim-path-unsafe", Severity: Warning, From: catalog.V88, Until: catalog.V89, SeenIn: []string{"V", "E"},
			Title:       "The claim name is read as a path",
			Explanation: "8.8 and 8.9 take a bare claim name for a JSONPath. A dot, slash, colon or hyphen in it makes another path of it, which finds nothing, and nothing says so.",
			Mend:        "Write the claim name as $['name'].",
			Links:       []string{clusterRulesDocs},
		}, findUnsafePath},
		{Declaration{
			Code: "mapping.group-not-object-id", Severity: Warning, SeenIn: []string{"V", "E"},
			Title:       "The mapping rule names a group by its name",
			Explanation: "Entra puts the object IDs of groups into the token. A name is there only for groups that are synchronised from another directory, and only if the app asks for it.",
			Mend:        "Use the group's object ID.",
			Links:       []string{"https://learn.microsoft.com/security/zero-trust/develop/configure-tokens-group-claims-app-roles"},
		}, findNamedGroup},
		{Declaration{
			Code: "mapping.case-differs", Severity: Warning, SeenIn: []string{"T"},
			Title:       "Only letter case keeps the mapping rule from matching",
			Explanation: "Values are compared letter by letter. The token holds the rule's value in another case.",
			Mend:        "Write the value exactly as the token has it.",
			Links:       []string{clusterRulesDocs},
		}, findCaseDiffers},
		{Declaration{
			Code: "mapping.non-string-claim", Severity: Error, From: catalog.V88, SeenIn: []string{"T"},
			Title:       "The mapping rule is on a claim that is no text",
			Explanation: "The Orchestration Cluster compares texts. A boolean or a number in the token never equals the rule's value, even if it looks the same.",
			Mend:        "Use a claim that holds texts, such as roles with an app role.",
			Links:       []string{clusterRulesDocs},
		}, findNonString},
		{Declaration{
			Code: "mapping.no-match", Severity: Error, SeenIn: []string{"V", "E", "T"},
			Title:       "Nothing gives this token a role",
			Explanation: "The person or client signs in, and no mapping rule, member list or initial claim gives a role for the component. It shows its page for missing permissions or answers 403.",
			Mend:        "Add a mapping rule or a member that fits the token, or correct the one that was meant to.",
			Causes: []Code{
				"token.version-1", "token.for-graph", "token.is-id-token", "token.wrong-tenant", "token.audience-mismatch", "token.username-claim-missing", "token.groups-overage",
				"claim.prefer-username-missing", "claim.client-id-wrong", "claim.username-oid-multitenancy", "user.guest-id", "registration.optional-claim-missing",
				"admin.initial-claim-missing", "admin.initial-claim-duplicate-rule", "mapping.unknown-role", "mapping.operator-wrong", "mapping.pairwise-sub",
				"mapping.claim-path-unsafe", "mapping.group-not-object-id", "mapping.case-differs", "mapping.non-string-claim",
			},
			Links: []string{identityRulesDocs, clusterRulesDocs},
		}, findNoMatch},
	}
}
