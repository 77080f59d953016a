package rules_test

import (
	"errors"
	"flag"
	"slices"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/rules"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
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

func fileAt(t testing.TB, files []exporters.File, path string) exporters.File {
	t.Helper()
	at := slices.IndexFunc(files, func(f exporters.File) bool { return f.Path == path })
	if at < 0 {
		t.Fatalf("no %s is written", path)
	}
	return files[at]
}

func TestFilesOfEveryExampleAreTheGoldenOnes(t *testing.T) {
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range examples {
		files, _, err := rules.Files(example.Catalog, example.Plan)
		if err != nil {
			t.Fatal(err)
		}
		if len(example.Plan.MappingRules) == 0 {
			if len(files) > 0 {
				t.Errorf("%s has no rules and gets %d files", example.Name, len(files))
			}
			continue
		}
		exporttest.Golden(t, *update, "example-"+example.Name, files)
	}
}

func TestFilesOfEveryMinorAreTheGoldenOnes(t *testing.T) {
	for _, minor := range catalog.Minors() {
		c := catalogOf(t, minor)
		p := exporttest.Everything(c)
		p.MappingRules = append(p.MappingRules, plan.MappingRule{
			Name: "both", Target: plan.ForIdentity, Claim: "department", Operator: plan.Equals, Value: "R&D | <b>", Roles: []string{"Optimize"}, Tenants: []string{"retail"},
		})
		if minor.Clustered() {
			p.MappingRules = append(p.MappingRules, plan.MappingRule{
				Name: "ops@fernhill.example", Target: plan.ForCluster, Claim: "$['https://fernhill.example/roles']", Value: "it's \"ops\"",
				Roles: []string{"admin", "rpa"}, Tenants: []string{"<default>", "retail"},
			})
		}
		files, _, err := rules.Files(c, p)
		if err != nil {
			t.Fatal(err)
		}
		exporttest.Golden(t, *update, "everything-"+string(minor), files)
	}
}

func TestRulesOfAComponentThatIsOffAreNotWritten(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	p := exporttest.Everything(c)
	p.Component(catalog.Orchestration).Enabled = false
	files, _, err := rules.Files(c, p)
	if err != nil || len(files) != 1 || strings.Contains(string(files[0].Data), "operators") {
		t.Errorf("got %d files, %v", len(files), err)
	}
}

func TestTheStepsNameThePagesOfTheMinor(t *testing.T) {
	for minor, want := range map[catalog.Minor]string{catalog.V88: "open **Identity**", catalog.V89: "open **Admin**", catalog.V810: "open **Admin**"} {
		c := catalogOf(t, minor)
		files, _, err := rules.Files(c, exporttest.Everything(c))
		if err != nil {
			t.Fatal(err)
		}
		if text := string(fileAt(t, files, rules.ByHandPath).Data); !strings.Contains(text, want) {
			t.Errorf("%s: %q is not said", minor, want)
		}
	}
}

func TestWhatTheAPICannotCarryIsRefusedByName(t *testing.T) {
	c := catalogOf(t, catalog.V89)
	for want, rule := range map[string]plan.MappingRule{
		"name is no id":    {Name: "two words", Claim: "a", Value: "b"},
		"mapping rule ..":  {Name: "..", Claim: "a", Value: "b"},
		`mapping rule ""`:  {Claim: "a", Value: "b"},
		"mapping rule aaa": {Name: strings.Repeat("a", 257), Claim: "a", Value: "b"},
		"not valid UTF-8":  {Name: "x", Claim: "a", Value: "b\xff"},
		"of its roles":     {Name: "x", Claim: "a", Value: "b", Roles: []string{"../users"}},
		"of its tenants":   {Name: "x", Claim: "a", Value: "b", Tenants: []string{"a b"}},
		"mapping rule x\\": {Name: "x\\", Claim: "\xff", Value: "b"},
	} {
		p := exporttest.Everything(c)
		rule.Target = plan.ForCluster
		p.MappingRules = append(p.MappingRules, rule)
		files, _, err := rules.Files(c, p)
		var refusal *exporters.Refusal
		if !errors.As(err, &refusal) || !strings.Contains(err.Error(), want) || len(files) > 0 {
			t.Errorf("%q: got %d files and %v", want, len(files), err)
		}
	}
}

func TestWhatNobodyCanTypeIsNotShownAsSomethingElse(t *testing.T) {
	c := catalogOf(t, catalog.V87)
	p := exporttest.Everything(c)
	p.MappingRules[0].Value = "a\u0085b"
	files, _, err := rules.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	if text := string(fileAt(t, files, rules.ByHandPath).Data); !strings.Contains(text, "cannot be typed: take it from the plan") || strings.Contains(text, "\u0085") {
		t.Error(text)
	}
}
