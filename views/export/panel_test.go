package export_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/difference"
	"entrastudio/views/export"
	"entrastudio/views/look"
	"entrastudio/views/studiotest"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

// bundle stands in for the program.
type bundle struct {
	preview export.Preview
	ready   func()
	did     []string
}

func (b *bundle) OnReady(f func())        { b.ready = f }
func (b *bundle) Want()                   { b.did = append(b.did, "want") }
func (b *bundle) Preview() export.Preview { return b.preview }
func (b *bundle) Write()                  { b.did = append(b.did, "write") }
func (b *bundle) Compare()                { b.did = append(b.did, "compare") }
func (b *bundle) OpenFolder()             { b.did = append(b.did, "open") }
func (b *bundle) Again()                  { b.did = append(b.did, "again") }
func (b *bundle) Stop()                   { b.did = append(b.did, "stop") }

func (b *bundle) Choose(part string, chosen bool) {
	word := "drop "
	if chosen {
		word = "take "
	}
	b.did = append(b.did, word+part)
}

// last is what the panel did last.
func (b *bundle) last() string { return b.did[len(b.did)-1] }

func threeFiles() *bundle {
	return &bundle{preview: export.Preview{
		Files: []export.File{
			{Path: "README.md", Reader: "a person", Text: "# Hand-over\n"},
			{Path: "entra/main.tf", Reader: "terraform", Text: "resource \"x\" \"y\" {}\n"},
			{Path: "helm/values.yaml", Reader: "helm", Text: "identity:\n  enabled: true\n"},
		},
		Notes: []string{"The Secret entra-credentials must be there before the chart is installed."},
		Parts: []export.Part{{Name: "helm", Chosen: true}, {Name: "sql"}},
	}}
}

// compared has a last export that differs.
func compared() *bundle {
	b := threeFiles()
	b.preview.Files[0].Change, b.preview.Files[0].Before = export.Same, b.preview.Files[0].Text
	b.preview.Files[1].Change = export.Added
	b.preview.Files[2].Change, b.preview.Files[2].Before = export.Changed, "identity:\n  enabled: false\n"
	b.preview.Files = append(b.preview.Files, export.File{Path: "helm/zz.yaml", Change: export.Gone, Before: "gone: 1\n"})
	b.preview.Place = "/tmp/acme-export"
	b.preview.Last = &export.Last{When: "2026-11-22 12:04", Differences: []difference.Difference{
		{Kind: difference.OfPlan, Title: "Tenant ID", Where: "tenant/id", Old: catalog.TextOf("old-tenant"), New: catalog.TextOf("new-tenant")},
	}}
	return b
}

func opened(t *testing.T, b *bundle, setup viewtest.Setup) (*viewtest.Driver, *studiotest.Studio) {
	t.Helper()
	s := studiotest.New(t, catalog.V88, nil)
	return studiotest.Open(t, setup, s, export.New(s, b)), s
}

func TestFilesStandInTheirFoldersWithTheirReader(t *testing.T) {
	b := threeFiles()
	d, _ := opened(t, b, viewtest.Setup{})
	d.See("README.md", "entra/", "main.tf", "helm/", "values.yaml", "terraform", words.T("export.ready"), "# Hand-over", "entra-credentials")
	d.Tap("values.yaml").See("helm/values.yaml", "identity")
	d.Tap(words.T("export.write"))
	if b.last() != "write" {
		t.Errorf("the panel did %v", b.did)
	}
}

func TestAFolderClosesAndOpensWithTheKeyboard(t *testing.T) {
	d, _ := opened(t, threeFiles(), viewtest.Setup{})
	d.Tap("entra/").Key(fyne.KeyLeft)
	d.Miss("main.tf").See("entra/")
	d.Key(fyne.KeyReturn).See("main.tf")
	d.Key(fyne.KeyDown).See("entra/main.tf")
}

