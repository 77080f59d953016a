package changes_test

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/difference"
	"entrastudio/model/upgrade"
	"entrastudio/views/changes"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

func named(name catalog.Name) string { return "<" + string(name) + ">" }

// differences opens a view of differences; the entries are made once there is a
// language.
func differences(t *testing.T, all []difference.Difference) *viewtest.Driver {
	t.Helper()
	return viewtest.Open(t, viewtest.Setup{}, func(fyne.Window) fyne.CanvasObject {
		v := changes.New(changes.DifferenceColumns()...)
		v.Show(changes.Differences(all, named))
		return v.Beside()
	})
}

func TestDifferencesAreGroupedAndTheFirstIsShownInFull(t *testing.T) {
	d := differences(t, []difference.Difference{
		{Kind: difference.OfSetting, Component: catalog.Optimize, Title: "Issuer", Where: "optimize.issuer", Old: catalog.TextOf("c"), New: catalog.TextOf("d"), Follows: "tenant/id"},
		{Kind: difference.OfPlan, Title: "Tenant", Where: "tenant/id", Old: catalog.TextOf("before"), New: catalog.TextOf("after"), Touches: []catalog.Name{catalog.Optimize}},
		{Kind: difference.OfRegistration, Title: "App", New: catalog.ListOf("one", "two")},
	})
	d.See(words.T("changes.deployment"), words.T("changes.registrations"), "<optimize>", "tenant/id", "before", "after")
	d.Tap("Issuer").See("optimize.issuer", words.T("changes.follows"))
	d.Tap("App").See("one\ntwo", "one, two")
	d.Key(fyne.KeyUp).See("one\ntwo") // The title of a group leaves what is shown.
}

func TestATokenInThePlaceOfAValueIsNotShown(t *testing.T) {
	encode := base64.RawURLEncoding.EncodeToString
	raw := encode([]byte(`{"alg":"RS256"}`)) + "." + encode([]byte(`{"aud":"a"}`)) + "." + encode([]byte("signature"))
	d := differences(t, []difference.Difference{{Title: "Secret", Old: catalog.TextOf(raw), New: catalog.TextOf("x")}})
	d.See(words.T("changes.token"), "x").Miss(raw[:10])
	entries := changes.Upgrade([]upgrade.Change{{Title: "Secret", Old: raw, New: raw}}, named)
	if text := fmt.Sprint(entries); strings.Contains(text, raw[:10]) {
		t.Error("the upgrade shows the token")
	}
}

func TestAnUpgradeSaysFirstWhatIsToBeDone(t *testing.T) {
	all := []upgrade.Change{
		{Kind: upgrade.OfAddress, Component: catalog.Optimize, Title: "Issuer", Old: "a.b", New: "c.d", Minor: "8.8", Urgency: upgrade.Done},
		{Kind: upgrade.OfSetting, Component: catalog.Optimize, Title: "Done thing", Minor: "8.8", Urgency: upgrade.Done, Reason: "because"},
		{
			Kind: upgrade.OfRedirect, Component: catalog.Optimize, Title: "Redirects", Minor: "8.9", Urgency: upgrade.Mandatory, Reason: "byte for byte",
			Must: "Add them.", In: upgrade.InEntra, Old: "http://a", New: "http://b", Proposed: true, Where: "registrations/1", Source: "docs", Link: "https://docs.example.com",
		},
	}
	entries := changes.Upgrade(all, named)
	var order []string
	for _, e := range entries {
		order = append(order, e.Cells[0])
	}
	if got, want := strings.Join(order[1:], "|"), "Redirects|Done thing|"+order[3]+"|c.d"; got != want || order[0] != "<optimize>" {
		t.Errorf("the order is %v", order)
	}
	d := viewtest.Open(t, viewtest.Setup{}, func(fyne.Window) fyne.CanvasObject {
		v := changes.New(changes.UpgradeColumns()...)
		v.Show(changes.Upgrade(all, named))
		return v.Below()
	})
	d.See("Redirects", words.T("changes.mandatory"), "byte for byte", words.T("changes.in.entra"), "Add them.", "http://a", "http://b",
		words.T("changes.proposed"), "registrations/1", "docs (not verified)", "https://docs.example.com")
	d.Tap("Done thing").See("because", words.T("changes.done")).Miss("Add them.")
}

func TestAnEmptyViewIsEmpty(t *testing.T) {
	d := differences(t, nil)
	d.See(words.T("changes.column.what"))
}
