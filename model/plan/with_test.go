package plan_test

import (
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
)

// textChange is one change of a plan and the lines of its file before and after.
type textChange struct {
	name, before, after string
	changes             []plan.Change
}

// changesOfBlocks are changes of what people write in lines of their own.
func changesOfBlocks() []textChange {
	text := catalog.TextOf
	return []textChange{
		{
			"a value keeps its comment", "name:  old   # why\n", "name:  new   # why\n",
			[]plan.Change{{Path: "name", New: text("new")}},
		},
		{
			"a quoted value", "name: 'o''ld'\n", "name: new\n",
			[]plan.Change{{Path: "name", New: text("new")}},
		},
		{
			"a value that was left out", "name: # none yet\n", "name: new # none yet\n",
			[]plan.Change{{Path: "name", New: text("new")}},
		},
		{
			"a value of several lines", "name: |\n  a\n  b\n\ntenant: {id: x}\n", "name: c\n\ntenant: {id: x}\n",
			[]plan.Change{{Path: "name", New: text("c")}},
		},
		{
			"a new key stands in its order", "tenant:\n  # our cloud\n  cloud: china # far\n\nfirstAdmin: {claim: oid}\n",
			"tenant:\n  id: x\n  # our cloud\n  cloud: china # far\n\nfirstAdmin: {claim: oid}\n",
			[]plan.Change{{Path: "tenant/id", New: text("x")}},
		},
		{
			"a new section", "# the end\n", "tenant:\n  id: x\n# the end\n",
			[]plan.Change{{Path: "tenant/id", New: text("x")}},
		},
		{
			"a key that goes takes its line", "tenant:\n  id: x # gone\n  # stays\n  cloud: china\n", "tenant:\n  # stays\n  cloud: china\n",
			[]plan.Change{{Path: "tenant/id", Remove: true}},
		},
		{
			"a section that empties goes", "tenant:\n  id: x\nfirstAdmin:\n  claim: oid\n", "firstAdmin:\n  claim: oid\n",
			[]plan.Change{{Path: "tenant/id", Remove: true}},
		},
		{
			"a section with a key of one's own stays", "tenant:\n  id: x\n  region: eu\n", "tenant:\n  region: eu\n",
			[]plan.Change{{Path: "tenant/id", Remove: true}},
		},
	}
}

// changesOfItems are changes of what stands in brackets and lists.
func changesOfItems() []textChange {
	text := catalog.TextOf
	return []textChange{
		{
			"braces", "tenant: { id: x, cloud: china } # short\n", "tenant: { id: w, loginUrl: \"https://z\" } # short\n",
			[]plan.Change{{Path: "tenant/id", New: text("w")}, {Path: "tenant/cloud", Remove: true}, {Path: "tenant/loginUrl", New: text("https://z")}},
		},
		{
			"the only key in braces", "tenant: {id: x, own: y} # short\nfirstAdmin: {claim: oid, own: z}\n",
			"tenant: {own: y} # short\nfirstAdmin: {value: a, own: z}\n",
			[]plan.Change{{Path: "tenant/id", Remove: true}, {Path: "firstAdmin/claim", Remove: true}, {Path: "firstAdmin/value", New: text("a")}},
		},
		{
			"braces of which no key stays", "# ours\ntenant: {id: x, cloud: china} # short\n", "# ours\ntenant: {loginUrl: \"https://z\"} # short\n",
			[]plan.Change{{Path: "tenant/id", Remove: true}, {Path: "tenant/cloud", Remove: true}, {Path: "tenant/loginUrl", New: text("https://z")}},
		},
		{
			"a key before the others in braces", "tenant: {cloud: china}\nfirstAdmin: {}\n", "tenant: {id: x, cloud: china}\nfirstAdmin:\n  claim: oid\n",
			[]plan.Change{{Path: "tenant/id", New: text("x")}, {Path: "firstAdmin/claim", New: text("oid")}},
		},
		{
			"a value where a block stood", "components:\n  operate:\n    settings:\n      a:\n        - b\n        - c\n",
			"components:\n  operate:\n    settings:\n      a: d\n",
			[]plan.Change{{Path: "components/operate/settings/a", New: text("d")}},
		},
		{
			"empty braces", "components: {} # none\nname: a\n", "components: # none\n  operate:\n    enabled: true\nname: a\n",
			[]plan.Change{{Path: "components/operate/enabled", New: catalog.BoolOf(true)}},
		},
		{
			"a component that is on by itself", "components:\n  operate:\n    url: u\n", "components:\n  operate:\n    enabled: false\n    url: u\n",
			[]plan.Change{{Path: "components/operate/enabled", New: catalog.BoolOf(false)}},
		},
		{
			"an item at the end", "mappingRules:\n- name: a\n  # note\n  claim: b\n", "mappingRules:\n- name: a\n  # note\n  claim: b\n- name: c\n",
			[]plan.Change{{Path: "mappingRules/+", New: text("c")}},
		},
		{
			"an item at the front", "mappingRules:\n  # one\n  - name: a\n", "mappingRules:\n  - name: c\n  # one\n  - name: a\n",
			[]plan.Change{{Path: "mappingRules/+0", New: text("c")}},
		},
		{
			"an item that goes", "mappingRules:\n  - name: a\n    claim: b\n  # next\n  - name: c\n", "mappingRules:\n  # next\n  - name: c\n",
			[]plan.Change{{Path: "mappingRules/0", Remove: true}},
		},
		{
			"the first key behind a dash", "mappingRules:\n  - claim: a\n    value: b\n", "mappingRules:\n  - name: m\n    value: b\n",
			[]plan.Change{{Path: "mappingRules/0/claim", Remove: true}, {Path: "mappingRules/0/name", New: text("m")}},
		},
		{
			"lists keep their form", "mappingRules:\n  - name: a\n    roles: [x, w]\n    tenants:\n      - t # one\n      - u\n",
			"mappingRules:\n  - name: a\n    roles: [x, z, w]\n    tenants:\n      - t # one\n      - v\n",
			[]plan.Change{{Path: "mappingRules/0/roles", New: catalog.ListOf("x", "z", "w")}, {Path: "mappingRules/0/tenants", New: catalog.ListOf("t", "v")}},
		},
		{
			"a number that is a text", "components:\n  operate:\n    settings:\n      a: 1\n", "components:\n  operate:\n    settings:\n      a: \"1\"\n",
			[]plan.Change{{Path: "components/operate/settings/a", New: text("1")}},
		},
		{
			"a file without an end of line", "name: a", "name: a\ntenant:\n  id: x",
			[]plan.Change{{Path: "tenant/id", New: text("x")}},
		},
	}
}

