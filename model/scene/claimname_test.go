package scene

import "testing"

func TestAnExpressionNamesOneClaim(t *testing.T) {
	for expression, want := range map[string]string{
		"azp": "azp", " azp ": "azp", "$.azp": "azp", "$['azp']": "azp", `$["azp"]`: "azp",
		"groups[*]": "groups[*]", "$.groups[*]": "groups", "$.groups[0]": "groups", "$['groups'].*": "groups",
		"custom.claim": "custom.claim", "$['https://example/roles']": "https://example/roles",
		"$.realm_access.roles": "", "$..azp": "", "$[?(@.a)]": "", "": "", "$": "",
	} {
		if got := ClaimName(expression); got != want {
			t.Errorf("%s: %q, not %q", expression, got, want)
		}
	}
}
