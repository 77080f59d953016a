package plan_test

import (
	"testing"

	"entrastudio/model/plan"
)

func TestEveryListedFieldCanBeRead(t *testing.T) {
	p := &plan.Plan{Registrations: []plan.Registration{{Name: "a"}}, MappingRules: []plan.MappingRule{{Name: "b"}}}
	for section, item := range map[string]string{
		"": "", "deployment": "deployment/", "tenant": "tenant/", "firstAdmin": "firstAdmin/", "components": "components/operate/",
		"registrations": "registrations/0/", "mappingRules": "mappingRules/0/", "databases": "databases/identity/",
	} {
		fields := plan.Fields(section)
		if len(fields) == 0 {
			t.Errorf("%s: no fields", section)
		}
		for _, field := range fields {
			if _, err := plan.Get(p, item+field); err != nil {
				t.Error(err)
			}
		}
	}
	if fields := plan.Fields("kept"); fields != nil {
		t.Errorf("kept has %v", fields)
	}
}
