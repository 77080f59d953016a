package part_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/viewtest"
)

func TestAFieldShowsItsFindingsWithWordAndFix(t *testing.T) {
	entry := part.NewEntry("")
	field := part.NewField("Audience", entry)
	driver := viewtest.Show(t, container.NewVBox(field))
	if driver.Field("Audience") != fyne.CanvasObject(entry) {
		t.Fatal("the field does not give its control")
	}
	fixed, explained := 0, 0
	field.SetHint("global.identity.auth.operate.audience")
	field.SetFindings([]part.Finding{
		{State: look.Warning, Title: "the audience is not distinct"},
		{
			State: look.Error, Title: "the audience is a URI", Detail: "Every token is rejected.",
			FixTitle: "Use bare client id", Fix: func() { fixed++ }, More: func() { explained++ },
		},
	})
	driver.See("Audience", "Warning: the audience is not distinct", "Error: the audience is a URI", "Every token is rejected.",
		"global.identity.auth.operate.audience")
	if field.State() != look.Error {
		t.Errorf("the worst state is %d", field.State())
	}
	driver.Tap("Use bare client id").Tap("More")
	if fixed != 1 || explained != 1 {
		t.Errorf("fixed %d times, explained %d times", fixed, explained)
	}
	field.SetFindings(nil)
	field.SetHint("")
	driver.Miss("Warning", "Error", "rejected", "global.identity")
	if field.State() != look.None {
		t.Errorf("without findings the state is %d", field.State())
	}
}

func TestAnIDIsCutInTheMiddleAndCopiedWhole(t *testing.T) {
	const whole = "a1f0c6de-1111-2222-3333-444455552f06"
	copied := ""
	id := part.NewID(whole)
	id.OnCopied = func(id string) { copied = id }
	setup := viewtest.Setup{Size: fyne.NewSize(160, 60)}
	driver := viewtest.Open(t, setup, func(fyne.Window) fyne.CanvasObject { return id })
	driver.Miss(whole)
	driver.See("a1f0c6de", "\u2026", "2f06")
	driver.TapHint("Copy")
	if driver.Clipboard() != whole || copied != whole {
		t.Errorf("copied %q, told %q", driver.Clipboard(), copied)
	}
	id.SetWhole(true)
	driver.See(whole)
	id.SetValue("")
	driver.Key(fyne.KeyTab)
	if driver.Focused() != nil {
		t.Error("an empty id can be copied")
	}
}

func TestABadgeSaysIconWordAndCount(t *testing.T) {
	badge := part.NewBadge(look.Error, "", 3)
	driver := viewtest.Show(t, badge)
	driver.See("3 Error")
	badge.Set(look.OK, "ready", 0)
	driver.See("ready").Miss("0", "Error")
}

func TestAHeaderSetsItsButtonsToTheRight(t *testing.T) {
	pressed := false
	header := part.NewHeader("Components", part.NewPrimary("Add", func() { pressed = true }))
	header.SetSubtitle("4 of Camunda 8.8")
	driver := viewtest.Show(t, container.NewVBox(header))
	driver.See("Components", "4 of Camunda 8.8").Tap("Add")
	if !pressed {
		t.Error("the button does nothing")
	}
	header.SetTitle("Registrations")
	driver.See("Registrations").Miss("Components")
}

func TestANarrowHeaderLeavesItsSubtitleOutAndCutsItsTitle(t *testing.T) {
	header := part.NewHeader("Tokens", part.NewButton("Copy redacted", nil), part.NewPrimary("Read clipboard", nil))
	header.SetSubtitle("2 tokens, in memory only")
	driver := viewtest.Show(t, container.NewWithoutLayout(header))
	header.Resize(fyne.NewSize(500, 28))
	driver.See("Tokens", "2 tokens")
	header.Resize(fyne.NewSize(330, 28))
	driver.See("Tokens", "Read clipboard").Miss("2 tok")
	header.SetTitle("The tokens of everybody")
	driver.See("The tok", "Read clipboard").Miss("The tokens of everybody")
	if least := header.MinSize().Width; least > 330 {
		t.Errorf("a header that cuts its title asks for %v", least)
	}
}

func TestAnEmptyStateTeachesTheFirstStep(t *testing.T) {
	pasted := false
	empty := part.NewEmpty(look.IconTokens, "No token yet", "Paste a token here.", part.NewPrimary("Paste", func() { pasted = true }))
	driver := viewtest.Show(t, empty)
	driver.See("No token yet", "Paste a token here.").Tap("Paste")
	if !pasted {
		t.Error("the button does nothing")
	}
	viewtest.Show(t, part.NewEmpty(look.IconTokens, "No token yet", "Paste.", nil)).See("No token yet")
}