func TestTheDifferenceToTheLastExportIsShownByTextAndByMeaning(t *testing.T) {
	b := compared()
	d, _ := opened(t, b, viewtest.Setup{})
	d.See("acme-export", "1 difference by meaning, 3 files not the same", "changed", "new", "gone")
	d.Tap("values.yaml").Tap(words.T("export.difference")).See("false", "true", "1 lines come, 1 go")
	d.Tap("zz.yaml").See(words.T("export.gone.about"))
	d.Tap("README.md").See(words.T("export.same"))
	d.Tap(words.T("export.meaning.show")).See("Tenant ID", "tenant/id", "old-tenant", "new-tenant")
	d.Tap("values.yaml").See("true").Miss("new-tenant")
}

func TestErrorsInTheWayAreCountedAndLeadToTheProblems(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	s.Given = []check.Finding{{Code: "tenant.id-invalid", Severity: check.Error, Title: "No tenant ID"}}
	d := studiotest.Open(t, viewtest.Setup{Size: fyne.NewSize(1024, 700), Theme: look.Theme{Mode: look.Dark}}, s, export.New(s, threeFiles()))
	d.Tap(words.T("export.problems"))
	if strings.Join(s.Opened, " ") != "problems" {
		t.Errorf("opened %v", s.Opened)
	}
}

func TestARefusalLeadsToItsFieldAndNothingCanBeWritten(t *testing.T) {
	b := &bundle{preview: export.Preview{Refused: &export.Refused{
		Text: "docker compose cannot carry a line break in the audience", Field: "components/operate/settings/audience",
	}}}
	d, s := opened(t, b, viewtest.Setup{})
	d.See("docker compose cannot carry").Tap(words.T("export.field"))
	if strings.Join(s.Shows, " ") != "components/operate/settings/audience" {
		t.Errorf("shown %v", s.Shows)
	}
	d.Tap(words.T("export.write"))
	if b.last() == "write" {
		t.Error("a refused export was written")
	}
}

func TestPartsAreChosenByTheirBoxes(t *testing.T) {
	b := threeFiles()
	d, _ := opened(t, b, viewtest.Setup{Language: words.German})
	d.See("helm").Tap(words.T("export.parts")).Tap("sql")
	if b.last() != "take sql" {
		t.Errorf("the panel did %v", b.did)
	}
	b.preview.Whole = true
	b.ready()
	d.See(words.T("export.parts.whole"))
}

func TestWorkIsShownAndStoppedAndStoppedWorkCanBeDoneAgain(t *testing.T) {
	b := threeFiles()
	b.preview.Work = &export.Work{What: "sql", Done: 1, Of: 3}
	d, _ := opened(t, b, viewtest.Setup{})
	d.See("Making: sql").Tap(words.T("export.stop"))
	if b.last() != "stop" {
		t.Errorf("the panel did %v", b.did)
	}
	b.preview = export.Preview{Refused: &export.Refused{Text: "Stopped", Again: true}}
	b.ready()
	d.Miss("Making: sql").Tap(words.T("export.again"))
	if b.last() != "again" {
		t.Errorf("the panel did %v", b.did)
	}
	b.preview = threeFiles().preview
	b.preview.Place = `C:\ada\acme-export`
	b.ready()
	d.See("No earlier export in acme-export").TapHint(words.T("export.compare"))
	if b.last() != "compare" {
		t.Errorf("the panel did %v", b.did)
	}
	b.preview = compared().preview
	b.ready()
	d.TapHint(words.T("export.open"))
	if b.last() != "open" {
		t.Errorf("the panel did %v", b.did)
	}
}

func TestNothingIsMadeForAPanelThatNobodySees(t *testing.T) {
	b := threeFiles()
	s := studiotest.New(t, catalog.V88, nil)
	p := export.New(s, b)
	s.Tell()
	if len(b.did) > 0 {
		t.Fatalf("before it was shown the panel did %v", b.did)
	}
	studiotest.Open(t, viewtest.Setup{}, s, p)
	p.SetShown(false)
	asked := len(b.did)
	s.Tell()
	if len(b.did) != asked {
		t.Errorf("after it was left the panel did %v", b.did[asked:])
	}
}
