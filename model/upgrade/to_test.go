package upgrade_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entrastudio/assets"
	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/upgrade"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func catalogOf(t testing.TB, minor catalog.Minor) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// to upgrades a plan, which must be possible.
func to(t testing.TB, p *plan.Plan, minor catalog.Minor) (*plan.Plan, []upgrade.Change) {
	t.Helper()
	upgraded, changes, err := upgrade.To(p, minor)
	if err != nil {
		t.Fatal(err)
	}
	return upgraded, changes
}

func example(t testing.TB, name string) *plan.Document {
	t.Helper()
	data, err := assets.Example(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := plan.Parse(name+".yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// eachExample visits the examples with every newer minor.
func eachExample(t *testing.T, test func(t *testing.T, doc *plan.Document, minor catalog.Minor)) {
	t.Helper()
	for _, name := range assets.Examples() {
		doc := example(t, name)
		for _, minor := range upgrade.Through(doc.Plan().Camunda, catalog.V810) {
			t.Run(name+" to "+string(minor), func(t *testing.T) { test(t, doc, minor) })
		}
	}
}

func TestAnOlderMinorIsRefusedWithAReason(t *testing.T) {
	doc := example(t, "guide-8.9")
	_, _, err := upgrade.To(doc.Plan(), catalog.V88)
	if !errors.Is(err, upgrade.ErrBackwards) || !strings.Contains(err.Error(), "from 8.9 to 8.8") {
		t.Errorf("got %v", err)
	}
}

func TestAnUnknownMinorIsRefused(t *testing.T) {
	doc := example(t, "guide-8.9")
	for _, minor := range []catalog.Minor{"", "8.11", "9", "8.9.1"} {
		if _, _, err := upgrade.To(doc.Plan(), minor); err == nil || !strings.Contains(err.Error(), "8.10") {
			t.Errorf("%q: %v", minor, err)
		}
	}
	if _, _, err := upgrade.To(&plan.Plan{Camunda: "8.5"}, catalog.V88); err == nil {
		t.Error("a plan of an unknown minor was upgraded")
	}
}

func TestMinorsAreTakenOneAfterTheOther(t *testing.T) {
	if diff := cmp.Diff([]catalog.Minor{catalog.V87, catalog.V88, catalog.V89, catalog.V810}, upgrade.Through(catalog.V86, catalog.V810)); diff != "" {
		t.Error(diff)
	}
	if got := upgrade.Through(catalog.V89, catalog.V89); got != nil {
		t.Errorf("on its own minor a plan goes through %v", got)
	}
}

// severe lists the codes of errors and warnings in a plan.
func severe(t testing.TB, p *plan.Plan) []string {
	t.Helper()
	var codes []string
	for _, f := range check.Run(evidence.FromPlan(p, catalogOf(t, p.Camunda), "plan.yaml", nil), check.Options{}) {
		if f.Severity != check.Note {
			codes = append(codes, string(f.Code)+" of "+string(f.Component))
		}
	}
	return codes
}

func TestAnUpgradedExampleIsFaultless(t *testing.T) {
	eachExample(t, func(t *testing.T, doc *plan.Document, minor catalog.Minor) {
		upgraded, _ := to(t, doc.Plan(), minor)
		if codes := severe(t, upgraded); len(codes) > 0 {
			t.Errorf("found %v", codes)
		}
		if upgraded.Camunda != minor {
			t.Errorf("the plan is for %s", upgraded.Camunda)
		}
	})
}

// starter is a plan of every component of a minor with all ids filled in.
func starter(t testing.TB, minor catalog.Minor, with plan.Tool) *plan.Plan {
	t.Helper()
	c := catalogOf(t, minor)
	p := plan.Starter(c)
	p.Deployment.With = with
	p.Tenant.ID = "11111111-2222-4333-8444-555555555555"
	p.FirstAdmin.Value = "admin@example.com"
	for i := range p.Registrations {
		p.Registrations[i].ClientID = fmt.Sprintf("aaaaaaaa-bbbb-4ccc-8ddd-%012d", i)
	}
	for _, name := range []catalog.Name{catalog.WebModeler, catalog.Hub} {
		if component := p.Component(name); component != nil {
			component.Settings = map[string]catalog.Value{"mailFrom": catalog.TextOf("noreply@example.com")}
		}
	}
	if with == plan.Compose {
		for i := range p.Databases {
			p.Databases[i].Bundled = false
		}
	}
	return p
}

func TestAnUpgradeBringsNoFaultThatWasNotThere(t *testing.T) {
	for _, with := range []plan.Tool{plan.Helm, plan.Compose} {
		for _, from := range catalog.Minors() {
			p := starter(t, from, with)
			before := severe(t, p)
			for _, minor := range upgrade.Through(from, catalog.V810) {
				upgraded, _ := to(t, p, minor)
				for _, code := range severe(t, upgraded) {
					if !slices.Contains(before, code) {
						t.Errorf("%s from %s to %s: %s", with, from, minor, code)
					}
				}
			}
		}
	}
}

// TestChangesOfTheExamples guards the words and the order in which they are
// shown.
func TestChangesOfTheExamples(t *testing.T) {
	eachExample(t, func(t *testing.T, doc *plan.Document, minor catalog.Minor) {
		_, changes := to(t, doc.Plan(), minor)
		var b strings.Builder
		for _, c := range changes {
			fmt.Fprintf(&b, "%s %s %s [%s] %s\n", c.Minor, c.Urgency, c.Kind, c.Component, c.Title)
			fmt.Fprintf(&b, "  at %s\n  %s -> %s\n", c.Where, c.Old, c.New)
			if c.Acts() {
				fmt.Fprintf(&b, "  %s: %s\n", c.In, c.Must)
			}
		}
		golden(t, doc.Plan().Name+"-to-"+string(minor)+".changes", b.String())
	})
}

func TestUpgradedExamplesKeepTheirComments(t *testing.T) {
	eachExample(t, func(t *testing.T, doc *plan.Document, minor catalog.Minor) {
		upgraded, _ := to(t, doc.Plan(), minor)
		next, err := doc.With(upgraded)
		if err != nil {
			t.Fatal(err)
		}
		text := string(next.Bytes())
		for line := range strings.Lines(string(doc.Bytes())) {
			if strings.HasPrefix(line, "#") && !strings.Contains(text, line) {
				t.Errorf("lost %q", line)
			}
		}
		golden(t, doc.Plan().Name+"-to-"+string(minor)+".yaml", text)
	})
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}
