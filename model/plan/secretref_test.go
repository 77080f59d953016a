package plan_test

import (
	"strings"
	"testing"

	"entrastudio/model/plan"
)

func TestWhatNoStoreCanHoldMayBeTheSecretItself(t *testing.T) {
	for text, possible := range map[string]bool{
		"":                                         true,
		"kubernetes:entra-credentials/key":         true,
		"kubernetes:entra.credentials":             true,
		"kubernetes:entra-":                        true,
		"kubernetes:Abc8Q~xYz_123.secret":          false,
		"kubernetes:entra/abc8Q~xYz":               false,
		"env:OPERATE_SECRET":                       true,
		"env:8Q~xYz":                               false,
		"env:a-b":                                  false,
		"kubernetes:" + strings.Repeat("a", 254):   false,
		"kubernetes:a/" + strings.Repeat("k", 254): false,
		"kubernetes:" + strings.Repeat("a", 253):   true,
		"keychain:entra studio/operate":            true,
		"file:/run/secrets/operate":                true,
	} {
		ref, err := plan.ParseSecretRef(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if got := ref.Possible(); got != possible {
			t.Errorf("%s: possible %v, want %v", text, got, possible)
		}
	}
}
