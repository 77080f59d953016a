package frame_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"entrastudio/views/action"
	"entrastudio/views/frame"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

func TestPanelsAreBuiltWhenFirstShownAndKept(t *testing.T) {
	s := open(t, viewtest.Setup{})
	s.See("Public URL", "Orchestration Cluster").Miss("No token yet")
	s.Tap("Tokens")
	s.See("No token yet").Miss("Public URL")
	s.Tap("Components").Tap("Tokens")
	built := []int{s.panels[0].built, s.panels[1].built, s.panels[2].built}
	if diff := cmp.Diff([]int{1, 1, 0}, built); diff != "" {
		t.Error(diff)
	}
}

func TestAPanelIsToldWhenItComesOnScreenAndLeavesIt(t *testing.T) {
	s := open(t, viewtest.Setup{})
	s.Tap("Tokens").Tap("Components").Tap("Components")
	if diff := cmp.Diff([]bool{true, false, true}, s.panels[0].shown); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]bool{true, false}, s.panels[1].shown); diff != "" {
		t.Error(diff)
	}
}

func TestThePanelsHaveShortcuts(t *testing.T) {
	s := open(t, viewtest.Setup{})
	for _, one := range []struct{ keys, want string }{{"Ctrl+2", "Tokens"}, {"Ctrl+3", "Export"}, {"Ctrl+1", "Components"}} {
		if s.Press(one.keys); s.frame.Panel() != one.want {
			t.Errorf("%s shows %s, want %s", one.keys, s.frame.Panel(), one.want)
		}
	}
	if one, ok := s.frame.Table().Find("panel.Components"); !ok || !one.Checked() {
		t.Error("the shown panel is not ticked in the menu")
	}
	s.frame.Open("nowhere")
	if s.frame.Panel() != "Components" {
		t.Error("an unknown panel was opened")
	}
}

func TestTheBarsShowTheStatus(t *testing.T) {
	s := open(t, viewtest.Setup{})
	s.See("acme-prod", "Camunda 8.8", "Helm", "2 errors", "1 warning", "Saved 12:04", "Offline", "decoded, not verified")
	s.status.Plan, s.status.Errors, s.status.Warnings, s.status.Token = "other", 0, 0, ""
	s.status.Connection, s.status.Connected, s.panels[0].count = "ada@acme.example.com", true, 7
	s.frame.Refresh()
	s.See("other", "0 errors", "0 warnings", "ada@acme.example.com", "7").Miss("acme-prod", "decoded", "Offline")
}

func TestTheBarAboveActs(t *testing.T) {
	s := open(t, viewtest.Setup{})
	s.TapHint("Undo (Ctrl+Z)")
	if s.undone != 1 {
		t.Errorf("undone %d times", s.undone)
	}
	s.able = false
	s.frame.Refresh()
	s.TapHint("Undo (Ctrl+Z): nothing to undo")
	if s.undone != 1 {
		t.Error("undo ran while there was nothing to undo")
	}
	s.Tap("Camunda 8.8").Tap("Camunda 8.7")
	s.Tap("2 errors")
	if diff := cmp.Diff([]string{"8.7", "problems"}, s.chosen); diff != "" {
		t.Error(diff)
	}
	s.Tap("Search or run")
	s.See("Fold the rail").Key(fyne.KeyEscape)
}

func TestAShortcutOfWhatIsOffSaysWhy(t *testing.T) {
	s := open(t, viewtest.Setup{})
	s.able = false
	s.Press("Ctrl+Z")
	s.See("nothing to undo")
	s.clock.pass()
	s.Miss("nothing to undo")
}

func TestTheRailFoldsToIcons(t *testing.T) {
	s := open(t, viewtest.Setup{})
	wide := railTexts(s)
	s.Press("Ctrl+B")
	if folded := railTexts(s); folded >= wide {
		t.Errorf("folded it shows %d texts, before %d", folded, wide)
	}
	s.TapHint("Tokens")
	if s.frame.Panel() != "Tokens" {
		t.Error("a folded entry cannot be clicked")
	}
	s.Press("Ctrl+B")
	if again := railTexts(s); again != wide {
		t.Errorf("unfolded it shows %d texts, before %d", again, wide)
	}
}

// railTexts counts the texts at the left edge, where the rail is.
func railTexts(s *scene) int {
	count := 0
	for _, name := range []string{"Components", "Tokens", "Export"} {
		for _, line := range strings.Split(s.Dump(), "\n") {
			if strings.HasPrefix(strings.TrimSpace(line), "40,") && strings.HasSuffix(line, name) {
				count++
			}
		}
	}
	return count
}

func TestTheKeyboardGoesThroughTheRail(t *testing.T) {
	s := open(t, viewtest.Setup{})
	// The rail stands behind the buttons and choices of the bar above.
	for range 20 {
		s.Key(fyne.KeyTab)
		if s.Key(fyne.KeyDown); s.frame.Panel() != "Components" {
			break
		}
		s.Key(fyne.KeyEscape)
	}
	s.Key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	if s.frame.Panel() != "Export" {
		t.Errorf("down stops at %s", s.frame.Panel())
	}
	s.Key(fyne.KeyHome)
	if s.frame.Panel() != "Components" {
		t.Errorf("home goes to %s", s.frame.Panel())
	}
}

