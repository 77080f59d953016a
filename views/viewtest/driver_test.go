package viewtest_test

import (
	"fmt"
	"image/color"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"entrastudio/views/viewtest"
)

// recorder is a testing.TB that notes failures instead of failing.
type recorder struct {
	testing.TB
	failures []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

func (r *recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	panic(r)
}

// failures runs a step and returns what it complained of.
func failures(t *testing.T, content fyne.CanvasObject, step func(*viewtest.Driver)) []string {
	t.Helper()
	r := &recorder{TB: t}
	driver := viewtest.Show(r, content)
	func() {
		defer func() {
			if thrown := recover(); thrown != nil && thrown != any(r) {
				panic(thrown)
			}
		}()
		step(driver)
	}()
	return r.failures
}

func TestAShortcutGoesToMenuThenFocusThenNowhere(t *testing.T) {
	var got []string
	entry := widget.NewEntry()
	driver := viewtest.Show(t, entry)
	item := fyne.NewMenuItem("Undo", func() { got = append(got, "menu") })
	item.Shortcut, item.Disabled = &fyne.ShortcutUndo{}, true
	deep := fyne.NewMenuItem("Deep", func() { got = append(got, "deep") })
	deep.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyD, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift | fyne.KeyModifierAlt}
	child := fyne.NewMenuItem("More", nil)
	child.ChildMenu = fyne.NewMenu("", deep)
	driver.Window().SetMainMenu(fyne.NewMainMenu(fyne.NewMenu("Edit", item, child)))
	driver.Focus(entry)
	driver.Type("ab").Press("Ctrl+Z").Press("Ctrl+Shift+Alt+D")
	if diff := cmp.Diff([]string{"menu", "deep"}, got); diff != "" {
		t.Error(diff)
	}
	if entry.Text != "ab" {
		t.Errorf("the entry took the shortcut too: %q", entry.Text)
	}
	driver.Window().SetMainMenu(nil)
	driver.Press("Ctrl+Z")
	if entry.Text != "" {
		t.Errorf("without a menu the entry did not undo: %q", entry.Text)
	}
	driver.Type("copied").Press("Ctrl+A").Press("Ctrl+X")
	if driver.Clipboard() != "copied" || entry.Text != "" {
		t.Errorf("cut gave %q and left %q", driver.Clipboard(), entry.Text)
	}
}

func TestWhatIsHiddenOrScrolledAwayCannotBeRead(t *testing.T) {
	hidden := widget.NewLabel("hidden")
	hidden.Hide()
	far := widget.NewLabel("far down")
	column := container.NewVBox(widget.NewLabel("near"), hidden, canvasGap(3000), far)
	scroll := container.NewVScroll(column)
	driver := viewtest.Show(t, scroll)
	driver.See("near").Miss("hidden", "far down")
	scroll.ScrollToBottom()
	driver.See("far down").Miss("near")
}

func canvasGap(height float32) fyne.CanvasObject {
	gap := canvas.NewRectangle(color.Transparent)
	gap.SetMinSize(fyne.NewSize(1, height))
	return gap
}

func TestAnOverlayHidesWhatIsBehind(t *testing.T) {
	pressed := ""
	behind := widget.NewButton("Behind", func() { pressed = "behind" })
	driver := viewtest.Show(t, behind)
	popup := widget.NewModalPopUp(widget.NewButton("Front", func() { pressed = "front" }), driver.Window().Canvas())
	popup.Show()
	driver.See("Front").Miss("Behind").Tap("Front")
	if pressed != "front" {
		t.Errorf("pressed %q", pressed)
	}
	popup.Hide()
	driver.Tap("Behind")
	if pressed != "behind" {
		t.Errorf("pressed %q", pressed)
	}
}

func TestTheDriverComplainsOfWhatIsNotThere(t *testing.T) {
	label := func() fyne.CanvasObject { return widget.NewLabel("Saved") }
	for want, step := range map[string]func(*viewtest.Driver){
		`"Lost" cannot be read`:            func(d *viewtest.Driver) { d.See("Lost") },
		`"Saved" can be read`:              func(d *viewtest.Driver) { d.Miss("Saved") },
		`"Saved" can be tapped`:            func(d *viewtest.Driver) { d.Tap("Saved") },
		`the hint "Copy" can be tapped`:    func(d *viewtest.Driver) { d.TapHint("Copy") },
		`there is no field "Audience"`:     func(d *viewtest.Driver) { d.Field("Audience") },
		`"Lost" cannot be read. What`:      func(d *viewtest.Driver) { d.Hover("Lost") },
		`"Strange" is no modifier`:         func(d *viewtest.Driver) { d.Press("Strange+K") },
		`run the test with -update to wri`: func(d *viewtest.Driver) { d.MatchPicture("never-written") },
	} {
		if got := failures(t, label(), step); len(got) != 1 || !strings.Contains(got[0], want) {
			t.Errorf("it complained of %q, want one with %q", got, want)
		}
	}
}

func TestTypingWithoutFocusReachesTheWindow(t *testing.T) {
	driver := viewtest.Show(t, widget.NewLabel(""))
	typed, keys := "", ""
	driver.Window().Canvas().SetOnTypedRune(func(r rune) { typed += string(r) })
	driver.Window().Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { keys += string(key.Name) })
	driver.Type("ab").Key(fyne.KeyEscape)
	if typed != "ab" || keys != "Escape" {
		t.Errorf("the window got %q and %q", typed, keys)
	}
}

// TestAPictureThatDiffersIsTold compares with a golden picture of another size
// and colour, in a folder of its own.
func TestAPictureThatDiffersIsTold(t *testing.T) {
	t.Chdir(t.TempDir())
	square := func(shade uint8) fyne.CanvasObject { return canvas.NewRectangle(color.Gray{Y: shade}) }
	setup := viewtest.Setup{Size: fyne.NewSize(20, 20)}
	viewtest.Open(t, setup, func(fyne.Window) fyne.CanvasObject { return square(40) }).SavePicture("testdata/square.png")
	same := failures(t, square(40), func(d *viewtest.Driver) {
		d.Window().Resize(setup.Size)
		d.MatchPicture("square")
	})
	if same != nil {
		t.Errorf("the same picture differs: %q", same)
	}
	for name, content := range map[string]fyne.CanvasObject{"colour": square(90), "size": square(40)} {
		told := failures(t, content, func(d *viewtest.Driver) {
			if name == "colour" {
				d.Window().Resize(setup.Size)
			}
			d.MatchPicture("square")
		})
		if len(told) != 1 || !strings.Contains(told[0], "accept it with -update") {
			t.Errorf("%s: it complained of %q", name, told)
		}
		if _, err := os.Stat("testdata/failed/square-difference.png"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestScaleMakesThePictureLarger(t *testing.T) {
	setup := viewtest.Setup{Size: fyne.NewSize(30, 20), Scale: 2}
	driver := viewtest.Open(t, setup, func(fyne.Window) fyne.CanvasObject { return canvasGap(1) })
	if got := driver.Picture().Bounds().Size(); got.X != 60 || got.Y != 40 {
		t.Errorf("the picture is %v", got)
	}
}
