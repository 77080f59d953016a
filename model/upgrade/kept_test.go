package upgrade_test

import (
	"fmt"
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/upgrade"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

func TestKeptValuesFollowTheChart(t *testing.T) {
	for name, c := range map[string]struct {
		from, to   catalog.Minor
		kept, want string
	}{
		"a name in a map becomes a name":                      {catalog.V88, catalog.V89, "webModeler: {restapi: {mail: {existingSecret: {name: s}, existingSecretPasswordKey: k}}}", "webModeler: {restapi: {mail: {secret: {existingSecret: s, existingSecretKey: k}}}}"},
		"a text that is the secret itself goes":               {catalog.V88, catalog.V89, "webModeler: {restapi: {mail: {existingSecret: hush}}}", ""},
		"a name with its key beside it moves":                 {catalog.V88, catalog.V89, "global: {license: {existingSecretKey: k, existingSecret: s}}", "global: {license: {secret: {existingSecretKey: k, existingSecret: s}}}"},
		"a password is never taken for a name":                {catalog.V88, catalog.V89, "identity: {externalDatabase: {password: hush}}", ""},
		"what both charts read stays":                         {catalog.V89, catalog.V810, "global: {ingress: {className: x}}", "global: {ingress: {className: x}}"},
		"a block with another name":                           {catalog.V87, catalog.V88, "identity: {keycloak: {x: 1}}", "identityKeycloak: {x: 1}"},
		"a block that is read nowhere":                        {catalog.V88, catalog.V89, "operate: {env: [a]}\nown: {x: 1}", "own: {x: 1}"},
		"what nobody reads stays":                             {catalog.V88, catalog.V89, "own: {deep: {x: [1]}}", "own: {deep: {x: [1]}}"},
		"what the older chart did not read either":            {catalog.V88, catalog.V89, "global: {identity: {auth: {operate: {x: 1}}}}", "global: {identity: {auth: {operate: {x: 1}}}}"},
		"a block goes by the name of its component":           {catalog.V89, catalog.V810, "webModeler: {restapi: {resources: {limits: {cpu: 1}}}}", "camundaHub: {restapi: {resources: {limits: {cpu: 1}}}}"},
		"a place that is taken is left alone":                 {catalog.V88, catalog.V89, "orchestration: {profiles: {admin: true}}", "orchestration: {profiles: {admin: true}}"},
		"a deprecated value stays where its place is not one": {catalog.V89, catalog.V810, "orchestration: {cpuThreadCount: 5}", "orchestration: {cpuThreadCount: 5}"},
	} {
		t.Run(name, func(t *testing.T) {
			p := &plan.Plan{Camunda: c.from, Kept: keeping(t, c.kept)}
			upgraded, changes := to(t, p, c.to)
			var got, want any
			if upgraded.Kept.Helm != nil {
				if err := upgraded.Kept.Helm.Decode(&got); err != nil {
					t.Fatal(err)
				}
			}
			if err := yaml.Unmarshal([]byte(c.want), &want); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if text := fmt.Sprint(changes); strings.Contains(text, "hush") {
				t.Errorf("a secret is shown: %s", text)
			}
		})
	}
}

func TestKeptVariablesFollowTheirContainers(t *testing.T) {
	variables := func(service string, names ...string) plan.ServiceVariables {
		kept := plan.ServiceVariables{Service: service}
		for _, name := range names {
			kept.Variables = append(kept.Variables, plan.EnvVariable{Name: name, Value: "hush"})
		}
		return kept
	}
	p := &plan.Plan{Camunda: catalog.V87, Kept: plan.Kept{Environment: []plan.ServiceVariables{
		variables("operate", "A"), variables("zeebe", "B"), variables("orchestration", "B", "C"), variables("mine", "D"),
	}}}
	upgraded, changes := to(t, p, catalog.V88)
	want := []plan.ServiceVariables{variables("orchestration", "B", "C"), variables("mine", "D")}
	if diff := cmp.Diff(want, upgraded.Kept.Environment); diff != "" {
		t.Error(diff)
	}
	if c := titled(changes, "operate are taken out"); c == nil || c.Old != "A" || c.Urgency != upgrade.Recommended {
		t.Errorf("got %+v", c)
	}
	if text := fmt.Sprint(changes); strings.Contains(text, "hush") {
		t.Errorf("a value is shown: %s", text)
	}
	if diff := cmp.Diff(variables("zeebe", "B"), p.Kept.Environment[1]); diff != "" {
		t.Error(diff)
	}
}