func TestGoingToAPanelGivesItTheKeyboard(t *testing.T) {
	s := open(t, viewtest.Setup{})
	field := part.NewEntry("Paste")
	s.panels[1].content = func() fyne.CanvasObject { return field }
	s.panels[1].keyboard = field
	s.Press("Ctrl+2")
	if s.Focused() != field {
		t.Errorf("after the shortcut %T has the keyboard, want the panel's field", s.Focused())
	}
	s.Press("Ctrl+1")
	if s.Focused() != nil {
		t.Errorf("%T has the keyboard, but is no longer in sight", s.Focused())
	}
	s.Tap("Tokens")
	if s.Focused() != field {
		t.Errorf("after a click in the rail %T has the keyboard, want the panel's field", s.Focused())
	}
	s.frame.Open("Components")
	s.Window().Canvas().Unfocus()
	for range 20 {
		s.Key(fyne.KeyTab)
		if s.Key(fyne.KeyDown); s.frame.Panel() != "Components" {
			break
		}
		s.Key(fyne.KeyEscape)
	}
	if s.Focused() == field {
		t.Error("going along the rail leaves it")
	}
	if s.Key(fyne.KeyReturn); s.Focused() != field {
		t.Errorf("Return in the rail gives the keyboard to %T, want the panel's field", s.Focused())
	}
}

func TestTheSheetFloatsAndEscapeClosesItFromAField(t *testing.T) {
	s := open(t, viewtest.Setup{})
	s.frame.Sheet().Open("Recognised", widget.NewLabel("psql result, 3 audiences"))
	s.See("psql result, 3 audiences", "Components")
	s.Focus(s.Field("Audience").(fyne.Focusable))
	s.Key(fyne.KeyEscape)
	s.Miss("psql result")
	s.Key(fyne.KeyEscape)
	if diff := cmp.Diff([]fyne.KeyName{fyne.KeyEscape}, s.panels[0].keys); diff != "" {
		t.Errorf("the panel got the wrong keys: %s", diff)
	}
}

func TestAHintWaitsForThePointerToRest(t *testing.T) {
	s := open(t, viewtest.Setup{})
	s.frame.ShowHint("Application (client) ID", fyne.NewPos(1190, 790))
	s.Miss("Application (client) ID of")
	before := strings.Count(s.Dump(), "Application (client) ID")
	s.clock.pass()
	if after := strings.Count(s.Dump(), "Application (client) ID"); after != before+1 {
		t.Errorf("the hint is not on screen: %d texts, before %d", after, before)
	}
	s.frame.HideHint()
	s.frame.ShowHint("gone before", fyne.NewPos(10, 10))
	s.frame.HideHint()
	s.clock.pass()
	s.Miss("gone before")
}

func TestAToastFloatsOverThePanel(t *testing.T) {
	s := open(t, viewtest.Setup{})
	undone := false
	s.frame.Say("Rule deleted", "Undo", func() { undone = true })
	s.See("Rule deleted").Tap("Undo")
	if !undone {
		t.Error("the toast's button does nothing")
	}
}

// TestAChangeOfThemeReachesHiddenPanels guards why panels stay in the window.
func TestAChangeOfThemeReachesHiddenPanels(t *testing.T) {
	s := open(t, viewtest.Setup{})
	s.frame.Open("Tokens")
	fyne.CurrentApp().Settings().SetTheme(look.Theme{Mode: look.Dark})
	s.frame.Open("Components")
	changed := s.Picture()
	right := open(t, viewtest.Setup{Theme: look.Theme{Mode: look.Dark}}).Picture()
	for _, at := range []fyne.Position{{X: 4, Y: 400}, {X: 400, Y: 188}, {X: 1000, Y: 700}, {X: 600, Y: 20}} {
		got, want := changed.At(int(at.X), int(at.Y)), right.At(int(at.X), int(at.Y))
		if got != want {
			t.Errorf("at %v the colour is %v, want %v", at, got, want)
		}
	}
}

func TestTheFrameSpeaksGerman(t *testing.T) {
	s := open(t, viewtest.Setup{Language: words.German})
	s.See("2 Fehler", "1 Warnung", "Suchen oder ausführen", "Strg+K")
	s.Miss("error", "frame.")
}

func TestAFaultyTableOfActionsIsAnError(t *testing.T) {
	viewtest.Open(t, viewtest.Setup{}, func(window fyne.Window) fyne.CanvasObject {
		twice := action.Action{ID: frame.Search, Title: "Search", Run: func() {}}
		_, err := frame.New(frame.Params{
			Window: window, Status: func() frame.Status { return frame.Status{} },
			Actions: []action.Action{twice}, After: part.AfterTimer,
		})
		if err == nil || !strings.Contains(err.Error(), "twice") {
			t.Errorf("got the error %v", err)
		}
		return widget.NewLabel("")
	})
}

func TestTheChoicesAboveAreReadInBothDensities(t *testing.T) {
	for _, density := range []look.Density{look.Compact, look.Comfortable} {
		s := open(t, viewtest.Setup{Theme: look.Theme{Density: density}})
		s.status.Deployments = []part.Option{{Value: "compose", Title: "Docker Compose"}}
		s.status.Deployment = "compose"
		s.frame.Refresh()
		s.See("Camunda 8.8", "Docker Compose")
	}
}

func TestItFitsASmallWindow(t *testing.T) {
	s := open(t, viewtest.Setup{Size: fyne.NewSize(1024, 700)})
	if least := s.frame.MinSize(); least.Width > 1024 || least.Height > 700 {
		t.Errorf("the frame needs %v", least)
	}
	s.See("acme-prod", "Camunda 8.8", "Search or run", "decoded, not verified")
}
