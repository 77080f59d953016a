package workbench

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestThePlanIsComparedWithAFileAsItStandsInMemory(t *testing.T) {
	on := newComputer(t)
	other := on.write(t, "other.yaml", sound(t))
	b := onFile(t, on, on.write(t, "acme.yaml", sound(t)))
	b.Press("Ctrl+K").Type("compare another").Key(fyne.KeyReturn)
	b.See("Compare with another plan or export")
	b.typePath(other)
	b.See("No setting, registration or rule differs").Key(fyne.KeyEscape)
	if err := b.Apply(planEdit("tenant/id", "0f0e6b7c-1111-4222-8333-944455566677")); err != nil {
		t.Fatal(err)
	}
	b.CompareWith(other)
	b.See("What differs", "other.yaml", "Tenant: id", "7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11", "0f0e6b7c-1111-4222-8333-944455566677")
	b.Key(fyne.KeyEscape)
	b.Miss("What differs")
}

func TestThePlanIsComparedWithAnExportAndWithValues(t *testing.T) {
	on := newComputer(t)
	b := onFile(t, on, on.write(t, "acme.yaml", sound(t)))
	b.Open("export")
	b.exported(on.path("out"))
	b.CompareWith(on.path("out"))
	b.See("No setting, registration or rule differs").Key(fyne.KeyEscape)
	b.CompareWith(on.put(t, "values.yaml", "global:\n  identity:\n    auth:\n      issuer: https://login.example.com/v2.0\n"))
	b.See("What differs", "values.yaml").Key(fyne.KeyEscape)
	b.CompareWith(on.put(t, "notes.txt", "nothing of the kind"))
	b.See("That did not work")
}
