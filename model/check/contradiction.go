package check

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// findContradiction compares what different inputs say of one setting. Values
// files were merged in their order and are one input here.
func findContradiction(in *inspection, r *report) {
	for i := range in.Picture.Settings {
		contradictEarlier(in, r, &in.Picture.Settings[i])
	}
	for _, chart := range in.Parts() {
		if container, ok := in.Part(plan.Compose, chart.Name()); ok && chart.Tool == plan.Helm {
			contradictTools(in, r, chart, container)
		}
	}
}

// contradictEarlier compares a setting with what an earlier input of the same
// tool and container says.
func contradictEarlier(in *inspection, r *report, s *evidence.Setting) {
	fact := in.Catalog.Setting(s.Component, s.Key)
	if fact == nil || !ofEntra(fact) {
		return
	}
	for _, earlier := range in.Picture.All(s.Ref) {
		if earlier == s {
			return
		}
		if earlier.Tool == s.Tool && earlier.Service == s.Service && earlier.Input != s.Input {
			contradict(in, r, fact, earlier, s)
			return
		}
	}
}

// contradictTools compares the values of a chart with the variables of a
// container of the same component, by what they mean: a chart's base URL and a
// container's redirect URI are one thing in two forms.
func contradictTools(in *inspection, r *report, chart, container scene.Part) {
	for _, fact := range chart.Component.List() {
		if !ofEntra(fact) || fact.Form == catalog.FormAudience || fact.Key == "audiences" || len(fact.Env) == 0 {
			continue
		}
		contradict(in, r, fact, chart.Get(fact.Key).Setting, container.Get(fact.Key).Setting)
	}
	contradictAudiences(in, r, chart, container)
	a, browser := chart.Redirect()
	b, _ := container.Redirect()
	if browser && a.From.Setting != nil && b.From.Setting != nil && a.URI != b.URI {
		reportContradiction(r, a.From.Setting, b.From.Setting, a.URI, b.URI)
	}
}

// contradictAudiences lets a container's list hold what the chart adds by itself.
func contradictAudiences(in *inspection, r *report, chart, container scene.Part) {
	a, b := chart.Audience(), container.Audience()
	if a.Setting == nil || b.Setting == nil || !tellable(in, a.Setting) || !tellable(in, b.Setting) {
		return
	}
	accepted := chart.Audiences()
	known := func(id string) bool {
		return slices.ContainsFunc(accepted, func(x scene.Accepted) bool { return x.Audience == id })
	}
	theirs := b.Value.Items()
	for _, own := range a.Value.Items() {
		if !slices.Contains(theirs, own) || !allOf(theirs, known) {
			reportContradiction(r, a.Setting, b.Setting, a.Value.String(), b.Value.String())
			return
		}
	}
}

func allOf(items []string, ok func(string) bool) bool {
	return !slices.ContainsFunc(items, func(item string) bool { return !ok(item) })
}

// ofEntra reports whether a setting concerns the connection with Entra, so that
// two files must agree on it. Addresses inside the cluster and secrets, whose
// values are never known, need not.
func ofEntra(fact *catalog.Setting) bool {
	switch fact.Form {
	case catalog.FormGUID, catalog.FormAudience, catalog.FormIssuer, catalog.FormScope, catalog.FormScopes, catalog.FormClaim:
		return true
	}
	switch fact.Key {
	case "type", "method", "authUrl", "tokenUrl", "jwksUrl", "audiences", "initialClaimValue", "preferUsernameClaim":
		return true
	default:
		return false
	}
}

// tellable reports whether a setting says something that another file can
// contradict: not a reference to a variable, and not a placeholder.
func tellable(in *inspection, s *evidence.Setting) bool {
	text := s.Value.String()
	return text != "" && !unresolved(text) && len(catalog.Placeholders(text)) == 0 && !in.sanitized(s)
}

// contradict compares two findings of one setting in different inputs.
func contradict(in *inspection, r *report, fact *catalog.Setting, a, b *evidence.Setting) {
	if a == nil || b == nil || a.Input == b.Input || a.Secret != nil || b.Secret != nil || !tellable(in, a) || !tellable(in, b) {
		return
	}
	same := a.Value.Same(b.Value, fact.Form) || sameItems(fact, a.Value, b.Value) || fact.Key == "type" && strings.EqualFold(a.Value.String(), b.Value.String())
	if !same {
		reportContradiction(r, a, b, a.Value.String(), b.Value.String())
	}
}

// sameItems compares lists of which the order means nothing.
func sameItems(fact *catalog.Setting, a, b catalog.Value) bool {
	if fact.Form != catalog.FormScopes && fact.Form != catalog.FormList {
		return false
	}
	return slices.Equal(slices.Sorted(slices.Values(a.Items())), slices.Sorted(slices.Values(b.Items())))
}

// reportContradiction names both places, since nobody can say which is right.
func reportContradiction(r *report, a, b *evidence.Setting, said, other string) {
	r.add(Finding{
		Component: named(b.Component), Place: b.Place, Ref: b.Ref,
		Detail:   fmt.Sprintf("%s says %s, %s says %s. Only one of them can be what runs; the other misleads everybody who reads it.", a.Place, said, b.Place, other),
		Expected: Side{Value: said, Because: "the first file says so", Place: a.Place},
		Found:    Side{Value: other, Because: "the second file says so", Place: b.Place},
	})
}
