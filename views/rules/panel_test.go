package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/views/look"
	"entrastudio/views/rules"
	"entrastudio/views/studiotest"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

// withRules is a studio on a plan with a few mapping rules.
func withRules(t testing.TB, n int) *studiotest.Studio {
	t.Helper()
	s := studiotest.New(t, catalog.V88, nil)
	next := s.Plan().Clone()
	next.FirstAdmin = plan.Admin{Claim: "preferred_username", Value: "admin@harbour.example.net"}
	for i := range n {
		next.MappingRules = append(next.MappingRules, plan.MappingRule{
			Name: fmt.Sprintf("Readers %d", i), Target: plan.ForIdentity, Claim: "groups", Operator: plan.Contains,
			Value: fmt.Sprintf("6860403e-0000-4c64-b905-%012d", i), Roles: []string{"Optimize"},
		})
	}
	s.Replace("rules", next)
	return s
}

func TestAddedRuleIsChosenAndCanBeTakenBack(t *testing.T) {
	s := withRules(t, 2)
	d := studiotest.Open(t, viewtest.Setup{}, s, rules.New(s))
	d.Tap(words.T("rules.add"))
	if got := len(s.Plan().MappingRules); got != 3 {
		t.Fatalf("after Add there are %d rules, want 3", got)
	}
	if got := s.Plan().MappingRules[0].Name; got != words.T("rules.unnamed") {
		t.Errorf("the new rule stands behind the chosen row and is called %q", got)
	}
}

func TestShowGoesToTheRuleOfAPath(t *testing.T) {
	s := withRules(t, 30)
	d := studiotest.Open(t, viewtest.Setup{}, s, rules.New(s))
	s.Show("mappingRules/29/value")
	if !d.Sees("Readers 29") {
		t.Error("the rule of the path is not in sight")
	}
}

func TestTabGoesFromTheFilterToTheListToTheForm(t *testing.T) {
	s := withRules(t, 2)
	p := rules.New(s)
	d := studiotest.Open(t, viewtest.Setup{}, s, p)
	d.Tap(words.T("rules.filter")).Key(fyne.KeyTab)
	if d.Focused() != p.Keyboard() {
		t.Fatalf("Tab goes from the filter to %T, want the list", d.Focused())
	}
	d.Key(fyne.KeyEnd, fyne.KeyTab).Press("Ctrl+A").Type("x")
	if got := s.Plan().MappingRules[1].Name; got != "x" {
		t.Errorf("Tab goes from the list elsewhere than to the name, which is %q", got)
	}
}

func TestASmallWindowHasRoomForWhatARuleGives(t *testing.T) {
	s := withRules(t, 1)
	d := studiotest.Open(t, viewtest.Setup{Size: fyne.NewSize(1024, 700)}, s, rules.New(s))
	var x, y, width float32
	for line := range strings.Lines(d.Dump()) {
		if strings.HasSuffix(line, "Optimize\n") {
			if _, err := fmt.Sscanf(strings.TrimSpace(line), "%f,%f", &x, &y); err != nil {
				t.Fatal(err)
			}
			width = fyne.MeasureText("Optimize", theme.TextSize(), fyne.TextStyle{}).Width
		}
	}
	const inspector = 352
	if width == 0 || x+width > 1024-inspector {
		t.Errorf("the role ends at %v, want it before the inspector at %v", x+width, 1024-inspector)
	}
}

func TestFindingOfARuleStandsAtItsCondition(t *testing.T) {
	for name, setup := range map[string]viewtest.Setup{
		"light": {}, "dark-small-de": {Theme: look.Theme{Mode: look.Dark}, Language: words.German, Size: fyne.NewSize(1024, 700)},
	} {
		t.Run(name, func(t *testing.T) {
			s := withRules(t, 40)
			s.Given = []check.Finding{{
				Code: "mapping.operator-wrong", Severity: check.Error, Title: "The operator does not fit the claim",
				Detail: "EQUALS compares one text, and groups is a list: the rule never matches.",
				Place:  evidence.Place{Address: "mappingRules/3"},
			}}
			d := studiotest.Open(t, setup, s, rules.New(s))
			s.Show("mappingRules/3/value")
			d.See(words.Said("The operator does not fit the claim"))
		})
	}
}
