package plan_test

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/plan/plantest"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

func TestWrittenPlanReadsAsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Any().Draw(t, "plan")
		d, err := plan.New(p)
		if err != nil {
			t.Fatal(err)
		}
		if !d.Plan().Equal(p) {
			t.Fatalf("%s", d.Bytes())
		}
		again, err := plan.New(d.Plan())
		if err != nil || !bytes.Equal(again.Bytes(), d.Bytes()) {
			t.Fatalf("written again it differs: %v\n%s", err, cmp.Diff(string(d.Bytes()), string(again.Bytes())))
		}
		if len(d.Unknown()) > 0 {
			t.Fatalf("unknown: %v", d.Unknown())
		}
		var any yaml.Node
		if err := yaml.Unmarshal(d.Bytes(), &any); err != nil {
			t.Fatalf("other readers of YAML refuse it: %v\n%s", err, d.Bytes())
		}
	})
}

// decorated makes a file as people keep them: with comments, blank lines, keys
// of their own, another line ending.
func decorated(t *rapid.T, text string) string {
	var out []string
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, line := range lines {
		indent := strings.Repeat(" ", len(line)-len(strings.TrimLeft(line, " -")))
		switch rapid.IntRange(0, 9).Draw(t, "decoration") {
		case 0:
			out = append(out, indent+"# a note", line)
		case 1:
			out = append(out, "", line)
		case 2:
			if strings.HasSuffix(line, ":") {
				line += "  # why"
			}
			out = append(out, line)
		case 3:
			out = append(out, line)
			plain := strings.Contains(line, ": ") && !strings.Contains(line, "#")
			if plain && (i == len(lines)-1 || len(lines[i+1]) == 0 || lines[i+1][0] != ' ') {
				out = append(out, indent+"x-own"+strings.Repeat("x", i)+": [1, {a: b}] # mine")
			}
		default:
			out = append(out, line)
		}
	}
	eol := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "line ending")
	return strings.Join(out, eol) + rapid.SampledFrom([]string{"", eol, eol + eol + "# end" + eol}).Draw(t, "end")
}

// drawDocument is a decorated file of any plan.
func drawDocument(t *rapid.T) *plan.Document {
	d, err := plan.New(plantest.Any().Draw(t, "plan"))
	if err != nil {
		t.Fatal(err)
	}
	text := decorated(t, string(d.Bytes()))
	d, err = plan.Parse("plan.yaml", []byte(text))
	if err != nil {
		t.Skipf("%v", err)
	}
	return d
}

func TestUnchangedPlanKeepsEveryByte(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDocument(t)
		same, err := d.With(d.Plan().Clone())
		if err != nil || !bytes.Equal(same.Bytes(), d.Bytes()) {
			t.Fatalf("%v\n%s", err, cmp.Diff(string(d.Bytes()), string(same.Bytes())))
		}
	})
}

func TestChangedPlanIsWhatTheFileSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDocument(t)
		q := changed(t, d.Plan())
		next, err := d.With(q)
		if err != nil {
			t.Fatalf("%v\n%s", err, d.Bytes())
		}
		if !next.Plan().Equal(q) {
			t.Fatal("the file says another plan")
		}
		for _, unknown := range d.Unknown() {
			has := slices.ContainsFunc(next.Unknown(), func(u plan.Unknown) bool { return u.Path == unknown.Path })
			if !goesWithItsItem(q, unknown.Path) && !has {
				t.Errorf("the key %s is gone:\n%s", unknown.Path, next.Bytes())
			}
		}
	})
}

// goesWithItsItem reports a key inside a thing that the plan may not have any
// more.
func goesWithItsItem(q *plan.Plan, path string) bool {
	steps := strings.Split(path, "/")
	switch {
	case len(steps) < 3:
		return false
	case steps[0] == "components":
		return q.Component(catalog.Name(steps[1])) == nil
	case steps[0] == "databases":
		return q.Database(steps[1]) == nil
	default:
		return true
	}
}

// changed makes a few changes to a plan: other values, items that come, go and
// move.
func changed(t *rapid.T, p *plan.Plan) *plan.Plan {
	q := p.Clone()
	other := plantest.Any().Draw(t, "other")
	for range rapid.IntRange(1, 4).Draw(t, "changes") {
		change(t, q, other)
	}
	return q
}

// change makes one change, of the fields or of the items of lists.
func change(t *rapid.T, q, other *plan.Plan) {
	rules, registrations := len(q.MappingRules), len(q.Registrations)
	switch what := rapid.IntRange(0, 10).Draw(t, "change"); {
	case what == 0:
		q.Name = other.Name
	case what == 1:
		q.Tenant = other.Tenant
	case what == 2:
		q.Components = other.Components
	case what == 3:
		at := rapid.IntRange(0, rules).Draw(t, "at")
		check(t, plan.InsertRule(q, at, plantest.Rule().Draw(t, "rule")))
	case what == 4 && rules > 0:
		check(t, plan.Remove(q, "mappingRules/"+strconv.Itoa(rapid.IntRange(0, rules-1).Draw(t, "rule"))))
	case what == 5 && rules > 0:
		q.MappingRules[rapid.IntRange(0, rules-1).Draw(t, "rule")] = plantest.Rule().Draw(t, "changed")
	case what == 6 && registrations > 1:
		check(t, plan.Move(q, "registrations", 0, registrations-1))
	case what == 7:
		q.Databases, q.Kept = other.Databases, other.Kept
	case what == 8:
		for i := range q.Components {
			q.Components[i].Settings = map[string]catalog.Value{"audience": catalog.TextOf("x")}
		}
	default:
		q.Deployment, q.FirstAdmin = other.Deployment, other.FirstAdmin
	}
}

func check(t *rapid.T, err error) {
	if err != nil {
		t.Fatal(err)
	}
}

func TestOneChangedFieldTouchesItsLineAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDocument(t)
		path := rapid.SampledFrom([]string{
			"name", "tenant/id", "firstAdmin/value", "components/operate/url", "components/operate/enabled", "components/operate/settings/audience",
			"mappingRules/0/value", "mappingRules/1/claim", "registrations/0/clientId", "databases/identity/host",
		}).Draw(t, "path")
		old, err := plan.Get(d.Plan(), path)
		if err != nil {
			t.Skip()
		}
		v := catalog.TextOf("something else")
		if strings.Contains(old.Text, "\n") {
			t.Skip()
		}
		if old.Kind == catalog.Bool {
			v = catalog.BoolOf(!old.True())
		}
		_, known := strings.CutPrefix(path, "components/operate/")
		if known && d.Plan().Component(catalog.Operate) == nil || strings.HasPrefix(path, "databases") && d.Plan().Database("identity") == nil {
			t.Skip()
		}
		q, _, err := plan.Edit{Label: "test", Changes: []plan.Change{{Path: path, New: v}}}.Apply(d.Plan())
		if err != nil {
			t.Fatal(err)
		}
		next, err := d.With(q)
		if err != nil {
			t.Fatal(err)
		}
		if removed, added := differing(d.Bytes(), next.Bytes()); removed > 1 || added > 2 {
			t.Fatalf("%s: %d lines for %d:\n%s", path, added, removed, cmp.Diff(string(d.Bytes()), string(next.Bytes())))
		}
	})
}

// differing counts the lines between the equal ends of two texts.
func differing(a, b []byte) (removed, added int) {
	x, y := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	return len(x), len(y)
}
