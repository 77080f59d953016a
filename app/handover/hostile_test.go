package handover_test

import (
	"errors"
	"io/fs"
	"testing"
	"unicode/utf8"

	"entrastudio/app/handover"
	"entrastudio/exporters"
	"entrastudio/exporters/exporttest"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"pgregory.net/rapid"
)

func TestAnyPlanGivesAWholeBundleOrARefusalByName(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, err := catalog.Of(rapid.SampledFrom(catalog.Minors()).Draw(t, "minor"))
		if err != nil {
			t.Fatal(err)
		}
		p, _, _ := exporttest.HostilePlan(t, c, rapid.SampledFrom([]plan.Tool{plan.Helm, plan.Compose}).Draw(t, "tool"))
		if rapid.Bool().Draw(t, "names too") {
			p.Name = exporttest.HostileText().Draw(t, "name")
			p.FirstAdmin.Value = exporttest.HostileText().Draw(t, "admin")
			p.MappingRules[0].Value = exporttest.HostileText().Draw(t, "value")
		}
		doc, err := plan.New(p)
		if err != nil {
			return // No plan file can say it.
		}
		b, err := handover.Make(doc, nil)
		var refusal *exporters.Refusal
		if errors.As(err, &refusal) {
			return
		}
		if err != nil {
			t.Fatalf("neither a bundle nor a refusal: %v", err)
		}
		for _, f := range b.Files {
			if !fs.ValidPath(f.Path) || f.Reader == "" || f.Mode != exporters.Private && f.Mode != exporters.Executable {
				t.Errorf("%s for %q with the mode %v", f.Path, f.Reader, f.Mode)
			}
			if !utf8.Valid(f.Data) {
				t.Errorf("%s is no UTF-8", f.Path)
			}
		}
	})
}
