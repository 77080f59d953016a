package catalog_test

import (
	"testing"

	"entrastudio/model/catalog"

	"github.com/google/go-cmp/cmp"
)

func TestParseAddressKnowsTheThreePlacesOfAValuesFile(t *testing.T) {
	for text, want := range map[string]catalog.Address{
		"identity.fullURL": {Path: []string{"identity", "fullURL"}},
		"webModeler.restapi.env[SERVER_URL]": {
			Path: []string{"webModeler", "restapi"}, Variable: "SERVER_URL",
		},
		"orchestration.extraConfiguration{camunda.security.id-pattern}": {
			Path: []string{"orchestration"}, Property: "camunda.security.id-pattern",
		},
	} {
		got, err := catalog.ParseAddress(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
		if got.String() != text {
			t.Errorf("%s is written as %s", text, got)
		}
	}
}

func TestParseAddressRefusesWhatIsNoPlace(t *testing.T) {
	for _, text := range []string{"", "a..b", ".a", "a.", "a.env[", "a.env[]", "a.env[X", "a.extraConfiguration{", "a[0].b"} {
		if got, err := catalog.ParseAddress(text); err == nil {
			t.Errorf("%q was read as %#v", text, got)
		}
	}
}

func FuzzParseAddress(f *testing.F) {
	f.Add("a.env[B]")
	f.Add("a.b.extraConfiguration{c.d}")
	f.Fuzz(func(t *testing.T, text string) {
		address, err := catalog.ParseAddress(text)
		if err == nil && address.String() != text {
			t.Errorf("%q is written as %q", text, address)
		}
	})
}
