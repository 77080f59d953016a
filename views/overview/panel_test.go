package overview_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/views/look"
	"entrastudio/views/overview"
	"entrastudio/views/studiotest"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

const (
	optimizeID = "5b2c7c0e-0000-4c64-b905-000000000001"
	otherID    = "7d3e8d1f-0000-4c64-b905-000000000002"
	wrongID    = "9f4e0a2a-0000-4c64-b905-000000000003"
)

// harbour is a studio on the starter plan, with Optimize's own client ID. With
// another ID in Optimize's setting one line of its map is cut.
func harbour(t *testing.T, cut bool) *studiotest.Studio {
	t.Helper()
	s := studiotest.New(t, catalog.V88, nil)
	p := s.Plan().Clone()
	optimize := p.Component(catalog.Optimize)
	optimize.Enabled, optimize.URL = true, "https://o.example"
	for i := range p.Registrations {
		p.Registrations[i].ClientID = otherID
		if p.Registrations[i].Name == optimize.Registration {
			p.Registrations[i].ClientID = optimizeID
		}
	}
	if cut {
		optimize.Settings = map[string]catalog.Value{"clientId": catalog.TextOf(wrongID)}
	}
	p.MappingRules = []plan.MappingRule{{Name: "Readers", Target: plan.ForIdentity, Claim: "groups", Operator: plan.Contains, Value: "g", Roles: []string{"Optimize"}}}
	s.Replace("harbour", p)
	return s
}

func TestACutLineCarriesBothValuesAndLeadsToTheField(t *testing.T) {
	s := harbour(t, true)
	d := studiotest.Open(t, viewtest.Setup{}, s, overview.New(s))
	d.See(words.N("map.differs.count", 1), "1 differs (cut)", "5b2c", "9f4e")
	d.Tap("9f4e")
	if len(s.Shows) == 0 || s.Shows[0] != "components/optimize/settings/clientId" {
		t.Errorf("a click on the label went to %q", s.Shows)
	}
}

func TestTheMapFollowsComponentsThatComeAndGo(t *testing.T) {
	s := harbour(t, false)
	d := studiotest.Open(t, viewtest.Setup{}, s, overview.New(s))
	next := s.Plan().Clone()
	for i := range next.Components {
		next.Components[i].Enabled = next.Components[i].Name == catalog.Optimize
	}
	s.Replace("off", next)
	d.See("https://o.example").Miss("Web Modeler API")
	s.Undo()
	d.See("Web Modeler API")
}

func TestAWholeMapSaysSo(t *testing.T) {
	s := harbour(t, false)
	d := studiotest.Open(t, viewtest.Setup{}, s, overview.New(s))
	d.See(words.T("map.whole"), words.T("map.registrations"), words.T("map.audiences"), "1 rule gives it")
}

func TestAClickGoesToTheFieldOfABox(t *testing.T) {
	s := harbour(t, false)
	d := studiotest.Open(t, viewtest.Setup{}, s, overview.New(s))
	d.Tap("https://o.example").Tap("1 rule gives it")
	want := []string{"components/optimize/url", "mappingRules/0/roles"}
	if len(s.Shows) != 2 || s.Shows[0] != want[0] || s.Shows[1] != want[1] {
		t.Errorf("the clicks went to %q, want %q", s.Shows, want)
	}
}

func TestARoleThatNoRuleGivesLeadsToTheRules(t *testing.T) {
	s := harbour(t, false)
	d := studiotest.Open(t, viewtest.Setup{}, s, overview.New(s))
	d.Tap(words.T("map.role.none"))
	if len(s.Opened) != 1 || s.Opened[0] != "rules" {
		t.Errorf("opened %q", s.Opened)
	}
}

func TestPointingAtABoxTellsWhatItsLinesCarry(t *testing.T) {
	s := harbour(t, true)
	d := studiotest.Open(t, viewtest.Setup{}, s, overview.New(s))
	d.Hover("https://o.example")
	d.See("on the left", optimizeID, wrongID)
	d.Miss("1 differs (cut)")
}

func TestArrowsChooseABoxAndReturnGoesToItsField(t *testing.T) {
	s := harbour(t, false)
	d := studiotest.Open(t, viewtest.Setup{}, s, overview.New(s))
	for range 12 {
		d.Key(fyne.KeyTab)
		if d.Sees(words.T("map.kind.client")) && !d.Sees(words.T("map.legend.about")) {
			break
		}
	}
	d.Key(fyne.KeyRight, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn)
	if len(s.Shows) != 1 || s.Shows[0][:len("components/")] != "components/" {
		t.Errorf("Return went to %q, want a component", s.Shows)
	}
}

func TestAnAudienceThatTheDatabaseLacksIsTold(t *testing.T) {
	s := harbour(t, false)
	p := evidence.FromPlan(s.Plan(), s.Catalog(), "", nil)
	p.AudiencesGiven, p.Audiences = true, []evidence.Audience{{Text: "api://" + optimizeID}}
	s.Shown = p
	d := studiotest.Open(t, viewtest.Setup{Theme: look.Theme{Mode: look.Dark}, Language: words.German, Size: fyne.NewSize(1024, 700)}, s, overview.New(s))
	d.See("nicht in")
}
