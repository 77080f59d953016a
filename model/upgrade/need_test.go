package upgrade_test

import (
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/upgrade"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// keeping reads kept values.
func keeping(t testing.TB, text string) plan.Kept {
	t.Helper()
	var node yaml.Node
	if err := yaml.Unmarshal([]byte(text), &node); err != nil {
		t.Fatal(err)
	}
	return plan.Kept{Helm: &node}
}

func TestTheSecondaryStorageOf88GoesOn(t *testing.T) {
	said := func(component catalog.Name, key string, v catalog.Value) plan.Component {
		return plan.Component{Name: component, Enabled: true, Settings: map[string]catalog.Value{key: v}}
	}
	const kept = "global: {elasticsearch: {url: {protocol: https, host: es.example.com, port: 9243}}}"
	for name, c := range map[string]struct {
		with       plan.Tool
		components []plan.Component
		kept       string
		want       map[string]string
	}{
		"the chart's own by default":  {want: map[string]string{"secondaryStorageType": "elasticsearch", "secondaryStorageUrl": "http://acme-elasticsearch:9200"}},
		"the one that values name":    {kept: kept, want: map[string]string{"secondaryStorageType": "elasticsearch", "secondaryStorageUrl": "https://es.example.com:9243"}},
		"OpenSearch where it was":     {components: []plan.Component{said(catalog.Global, "opensearchEnabled", catalog.BoolOf(true))}, want: map[string]string{"secondaryStorageType": "opensearch"}},
		"none where there was none":   {components: []plan.Component{said(catalog.Global, "noSecondaryStorage", catalog.BoolOf(true))}},
		"not for Compose":             {with: plan.Compose},
		"a switch that is off counts": {components: []plan.Component{said(catalog.Global, "noSecondaryStorage", catalog.BoolOf(false))}, want: map[string]string{"secondaryStorageType": "elasticsearch", "secondaryStorageUrl": "http://acme-elasticsearch:9200"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := &plan.Plan{
				Camunda: catalog.V88, Deployment: plan.Deployment{With: c.with, Release: "acme"},
				Components: append(c.components, on(catalog.Orchestration, "", "")),
			}
			if c.kept != "" {
				p.Kept = keeping(t, c.kept)
			}
			upgraded, _ := to(t, p, catalog.V89)
			got := map[string]string{}
			for key, v := range upgraded.Component(catalog.Orchestration).Settings {
				got[key] = v.String()
			}
			if c.want == nil {
				c.want = map[string]string{}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if global := upgraded.Component(catalog.Global); global != nil && global.Settings["opensearchEnabled"].True() {
				t.Error("a switch that the chart warns of is left on")
			}
		})
	}
}

func TestWhatIsSaidAlreadyIsNotProposed(t *testing.T) {
	cluster := on(catalog.Orchestration, "", "")
	cluster.Settings = map[string]catalog.Value{
		"secondaryStorageType": catalog.TextOf("rdbms"), "secondaryStorageUrl": {},
	}
	p := &plan.Plan{Camunda: catalog.V88, Components: []plan.Component{cluster}}
	upgraded, changes := to(t, p, catalog.V89)
	if diff := cmp.Diff(cluster.Settings, upgraded.Component(catalog.Orchestration).Settings); diff != "" {
		t.Error(diff)
	}
	if c := titled(changes, "secondary storage is needed"); c != nil {
		t.Errorf("got %+v", c)
	}
}

func TestADatabaseURLOf86IsSaidAsAWhole(t *testing.T) {
	const url = "jdbc:postgresql://db.example.com:5432/modeler?ssl=true"
	p := &plan.Plan{
		Camunda: catalog.V86, Components: []plan.Component{on(catalog.WebModeler, "", "")},
		Databases: []plan.Database{{Name: plan.ModelerDatabase, URL: url}},
	}
	upgraded, _ := to(t, p, catalog.V87)
	if got := upgraded.Component(catalog.WebModeler).Settings["database.url"].Text; got != url {
		t.Errorf("got %q", got)
	}
}

func TestDatabasesLeaveTheChartWhenItStopsDeployingThem(t *testing.T) {
	secret := plan.SecretRef{Store: plan.InKubernetes, Name: "db", Key: "user"}
	p := &plan.Plan{
		Camunda: catalog.V88, Deployment: plan.Deployment{With: plan.Helm, Release: "acme"},
		Databases: []plan.Database{
			{Name: plan.IdentityDatabase, Bundled: true, Password: secret, AdminPassword: secret},
			{Name: plan.ModelerDatabase, Host: "db.example.com", Port: 5433, Database: "m", Username: "m"},
		},
	}
	between, changes := to(t, p, catalog.V89)
	if !between.Database(plan.IdentityDatabase).Bundled || titled(changes, "better not the chart's") == nil {
		t.Error("8.9 still deploys the database, and says that it will not for long")
	}
	upgraded, changes := to(t, p, catalog.V810)
	want := []plan.Database{
		{Name: plan.IdentityDatabase, Host: "acme-identity-postgresql", Port: 5432, Database: "identity", Username: "identity", Password: secret},
		p.Databases[1],
	}
	if diff := cmp.Diff(want, upgraded.Databases); diff != "" {
		t.Error(diff)
	}
	if c := titled(changes, "identity is no longer the chart's"); c == nil || !c.Proposed || c.Urgency != upgrade.Mandatory {
		t.Errorf("got %+v", c)
	}
}
