package difference_test

import (
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/difference"

	"github.com/google/go-cmp/cmp"
)

func TestDifferencesAreGatheredByWhatTheyTouch(t *testing.T) {
	groups := difference.Groups([]difference.Difference{
		{Kind: difference.OfSetting, Component: catalog.Optimize, Title: "a"},
		{Kind: difference.OfSetting, Component: catalog.Global, Title: "b", Follows: "tenant/id"},
		{Kind: difference.OfPlan, Title: "c"},
		{Kind: difference.OfRegistration, Title: "d"},
		{Kind: difference.OfSetting, Component: catalog.Optimize, Title: "e", Follows: "tenant/id"},
	})
	titles := func(all []*difference.Difference) string {
		text := ""
		for _, d := range all {
			text += d.Title
		}
		return text
	}
	var got []string
	for _, g := range groups {
		name := string(g.Component)
		if g.Registrations {
			name = "registrations"
		}
		got = append(got, name+": "+titles(g.Roots)+" | "+titles(g.Follow))
	}
	want := []string{": c | b", "registrations: d | ", "optimize: a | e"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
