package plan_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"entrastudio/assets"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/plan/plantest"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

func planSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(assets.PlanSchema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(plan.SchemaID, document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile(plan.SchemaID)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// instance reads a plan file as a validator does: through JSON.
func instance(text []byte) (any, error) {
	var read any
	if err := yaml.Unmarshal(text, &read); err != nil {
		return nil, err
	}
	data, err := json.Marshal(read)
	if err != nil {
		return nil, err
	}
	return jsonschema.UnmarshalJSON(bytes.NewReader(data))
}

func TestSchemaIsNamedInTheFirstLineOfAPlan(t *testing.T) {
	d, err := plan.New(&plan.Plan{Camunda: catalog.V88})
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(d.Bytes()), "\n")
	var schema struct {
		ID string `json:"$id"`
	}
	if err := json.Unmarshal(assets.PlanSchema, &schema); err != nil {
		t.Fatal(err)
	}
	if first != "# yaml-language-server: $schema="+schema.ID || schema.ID != plan.SchemaID {
		t.Errorf("%q names another schema than %q", first, schema.ID)
	}
}

func TestEveryWrittenPlanFitsTheSchema(t *testing.T) {
	schema := planSchema(t)
	rapid.Check(t, func(t *rapid.T) {
		d, err := plan.New(plantest.Any().Draw(t, "plan"))
		if err != nil {
			t.Fatal(err)
		}
		read, err := instance(d.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(read); err != nil {
			t.Fatalf("%v\n%s", err, d.Bytes())
		}
	})
}

// wrong are files of which each breaks one rule.
func wrong() map[string]string {
	return map[string]string{
		"no camunda": "apiVersion: entrastudio/v1\nkind: Plan\n", "unquoted minor": "apiVersion: entrastudio/v1\nkind: Plan\ncamunda: 8.10\n",
		"another version": "apiVersion: entrastudio/v2\nkind: Plan\ncamunda: \"8.8\"\n", "another kind": "apiVersion: entrastudio/v1\nkind: Chart\ncamunda: \"8.8\"\n",
		"unknown key": head + "tenants: {}\n", "unknown tool": head + "deployment: {with: ansible}\n", "unknown cloud": head + "tenant: {cloud: moon}\n",
		"misspelt component": head + "components: {operat: {}}\n", "misspelt field": head + "components: {operate: {urls: a}}\n",
		"text for a switch": head + "components: {operate: {enabled: \"true\"}}\n", "setting with keys": head + "components: {operate: {settings: {a: {b: c}}}}\n",
		"registration without a name": head + "registrations: [{clientId: a}]\n", "registrations by name": head + "registrations: {a: {}}\n",
		"token version": head + "registrations: [{name: a, tokenVersion: 3}]\n", "platform": head + "registrations: [{name: a, platform: mobile}]\n",
		"secret in clear": head + "registrations: [{name: a, secret: Zq8~hunter2}]\n", "operator": head + "mappingRules: [{operator: equals}]\n",
		"target": head + "mappingRules: [{target: operate}]\n", "database": head + "databases: {other: {}}\n",
		"port": head + "databases: {identity: {port: 70000}}\n", "kept text": head + "kept: {helm: a}\n",
	}
}

func TestSchemaRefusesWhatIsWrong(t *testing.T) {
	schema := planSchema(t)
	for name, text := range wrong() {
		read, err := instance([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(read) == nil {
			t.Errorf("%s is accepted", name)
		}
	}
}

// schemaPart is what the test needs of a schema.
type schemaPart struct {
	Properties map[string]json.RawMessage `json:"properties"`
	Defs       map[string]schemaPart      `json:"$defs"`
	Enum       []any                      `json:"enum"`
}

func TestSchemaAndTypesHaveTheSameFields(t *testing.T) {
	var schema schemaPart
	if err := json.Unmarshal(assets.PlanSchema, &schema); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		part  schemaPart
		of    any
		extra []string
		keyed bool
	}{
		{part: schema, of: plan.Plan{}, extra: []string{"apiVersion", "kind"}},
		{part: schema.Defs["deployment"], of: plan.Deployment{}},
		{part: schema.Defs["tenant"], of: plan.Tenant{}},
		{part: schema.Defs["firstAdmin"], of: plan.Admin{}},
		{part: schema.Defs["component"], of: plan.Component{}, keyed: true},
		{part: schema.Defs["registration"], of: plan.Registration{}},
		{part: schema.Defs["mappingRule"], of: plan.MappingRule{}},
		{part: schema.Defs["database"], of: plan.Database{}, keyed: true},
		{part: schema.Defs["kept"], of: plan.Kept{}},
	} {
		want := slices.Clone(test.extra)
		kind := reflect.TypeOf(test.of)
		for i := range kind.NumField() {
			// The name of what a mapping holds by name is its key.
			if key := kind.Field(i).Tag.Get("yaml"); !test.keyed || key != "name" {
				want = append(want, key)
			}
		}
		var got []string
		for key := range test.part.Properties {
			got = append(got, key)
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: type -, schema +:\n%s", kind, diff)
		}
	}
}

func TestSchemaNamesWhatThePlanTakes(t *testing.T) {
	var schema struct {
		Properties struct {
			Camunda    schemaPart `json:"camunda"`
			Components schemaPart `json:"components"`
			Databases  schemaPart `json:"databases"`
		} `json:"properties"`
		Defs struct {
			Tenant struct {
				Properties struct {
					Cloud schemaPart `json:"cloud"`
				} `json:"properties"`
			} `json:"tenant"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(assets.PlanSchema, &schema); err != nil {
		t.Fatal(err)
	}
	var minors, clouds []any
	for _, minor := range catalog.Minors() {
		minors = append(minors, string(minor))
	}
	for _, cloud := range catalog.Clouds() {
		clouds = append(clouds, cloud.Name)
	}
	clouds = append(clouds, plan.CustomCloud, nil)
	if diff := cmp.Diff(minors, schema.Properties.Camunda.Enum); diff != "" {
		t.Errorf("minors:\n%s", diff)
	}
	if diff := cmp.Diff(clouds, schema.Defs.Tenant.Properties.Cloud.Enum); diff != "" {
		t.Errorf("clouds:\n%s", diff)
	}
	for name := range schema.Properties.Components.Properties {
		if err := plan.Set(&plan.Plan{}, "components/"+name+"/url", catalog.TextOf("u")); err != nil {
			t.Error(err)
		}
	}
	for _, minor := range catalog.Minors() {
		for _, component := range of(t, minor).Components {
			if schema.Properties.Components.Properties[string(component.Name)] == nil {
				t.Errorf("the schema has no component %s", component.Name)
			}
		}
	}
	for name := range schema.Properties.Databases.Properties {
		if !slices.Contains(plan.DatabaseNames(), name) {
			t.Errorf("a plan has no database %s", name)
		}
	}
}
