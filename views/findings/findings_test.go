package findings_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/plan"
	"entrastudio/views/findings"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studiotest"
	"entrastudio/views/viewtest"
)

func TestTheWordNamesTheWorst(t *testing.T) {
	e, w, n := check.Finding{Severity: check.Error}, check.Finding{Severity: check.Warning}, check.Finding{Severity: check.Note}
	viewtest.Show(t, container.NewStack())
	for _, one := range []struct {
		all  []check.Finding
		word string
		look look.State
	}{
		{nil, "OK", look.OK},
		{[]check.Finding{n}, "1 note", look.Note},
		{[]check.Finding{n, w, w}, "2 warnings", look.Warning},
		{[]check.Finding{w, e, n}, "1 error", look.Error},
	} {
		if got := findings.Word(one.all); got != one.word {
			t.Errorf("%q, want %q", got, one.word)
		}
		if got := findings.Worst(one.all); got != one.look {
			t.Errorf("%v, want %v", got, one.look)
		}
	}
}

func TestALongDetailIsCutAtASentenceOrAWord(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	first := "The first sentence says what it is about."
	for _, one := range []struct{ detail, want string }{
		{"Short.", "Short."},
		{first + " " + strings.Repeat("And more. ", 30), ""},
		{strings.Repeat("word ", 80), ""},
		{strings.Repeat("\u00e4", 400), ""},
	} {
		got := findings.Line(s, check.Finding{Detail: one.detail}).Detail
		switch {
		case one.want != "" && got != one.want:
			t.Errorf("%q, want %q", got, one.want)
		case len(got) > 160 || strings.ContainsRune(got, '\ufffd'):
			t.Errorf("%d bytes: %q", len(got), got)
		case !strings.HasSuffix(got, ".") && !strings.HasSuffix(got, "\u2026"):
			t.Errorf("cut without a sign: %q", got)
		}
	}
}

func TestAFixIsOfferedOnlyWhereThePlanCanBeEdited(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	f := check.Finding{Fix: check.Fix{Edit: &plan.Edit{Label: "Mend it"}}}
	if line := findings.Line(s, f); line.Fix == nil || line.FixTitle != "Mend it" {
		t.Errorf("%+v", line)
	}
	if line := findings.Line(s, check.Finding{}); line.Fix != nil {
		t.Error("there is a button without an edit")
	}
	s.Locked = "read only"
	if line := findings.Line(s, f); line.Fix != nil {
		t.Error("there is a button that cannot work")
	}
}

// dialog shows a dialog in an empty window.
func dialog(t *testing.T, d part.Dialog) *viewtest.Driver {
	t.Helper()
	driver := viewtest.Show(t, container.NewStack())
	part.NewDialogs(driver.Window()).Show(d)
	return driver
}

func TestTheDifferenceOfAFixIsSeenBeforeItIsMade(t *testing.T) {
	made := 0
	edit := &plan.Edit{Label: "Use the bare client ID", Changes: []plan.Change{
		{Path: "tenant/id", Old: catalog.TextOf("old"), New: catalog.TextOf("new")},
		{Path: "components/operate/settings/audience", Old: catalog.ListOf("a", "b"), Remove: true},
	}}
	d := dialog(t, findings.MendDialog(check.Finding{Title: "It is wrong", Fix: check.Fix{Words: "Do that.", Edit: edit}}, func() { made++ }))
	d.See("It is wrong", "Do that.", "tenant/id", "old", "new", "components/operate/settings/audience", "a", "b", "nothing of its own")
	d.Key(fyne.KeyEscape)
	if made != 0 {
		t.Error("Escape made it")
	}
	dialog(t, findings.MendDialog(check.Finding{Fix: check.Fix{Edit: edit}}, func() { made++ })).Key(fyne.KeyReturn)
	if made != 1 {
		t.Errorf("Return made it %d times", made)
	}
}

func TestAFixThatNoPlanCanMakeIsShownAsWhatThereIsToDo(t *testing.T) {
	d := dialog(t, findings.MendDialog(check.Finding{Title: "It is wrong", Fix: check.Fix{
		Words: "Ask an administrator.", Steps: []string{"Open the portal"}, Commands: []string{"az ad app update"},
	}}, func() { t.Error("there was nothing to agree to") }))
	d.See("Ask an administrator.", "Open the portal", "az ad app update", "Close").Key(fyne.KeyReturn)
}

func TestAnExplanationHasBothSides(t *testing.T) {
	d := dialog(t, findings.ExplainDialog(check.Finding{
		Code: "audience.is-uri", Severity: check.Error, Title: "It is a URI", Detail: "Because of that.",
		Expected: check.Side{Value: "bare", Because: "the token says so"}, Found: check.Side{Value: "api://bare"},
	}))
	d.See("Error", "audience.is-uri", "Because of that.", "Expected", "bare", "the token says so", "Found", "api://bare", "Read more")
}
