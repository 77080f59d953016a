package workbench

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"entrastudio/app/handover"
	"entrastudio/views/export"
)

// fileIn is a file of what the panel shows.
func fileIn(t *testing.T, p export.Preview, path string) export.File {
	t.Helper()
	if p.Refused != nil {
		t.Fatal(p.Refused.Text)
	}
	at := slices.IndexFunc(p.Files, func(f export.File) bool { return f.Path == path })
	if at < 0 {
		t.Fatalf("the export lacks %s", path)
	}
	return p.Files[at]
}

// exported writes the export to a place as a person does.
func (b *bench) exported(place string) {
	b.t.Helper()
	b.Tap("Write files")
	b.typePath(place)
}

func TestThePlanInAnExportKeepsItsComments(t *testing.T) {
	on := newComputer(t)
	plain := on.read(t, on.write(t, "acme.yaml", sound(t)))
	b := onFile(t, on, on.put(t, "acme.yaml", "# Ask Ada before you change the tenant.\n"+plain))
	b.rename("acme-prod")
	b.Open("export")
	file := fileIn(t, b.export.Preview(), "plan.yaml")
	if !strings.Contains(file.Text, "# Ask Ada") || !strings.Contains(file.Text, "name: acme-prod") {
		t.Errorf("the plan in the export is\n%s", file.Text)
	}
}

func TestANewFolderIsWrittenAtOnceAndShownToThePerson(t *testing.T) {
	on := newComputer(t)
	b := onFile(t, on, on.write(t, "acme.yaml", sound(t)))
	var shown []string
	b.params.OpenURL = func(u *url.URL) error {
		shown = append(shown, u.String())
		return nil
	}
	b.Open("export")
	b.Tap("Write files").See("Write the export", on.path("acme-export"))
	b.Key(fyne.KeyReturn)
	b.See("Wrote the export to", "Nothing has changed since").Tap("Open folder")
	if want := "file://" + on.path("acme-export"); len(shown) != 1 || shown[0] != want {
		t.Errorf("shown %v, want %s", shown, want)
	}
	if text := on.read(t, on.path("acme-export/plan.yaml")); !strings.Contains(text, "name: acme") {
		t.Errorf("the plan is\n%s", text)
	}
	if kept := b.settings[targetSetting+on.path("acme.yaml")]; kept != on.path("acme-export") {
		t.Errorf("the place that is kept is %q", kept)
	}
}

func TestWhatChangesIsShownBeforeAnExportIsReplaced(t *testing.T) {
	on := newComputer(t)
	b := onFile(t, on, on.write(t, "acme.yaml", sound(t)))
	place := on.path("out")
	b.Open("export")
	b.exported(place)
	if err := b.Apply(planEdit("tenant/id", "0f0e6b7c-1111-4222-8333-944455566677")); err != nil {
		t.Fatal(err)
	}
	b.Settle()
	if f := fileIn(t, b.export.Preview(), "plan.yaml"); f.Change != export.Changed || !strings.Contains(f.Before, "7f3c2a10") {
		t.Errorf("the plan in the export is %v", f.Change)
	}
	b.exported(place)
	b.See("What changes there", "Tenant: id", "7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11", "0f0e6b7c-1111-4222-8333-944455566677").Key(fyne.KeyEscape)
	if strings.Contains(on.read(t, place+"/plan.yaml"), "0f0e6b7c") {
		t.Fatal("it was written unasked")
	}
	b.exported(place)
	b.Tap("Write over it")
	if !strings.Contains(on.read(t, place+"/plan.yaml"), "0f0e6b7c") {
		t.Error("it was not written")
	}
}

func TestFilesThatSomebodyChangedAreNamedBeforeTheyAreLost(t *testing.T) {
	on := newComputer(t)
	b := onFile(t, on, on.write(t, "acme.yaml", sound(t)))
	place := on.path("out")
	b.Open("export")
	b.exported(place)
	on.put(t, "out/helm/values.yaml", "mine: true\n")
	on.put(t, "out/notes.txt", "mine")
	b.rename("acme-prod")
	b.exported(place)
	b.See("lost when they are written again: helm/values.yaml", "stay beside it: notes.txt")
	b.Key(fyne.KeyReturn) // The keyboard is on the safe button.
	if on.read(t, place+"/helm/values.yaml") != "mine: true\n" {
		t.Error("the file was replaced unasked")
	}
	b.Miss("What changes there")
}

