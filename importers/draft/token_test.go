package draft_test

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"entrastudio/importers/draft"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"
)

func TestATokenInThePlaceOfASettingIsRefusedWithItsPlace(t *testing.T) {
	encode := base64.RawURLEncoding.EncodeToString
	pasted := encode([]byte(`{"alg":"RS256","typ":"JWT"}`)) + "." + encode([]byte(`{"canary":"value"}`)) + ".c2lnbmF0dXJl"
	// No place: the value never comes into a plan, so there is nothing to refuse.
	for name, row := range map[string]struct{ text, place string }{
		"a setting":                {"global:\n  identity:\n    auth:\n      issuer: " + pasted + "\n", "values.yaml:4:"},
		"a key that nobody knows":  {"global:\n  identity:\n    auth:\n      isuer: " + pasted + "\n", "values.yaml"},
		"inside another text":      {"global:\n  identity:\n    auth:\n      issuer: Bearer " + pasted + " was here\n", "values.yaml:4:"},
		"a mapping rule's value":   {"identity:\n  enabled: true\norchestration:\n  security:\n    initialization:\n      mappingRules:\n        - {mappingRuleId: a, claimName: groups, claimValue: " + pasted + "}\n", "values.yaml"},
		"a variable of its own":    {"identity:\n  env:\n    - {name: MY_OWN, value: " + pasted + "}\n", "values.yaml"},
		"the key of an annotation": {"identity:\n  podAnnotations:\n    " + pasted + ": x\n", "values.yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			p, notes, err := draft.Plan(pictureOf(t, catalog.V88, file("values.yaml", row.text)))
			if err == nil {
				doc, err := plan.New(p)
				if err != nil {
					t.Fatal(err)
				}
				if row.place != "" || strings.Contains(string(doc.Bytes()), pasted[:60]) {
					t.Errorf("the plan takes it:\n%s", doc.Bytes())
				}
				for _, note := range notes {
					if strings.Contains(note.Text, pasted) {
						t.Errorf("a note repeats it: %s", note.Text)
					}
				}
				return
			}
			var refused *refusal.Error
			if !errors.As(err, &refused) || !strings.HasPrefix(err.Error(), row.place) {
				t.Errorf("%v, want %s", err, row.place)
			}
			if strings.Contains(err.Error(), pasted) {
				t.Errorf("the error repeats it: %v", err)
			}
		})
	}
}
