package helm_test

import (
	"errors"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/helm"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// keeping exports a plan that keeps the given values.
func keeping(t *testing.T, minor catalog.Minor, kept string) (map[string]any, string, []exporters.Note, error) {
	t.Helper()
	c := catalogOf(t, minor)
	p := exporttest.Everything(c)
	p.Kept.Helm = parsed(t, kept)
	data, notes, err := helm.Values(c, p)
	if err != nil {
		return nil, "", notes, err
	}
	return read(t, data), string(data), notes, nil
}

func parsed(t *testing.T, text string) *yaml.Node {
	t.Helper()
	var node yaml.Node
	if err := yaml.Unmarshal([]byte(text), &node); err != nil {
		t.Fatal(err)
	}
	return &node
}

func TestKeptMapsAreMergedIntoTheExport(t *testing.T) {
	values, text, _, err := keeping(t, catalog.V88, "optimize:\n  # few people use it\n  replicas: 1\nelsewhere: {a: [1, two]}\n")
	if err != nil {
		t.Fatal(err)
	}
	if at(values, "optimize", "replicas") != 1.0 || at(values, "optimize", "enabled") != true {
		t.Errorf("optimize holds %v", at(values, "optimize"))
	}
	if diff := cmp.Diff([]any{1.0, "two"}, at(values, "elsewhere", "a")); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(text, "# few people use it") {
		t.Error("the comment of a kept value is lost")
	}
}

func TestAKeptValueNeverOverridesASettingOrItsDefault(t *testing.T) {
	for kept, want := range map[string]any{
		"optimize: {enabled: false}": true,
		"orchestration: {security: {authentication: {oidc: {usernameClaim: sub}}}}": nil,
		"global: {identity: {auth: {issuer: https://elsewhere}}}":                   "https://login.microsoftonline.com/" + exporttest.GUID(0) + "/v2.0",
		"optimize: just a text": true,
		"global: {identity: {auth: {optimize: {secret: {inlineSecret: in the open}}}}}": nil,
	} {
		values, text, notes, err := keeping(t, catalog.V88, kept)
		if err != nil {
			t.Fatal(err)
		}
		paths := map[string][]string{
			"optimize":      {"optimize", "enabled"},
			"orchestration": {"orchestration", "security", "authentication", "oidc", "usernameClaim"},
			"global":        {"global", "identity", "auth", "issuer"},
		}
		path := paths[strings.SplitN(kept, ":", 2)[0]]
		if strings.Contains(kept, "inlineSecret") {
			path = []string{"global", "identity", "auth", "optimize", "secret", "inlineSecret"}
		}
		if got := at(values, path...); got != want {
			t.Errorf("%s: got %v, want %v", kept, got, want)
		}
		if strings.Contains(text, "in the open") {
			t.Error("a kept secret is written")
		}
		noted := false
		for _, note := range notes {
			noted = noted || strings.HasPrefix(note.Text, "A kept value is left out")
		}
		if !noted {
			t.Errorf("%s: no note says that it is left out", kept)
		}
	}
}

func TestAKeptValueStandsWhereThePlanLeavesASettingAlone(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	p := exporttest.Everything(c)
	exporttest.Say(p, c.Setting(catalog.Optimize, "clientId"), catalog.Value{})
	p.Kept.Helm = parsed(t, "global: {identity: {auth: {optimize: {clientId: '${OPTIMIZE}', secret: {inlineSecret: in the open}}}}}")
	data, _, err := helm.Values(c, p)
	if err != nil {
		t.Fatal(err)
	}
	if got := at(read(t, data), "global", "identity", "auth", "optimize", "clientId"); got != "${OPTIMIZE}" {
		t.Errorf("got %v", got)
	}
	if strings.Contains(string(data), "in the open") {
		t.Error("a kept secret is written")
	}
}

func TestAKeptReferenceStandsWhereTheExportWritesNothing(t *testing.T) {
	kept := "orchestration: {security: {authentication: {oidc: {usernameClaim: '${CLAIM}', clientId: '${ID}'}}}}"
	values, _, _, err := keeping(t, catalog.V88, kept)
	if err != nil {
		t.Fatal(err)
	}
	oidc := at(values, "orchestration", "security", "authentication", "oidc")
	if at(oidc, "usernameClaim") != "${CLAIM}" || at(oidc, "clientId") != exporttest.GUID(2) {
		t.Errorf("got %v", oidc)
	}
}

func TestKeptVariablesStandBesideTheSettings(t *testing.T) {
	values, _, _, err := keeping(t, catalog.V89, "orchestration:\n  env:\n    - {name: JAVA_OPTS, value: -Xmx1g}\n"+
		"    - {name: CAMUNDA_SECURITY_AUTHENTICATION_OIDC_USERINFOENABLED, value: 'true'}\n")
	if err != nil {
		t.Fatal(err)
	}
	want := []any{
		map[string]any{"name": "JAVA_OPTS", "value": "-Xmx1g"},
		map[string]any{"name": "CAMUNDA_SECURITY_AUTHENTICATION_OIDC_USERINFOENABLED", "value": "false"},
	}
	if diff := cmp.Diff(want, at(values, "orchestration", "env")); diff != "" {
		t.Error(diff)
	}
}

func TestKeptExtraFilesComeBeforeThePlansOwn(t *testing.T) {
	values, _, _, err := keeping(t, catalog.V810, "orchestration:\n  extraConfiguration:\n    - {file: mine.yaml, content: 'a: 1', springImport: false}\n")
	if err != nil {
		t.Fatal(err)
	}
	files := at(values, "orchestration", "extraConfiguration").([]any)
	if len(files) != 2 || at(files[0], "file") != "mine.yaml" || at(files[0], "springImport") != false || at(files[1], "file") != "entra-studio.yaml" {
		t.Errorf("got %v", files)
	}
}

func TestAKeptFileOfTheSameNameIsMergedPropertyByProperty(t *testing.T) {
	kept := "orchestration:\n  extraConfiguration:\n    - file: entra-studio.yaml\n      content: |\n" +
		"        camunda: {security: {authentication: {oidc: {client-id-claim: appid, other: 1}}}}\n        logging: {level: debug}\n"
	values, _, _, err := keeping(t, catalog.V810, kept)
	if err != nil {
		t.Fatal(err)
	}
	file := extraFile(t, at(values, "orchestration"))
	oidc := at(file, "camunda", "security", "authentication", "oidc")
	if at(oidc, "client-id-claim") != "azp" || at(oidc, "other") != 1.0 || at(file, "logging", "level") != "debug" {
		t.Errorf("got %v", file)
	}
}

func TestKeptAnchorsAreFilledIn(t *testing.T) {
	values, text, _, err := keeping(t, catalog.V88, "a: &a {x: 1, z: 2}\nb: {<<: *a, z: 3}\nc: *a\n")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"a": map[string]any{"x": 1.0, "z": 2.0}, "b": map[string]any{"x": 1.0, "z": 3.0}, "c": map[string]any{"x": 1.0, "z": 2.0}}
	for key, block := range want {
		if diff := cmp.Diff(block, values[key]); diff != "" {
			t.Errorf("%s: %s", key, diff)
		}
	}
	if strings.ContainsAny(text, "&*") {
		t.Error("an anchor is left")
	}
}

func TestKeptValuesThatAreNoMapAreRefused(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
	for name, before := 'b', 'a'; name < 'i'; name, before = name+1, name {
		bomb += string(name) + ": &" + string(name) + " [" + strings.Repeat("*"+string(before)+",", 10) + "]\n"
	}
	for _, kept := range []string{"[1, 2]", "text", bomb, strings.Repeat("a: {", 150) + strings.Repeat("}", 150)} {
		_, _, _, err := keeping(t, catalog.V88, kept)
		var refusal *exporters.Refusal
		if !errors.As(err, &refusal) {
			t.Errorf("%.40s: got %v", kept, err)
		}
	}
}

func TestAPlanWithoutKeptValuesHasNoneAdded(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	data, _, err := helm.Values(c, &plan.Plan{Camunda: catalog.V88, Kept: plan.Kept{Helm: parsed(t, "{}")}})
	if err != nil {
		t.Fatal(err)
	}
	empty, _, err := helm.Values(c, &plan.Plan{Camunda: catalog.V88})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(empty), string(data)); diff != "" {
		t.Error(diff)
	}
}