func TestWithChangesTheTextWhereThePlanChanges(t *testing.T) {
	for _, test := range append(changesOfBlocks(), changesOfItems()...) {
		t.Run(test.name, func(t *testing.T) {
			for _, eol := range []string{"\n", "\r\n"} {
				before, after := strings.ReplaceAll(head+test.before, "\n", eol), strings.ReplaceAll(head+test.after, "\n", eol)
				d := parse(t, before)
				p, _, err := plan.Edit{Label: "test", Changes: test.changes}.Apply(d.Plan())
				if err != nil {
					t.Fatal(err)
				}
				next, err := d.With(p)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(after, string(next.Bytes())); diff != "" {
					t.Errorf("want -, got +:\n%s", diff)
				}
			}
		})
	}
}

func TestWithWritesAnewWhatCannotBeEditedInPlace(t *testing.T) {
	d := parse(t, head+"mine: &m [1]\ntenant: &t {id: x, region: eu}\nowner: *m\nfirstAdmin:\n  claim: &c oid\n  value: *c\n")
	p := d.Plan().Clone()
	p.FirstAdmin.Claim = "email"
	p.Tenant.ID = "y"
	next, err := d.With(p)
	if err != nil {
		t.Fatal(err)
	}
	if !next.Plan().Equal(p) || next.Plan().FirstAdmin.Value != "oid" {
		t.Errorf("the file says something else:\n%s", next.Bytes())
	}
	var paths []string
	for _, unknown := range next.Unknown() {
		paths = append(paths, unknown.Path)
	}
	if diff := cmp.Diff([]string{"mine", "tenant/region", "owner"}, paths); diff != "" {
		t.Errorf("keys of one's own: %s", diff)
	}
}

func TestListWrittenAnewKeepsKeysOfOnesOwn(t *testing.T) {
	d := parse(t, head+"anchor: &a [x]\nmappingRules:\n  - {name: one, roles: *a, note: mine}\n  - name: two\n  - {name: three, note: yours}\n")
	p := d.Plan().Clone()
	p.MappingRules[0].Roles = []string{"y"}
	for _, change := range []func() error{
		func() error { return plan.Remove(p, "mappingRules/1") },
		func() error { return plan.InsertRule(p, 2, plan.MappingRule{Name: "four"}) },
		func() error { return plan.InsertRule(p, 0, plan.MappingRule{Name: "zero"}) },
	} {
		if err := change(); err != nil {
			t.Fatal(err)
		}
		next, err := d.With(p)
		if err != nil {
			t.Fatal(err)
		}
		if !next.Plan().Equal(p) || len(next.Unknown()) != 3 {
			t.Errorf("%v\n%s", next.Unknown(), next.Bytes())
		}
	}
}

func TestReorderedComponentsAreNoChange(t *testing.T) {
	d := parse(t, head+"components:\n  operate: {url: a}\n  zeebe: {}\n")
	p := d.Plan().Clone()
	p.Components[0], p.Components[1] = p.Components[1], p.Components[0]
	if next, err := d.With(p); err != nil || next != d {
		t.Errorf("%v", err)
	}
}

func TestMovedRuleKeepsTheOthersLines(t *testing.T) {
	d := parse(t, head+"mappingRules:\n  - name: a # first\n  - name: b # second\n  - name: c # third\n")
	p := d.Plan().Clone()
	if err := plan.Remove(p, "mappingRules/1"); err != nil {
		t.Fatal(err)
	}
	next, err := d.With(p)
	if err != nil {
		t.Fatal(err)
	}
	if want := head + "mappingRules:\n  - name: a # first\n  - name: c # third\n"; string(next.Bytes()) != want {
		t.Errorf("%s", next.Bytes())
	}
}
