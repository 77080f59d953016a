package studio_test

import (
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/views/studio"
)

func TestAFieldIsThePlansOwnOrThatOfTheSetting(t *testing.T) {
	audience := catalog.Ref{Component: catalog.Optimize, Key: "audience"}
	for name, row := range map[string]struct {
		place evidence.Place
		ref   catalog.Ref
		want  string
	}{
		"a place of the plan":          {evidence.Place{Address: "registrations/0/clientId"}, audience, "registrations/0/clientId"},
		"the values path of a default": {evidence.Place{Address: "global.identity.auth.optimize.audience"}, audience, "components/optimize/settings/audience"},
		"a line of a file":             {evidence.Place{File: "values.yaml", Line: 3, Address: "a/b"}, audience, "components/optimize/settings/audience"},
		"neither":                      {evidence.Place{File: "paste 1"}, catalog.Ref{}, ""},
	} {
		if got := studio.FieldOf(row.place, row.ref); got != row.want {
			t.Errorf("%s: got %q, want %q", name, got, row.want)
		}
	}
}
