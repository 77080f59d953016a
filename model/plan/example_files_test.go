package plan_test

import (
	"testing"

	"entrastudio/assets"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
)

func TestExamplesAreInNormalFormAndFitTheSchema(t *testing.T) {
	schema := planSchema(t)
	for _, name := range assets.Examples() {
		t.Run(name, func(t *testing.T) {
			text, err := assets.Example(name)
			if err != nil {
				t.Fatal(err)
			}
			d, err := plan.Parse(name+".yaml", text)
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Unknown()) > 0 || d.Original() != nil || d.ReadOnly() {
				t.Errorf("unknown %v", d.Unknown())
			}
			if d.Plan().Name != name {
				t.Errorf("the plan is named %q", d.Plan().Name)
			}
			c := of(t, d.Plan().Camunda)
			normal := d.Plan().Clone()
			normal.Normalize(c)
			if diff := cmp.Diff(*d.Plan(), *normal); diff != "" {
				t.Errorf("not in normal form:\n%s", diff)
			}
			for _, component := range d.Plan().Components {
				for key := range component.Settings {
					if c.Setting(component.Name, key) == nil {
						t.Errorf("camunda %s has no setting %s/%s", c.Minor, component.Name, key)
					}
				}
			}
			read, err := instance(text)
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(read); err != nil {
				t.Error(err)
			}
		})
	}
}
