package plan_test

import (
	"errors"
	"testing"

	"entrastudio/model/plan"
)

func seeds() []string {
	return []string{
		head, head + "name: a\ntenant: {id: x}\nregistrations:\n- name: a\n  secret: env:S\n", head + "mappingRules:\n  - name: a # b\n    roles: [c]\n",
		head + "components:\n  operate:\n    settings: {a: 1, b: [c], d: null}\n", head + "kept:\n  helm: {a: [b]}\n  environment: {s: {V: 1}}\n",
		"apiVersion: entrastudio/v0\nkind: Plan\ncamunda: \"8.7\"\ntenantId: a\ncomponents: [{name: operate}]\n",
		"apiVersion: entrastudio/v9\nkind: Plan\nname: [a]\n", head + "x: &a [b]\ny: *a\r\n", head + "name: |\n  a\n  b\ndatabases: {identity: {port: 1}}",
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range seeds() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := plan.Parse("plan.yaml", []byte(text))
		var refused *plan.Error
		if err != nil {
			if !errors.As(err, &refused) {
				t.Fatalf("an error without a place: %v", err)
			}
			return
		}
		if d.Original() == nil && string(d.Bytes()) != text {
			t.Fatal("a document is not its file")
		}
		d.Place("components/operate/settings/audience")
		if d.ReadOnly() {
			return
		}
		again, err := plan.New(d.Plan())
		if err != nil || !again.Plan().Equal(d.Plan()) {
			t.Fatalf("what is read cannot be written: %v", err)
		}
	})
}

// FuzzWith changes one file into the plan of another.
func FuzzWith(f *testing.F) {
	for _, text := range seeds() {
		f.Add(text, head+"name: b\ntenant: {id: y, cloud: china}\n")
		f.Add(head+"tenant:\n  id: a # b\n  own: c\n", text)
	}
	f.Fuzz(func(t *testing.T, from, to string) {
		d, err := plan.Parse("plan.yaml", []byte(from))
		if err != nil || d.ReadOnly() {
			return
		}
		other, err := plan.Parse("plan.yaml", []byte(to))
		if err != nil || other.ReadOnly() {
			return
		}
		next, err := d.With(other.Plan())
		if err != nil {
			t.Fatal(err)
		}
		if !next.Plan().Equal(other.Plan()) {
			t.Fatal("the file says another plan")
		}
		back, err := next.With(d.Plan())
		if err != nil || !back.Plan().Equal(d.Plan()) {
			t.Fatalf("the change cannot be taken back: %v", err)
		}
	})
}