func TestAZipFileForARecipientNeedsAPublicKey(t *testing.T) {
	on := newComputer(t)
	b := onFile(t, on, on.write(t, "acme.yaml", sound(t)))
	b.Open("export")
	b.Tap("Write files")
	entry, ok := b.Focused().(interface{ SetText(string) })
	if !ok {
		t.Fatal("no field has the keyboard")
	}
	entry.SetText(on.path("out.zip.age"))
	b.See("Public key of the recipient").Key(fyne.KeyReturn)
	b.See("Write the export") // Without a key there is nothing to go on with.
	b.Key(fyne.KeyEscape)
	b.export.inspect(on.path("out.zip.age"), []string{"AGE-SECRET-KEY-1QQQ"})
	b.See("this is a private key").Miss("--age", "QQQ").Key(fyne.KeyReturn)
	b.export.inspect(on.path("out.zip.age"), []string{"age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"})
	if data, err := os.ReadFile(on.path("out.zip.age")); err != nil || !strings.HasPrefix(string(data), "age-encryption.org/v1") {
		t.Errorf("the file is not encrypted: %v", err)
	}
}

func TestPartsMakeTheExport(t *testing.T) {
	on := newComputer(t)
	b := onFile(t, on, on.write(t, "acme.yaml", sound(t)))
	b.Open("export")
	whole := b.export.chosen()
	if !slices.Equal(whole, handover.PartsOf("helm")) || !b.export.Preview().Whole {
		t.Fatalf("parts %v", whole)
	}
	for _, name := range whole {
		if name != "helm" {
			b.export.Choose(name, false)
		}
	}
	p := b.export.Preview()
	if len(p.Files) != 1 || p.Files[0].Path != "helm/values.yaml" || p.Whole {
		t.Errorf("%d files, whole %v", len(p.Files), p.Whole)
	}
	b.export.Choose("helm", false)
	if got := b.export.chosen(); !slices.Equal(got, []string{"helm"}) {
		t.Errorf("the last part was left out: %v", got)
	}
	for _, name := range whole {
		b.export.Choose(name, true)
	}
	if !b.export.Preview().Whole {
		t.Error("all parts are not the whole bundle")
	}
}

func TestAPlanOfNobodyIsExportedToAFolderThatHasItsName(t *testing.T) {
	for name, want := range map[string]string{"acme": "acme-export", "a/b": "a-b-export", "..": "-export", `c:\x`: "c--x-export"} {
		if got := fileName(name) + "-export"; got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	b := fresh(t, newComputer(t))
	if place := b.export.place(); filepath.Base(place) != "acme-export" || !filepath.IsAbs(place) {
		t.Errorf("the place is %q", place)
	}
}

func TestStoppedWorkIsToldAndNothingIsWritten(t *testing.T) {
	on := newComputer(t)
	b := onFile(t, on, on.write(t, "acme.yaml", sound(t)))
	b.Open("export")
	began := b.params.Background
	b.params.Background = func(work func()) {
		b.export.Stop()
		began(work)
	}
	b.export.write(b.export.target, b.export.made.bundle, nil)
	b.See("Stopped: nothing was written.")
	b.rename("other")
	if p := b.export.Preview(); p.Refused == nil || !p.Refused.Again {
		t.Fatalf("the export is not told as stopped: %+v", p.Refused)
	}
	b.params.Background = began
	b.Tap("Make them now").See("plan.yaml")
}

func TestWritingIsAskedForOnceTheExportIsMade(t *testing.T) {
	on := newComputer(t)
	b := onFile(t, on, on.write(t, "acme.yaml", sound(t)))
	began := b.params.Background
	var later []func()
	b.params.Background = func(work func()) { later = append(later, work) }
	b.Press("Ctrl+E").Miss("Write the export").See("Making the files")
	b.params.Background = began
	for _, work := range later {
		work()
	}
	b.See("Write the export").Key(fyne.KeyEscape)
	b.exported(on.path("out"))
	b.rename("acme-prod")
	b.CompareExport(on.path("out"))
	b.Frame().Table().Run("export.changes")
	b.See("What changes", "Plan name", "acme-prod")
}
