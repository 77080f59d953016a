package palette_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"
	"github.com/sahilm/fuzzy"

	"entrastudio/views/action"
	"entrastudio/views/look"
	"entrastudio/views/palette"
	"entrastudio/views/part"
	"entrastudio/views/viewtest"
)

func titles(items []palette.Item) []string {
	var all []string
	for _, item := range items {
		all = append(all, item.Title)
	}
	return all
}

func TestTheIndexFindsByLettersInOrder(t *testing.T) {
	index := palette.NewIndex([]palette.Item{
		{Title: "Audience", Detail: "Operate"}, {Title: "Audience", Detail: "Tasklist"}, {Title: "Redirect URI", Detail: "Operate"},
	})
	for query, want := range map[string][]string{
		"":        {"Audience", "Audience", "Redirect URI"},
		"auop":    {"Audience"},
		"rediuri": {"Redirect URI"},
		"zzz":     nil,
	} {
		if diff := cmp.Diff(want, titles(index.Find(query))); diff != "" {
			t.Errorf("%q: %s", query, diff)
		}
	}
	if got := index.Find("auop")[0].Detail; got != "Operate" {
		t.Errorf("found the one of %s", got)
	}
}

func TestTheIndexReturnsNoMoreThanAnyoneReads(t *testing.T) {
	var items []palette.Item
	for i := range 10_000 {
		items = append(items, palette.Item{Title: fmt.Sprintf("rule %d", i)})
	}
	index := palette.NewIndex(items)
	for _, query := range []string{"", "rule"} {
		if got := len(index.Find(query)); got != 100 {
			t.Errorf("%q: %d items", query, got)
		}
	}
}

// opened is a window with a palette over an entry.
type opened struct {
	*viewtest.Driver
	palette *palette.Palette
	ran     []string
	behind  *part.Entry
}

func open(t *testing.T) *opened {
	t.Helper()
	o := &opened{behind: part.NewEntry("")}
	save := action.Action{
		ID: "save", Title: "Save", Menu: "File", Icon: look.IconSave,
		Shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl},
		Run:      func() { o.ran = append(o.ran, "save") },
	}
	redo := action.Action{
		ID: "redo", Title: "Redo", Run: func() { o.ran = append(o.ran, "redo") },
		Enabled: func() (bool, string) { return false, "nothing to redo" },
	}
	table, err := action.NewTable([]action.Action{save, redo}, nil)
	if err != nil {
		t.Fatal(err)
	}
	fields := palette.NewIndex([]palette.Item{
		{Title: "Audience", Detail: "Operate", Run: func() { o.ran = append(o.ran, "audience") }},
		{Title: "Save path", Run: func() { o.ran = append(o.ran, "path") }},
	})
	o.Driver = viewtest.Open(t, viewtest.Setup{}, func(window fyne.Window) fyne.CanvasObject {
		o.palette = palette.New(window, palette.Actions(table), fields.Find)
		return o.behind
	})
	return o
}

func (o *opened) did(t *testing.T, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, o.ran); diff != "" {
		t.Error(diff)
	}
}

func TestTypingFindsAndReturnRuns(t *testing.T) {
	o := open(t)
	o.palette.Open()
	o.See("Save", "Ctrl+S", "Redo", "nothing to redo", "Audience", "Operate")
	o.Type("audi")
	o.See("Audience").Miss("Redo")
	o.Key(fyne.KeyReturn)
	o.did(t, "audience")
	if o.palette.Shown() {
		t.Error("the palette stays open")
	}
}

func TestTheArrowsChooseWhileTheFieldKeepsTheKeyboard(t *testing.T) {
	o := open(t)
	o.palette.Open()
	o.Type("save").Key(fyne.KeyDown, fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn)
	o.did(t, "path")
	o.palette.Open()
	if texts := o.Texts(); texts[0] == "save" {
		t.Error("the field still holds the last query")
	}
	o.Tap("Save")
	o.did(t, "path", "save")
}

func TestWhatIsOffStaysWithItsReason(t *testing.T) {
	o := open(t)
	o.palette.Open()
	o.Type("redo").Key(fyne.KeyReturn)
	o.did(t)
	o.See("nothing to redo").Key(fyne.KeyEscape)
	o.Miss("nothing to redo")
}

func TestNothingFoundSaysSo(t *testing.T) {
	o := open(t)
	o.palette.Open()
	o.Type("qqqq")
	o.See("Nothing found").Key(fyne.KeyReturn, fyne.KeyDown)
	o.palette.Open()
	o.Miss("Nothing found")
	o.did(t)
}

func TestTheKeyboardComesBackToWhereItWas(t *testing.T) {
	o := open(t)
	o.Focus(o.behind)
	o.palette.Open()
	o.Key(fyne.KeyEscape)
	if o.Focused() != fyne.Focusable(o.behind) {
		t.Errorf("the keyboard is at %v", o.Focused())
	}
}

func TestASmallWindowHoldsThePalette(t *testing.T) {
	var shown *palette.Palette
	driver := viewtest.Open(t, viewtest.Setup{Size: fyne.NewSize(320, 240)}, func(window fyne.Window) fyne.CanvasObject {
		shown = palette.New(window)
		return widget.NewLabel("")
	})
	shown.Open()
	driver.See("Nothing found")
}

// BenchmarkFind and BenchmarkFuzzyAlone search 10 000 texts; the first also
// makes the items.
func BenchmarkFind(b *testing.B) {
	items, _ := many()
	index := palette.NewIndex(items)
	for b.Loop() {
		index.Find("appopaud")
	}
}

func BenchmarkFuzzyAlone(b *testing.B) {
	_, texts := many()
	for b.Loop() {
		fuzzy.Find("appopaud", texts)
	}
}

func many() (items []palette.Item, texts []string) {
	for i := range 10_000 {
		item := palette.Item{Title: fmt.Sprintf("app/operate/audience %d", i), Detail: "Registrations"}
		items = append(items, item)
		texts = append(texts, item.Title+" "+item.Detail)
	}
	return items, texts
}
