package export_test

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/views/export"
	"entrastudio/views/look"
	"entrastudio/views/studiotest"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

// bundle stands in for the program.
type bundle struct {
	preview export.Preview
	last    map[string]string
	written int
}

func (b *bundle) Preview() export.Preview { return b.preview }

func (b *bundle) Last(path string) (string, bool) {
	text, ok := b.last[path]
	return text, ok
}

func (b *bundle) Write() { b.written++ }

func twoFiles() *bundle {
	return &bundle{
		preview: export.Preview{
			Files: []export.File{
				{Path: "compose/identity.env", Reader: "docker compose (env_file)", Text: "SPRING_PROFILES_ACTIVE=oidc\n"},
				{Path: "helm/values.yaml", Reader: "helm", Text: "identity:\n  enabled: true\n"},
			},
			Notes: []string{"The Secret entra-credentials must be there before the chart is installed."},
		},
		last: map[string]string{"helm/values.yaml": "identity:\n  enabled: false\n"},
	}
}

func TestFilesAreShownWithTheirReaderAndTheDifference(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	source := twoFiles()
	d := studiotest.Open(t, viewtest.Setup{}, s, export.New(s, source))
	d.See("helm/values.yaml", words.T("export.ready"))
	d.Tap("helm/values.yaml").Tap(words.T("export.difference"))
	d.See(words.T("export.file"))
	d.Tap(words.T("export.write"))
	if source.written != 1 {
		t.Errorf("the files were written %d times, want once", source.written)
	}
}

func TestErrorsInTheWayAreCounted(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	s.Given = []check.Finding{{Code: "tenant.id-invalid", Severity: check.Error, Title: "No tenant ID"}}
	d := studiotest.Open(t, viewtest.Setup{Size: fyne.NewSize(1024, 700), Theme: look.Theme{Mode: look.Dark}}, s, export.New(s, twoFiles()))
	d.See(words.T("export.problems"))
}

func TestARefusalIsSaidAndNothingCanBeWritten(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	source := &bundle{preview: export.Preview{Refused: errors.New("docker compose cannot carry a line break in the audience")}}
	d := studiotest.Open(t, viewtest.Setup{}, s, export.New(s, source))
	d.Tap(words.T("export.write"))
	if source.written != 0 {
		t.Error("a refused export was written")
	}
}
