package components_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/views/components"
	"entrastudio/views/look"
	"entrastudio/views/studiotest"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

func TestLook(t *testing.T) {
	for _, one := range []struct {
		name  string
		setup viewtest.Setup
		path  string
	}{
		{"light-general", viewtest.Setup{}, "tenant/id"},
		{"light-oc", viewtest.Setup{}, "components/orchestration/settings/audience"},
		{"dark-small-de", viewtest.Setup{Theme: look.Theme{Mode: look.Dark}, Language: words.German, Size: fyne.NewSize(1024, 700)}, "components/management-identity/settings/clientId"},
		{"db", viewtest.Setup{Size: fyne.NewSize(1024, 700)}, "databases/identity/username"},
	} {
		t.Run(one.name, func(t *testing.T) {
			s := studiotest.New(t, catalog.V88, nil)
			s.Given = []check.Finding{{
				Code: "audience.is-uri", Severity: check.Error, Component: catalog.Orchestration,
				Ref: catalog.Ref{Component: catalog.Orchestration, Key: "audience"}, Title: "The audience is a URI",
				Detail: "The aud claim of a v2.0 access token is the bare client ID, so every token for this component is rejected. This is a longer explanation that nobody reads to its end while in a hurry, so it is cut.",
				Place:  evidence.Place{Address: "components/orchestration/settings/audience"},
				Fix:    check.Fix{Edit: &plan.Edit{Label: "Use the bare client ID", Changes: []plan.Change{{Path: "components/orchestration/settings/audience", Remove: true}}}},
			}}
			if err := s.Apply(plan.Edit{Label: "x", Changes: []plan.Change{
				{Path: "tenant/id", New: catalog.TextOf("3f2504e0-4f89-41d3-9a0c-0305e82c3301")},
				{Path: "components/orchestration/settings/audience", New: catalog.TextOf("api://a1f0c6de-1111-2222-3333-444455552f06")},
			}}); err != nil {
				t.Fatal(err)
			}
			d := studiotest.Open(t, one.setup, s, components.New(s))
			s.Show(one.path)
			d.SavePicture("/tmp/v1pics/" + one.name + ".png")
		})
	}
}
