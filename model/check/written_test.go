package check

import (
	"slices"
	"strings"
	"testing"
)

func TestACodeIsFoundAsAPersonWritesIt(t *testing.T) {
	for text, want := range map[string]Code{
		"audience.is-uri":     "audience.is-uri",
		" Audience.Is-URI ":   "audience.is-uri",
		"entra.AADSTS50011":   "entra.AADSTS50011",
		"AADSTS50011":         "entra.AADSTS50011",
		"aadsts50011":         "entra.AADSTS50011",
		"50011":               "entra.AADSTS50011",
		"AADSTS123456789":     "entra.unknown-error",
		"entra.unknown-error": "entra.unknown-error",
		"AADSTS":              "",
		"entra.":              "",
		"50011x":              "",
		"audience.is-url":     "",
		"":                    "",
	} {
		if d, ok := Written(text); d.Code != want || ok != (want != "") {
			t.Errorf("%q: %q, %v, want %q", text, d.Code, ok, want)
		}
	}
	d, _ := Written("AADSTS123456789")
	if !strings.HasSuffix(d.Links[0], "=123456789") {
		t.Errorf("the page of an unknown number is %s", d.Links[0])
	}
}

func TestWhatIsNoCodeHasThoseNearIt(t *testing.T) {
	for text, want := range map[string][]Code{
		"audience.is-url": {"audience.is-uri"},
		"audience":        {"audience.is-uri", "audience.keycloak-name", "audience.not-own-client", "audience.shared", "audience.modeler-missing"},
		"stale":           {"database.audience-stale"},
		"teapot":          nil,
		"":                nil,
		"entra":           nil,
	} {
		if got := Near(text); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
