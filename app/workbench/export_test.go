package workbench

import (
	"strings"
	"testing"
)

func TestThePlanInAnExportKeepsItsComments(t *testing.T) {
	on := newComputer(t)
	plain := on.read(t, on.write(t, "acme.yaml", sound(t)))
	b := onFile(t, on, on.put(t, "acme.yaml", "# Ask Ada before you change the tenant.\n"+plain))
	b.rename("acme-prod")
	preview := (&exporting{w: b.Workbench}).Preview()
	if preview.Refused != nil {
		t.Fatal(preview.Refused)
	}
	for _, f := range preview.Files {
		if f.Path == "plan.yaml" {
			if !strings.Contains(f.Text, "# Ask Ada") || !strings.Contains(f.Text, "name: acme-prod") {
				t.Errorf("the plan in the export is\n%s", f.Text)
			}
			return
		}
	}
	t.Error("the export lacks its plan")
}
