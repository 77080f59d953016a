package plan_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
)

const head = "apiVersion: entrastudio/v1\nkind: Plan\ncamunda: \"8.8\"\n"

func TestParseRefusesWithPlaceAndReason(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"empty", "", "1:1: this is no plan"},
		{"a list", "- a\n", "1:1: this is no plan"},
		{"no apiVersion", "kind: Plan\n", "1:1: apiVersion is missing"},
		{"another program's file", "apiVersion: apps/v1\nkind: Plan\n", "1:13: this apiVersion is none of a plan"},
		{"a version that is no number", "apiVersion: entrastudio/v01\nkind: Plan\n", "1:13: this apiVersion"},
		{"another kind", "apiVersion: entrastudio/v1\nkind: Values\n", "2:7: kind must be Plan"},
		{"no minor", "apiVersion: entrastudio/v1\nkind: Plan\n", "1:1: camunda is missing"},
		{"unknown minor", "apiVersion: entrastudio/v1\nkind: Plan\ncamunda: \"8.5\"\n", `3:10: camunda: "8.5" is not one of 8.6, 8.7, 8.8, 8.9, 8.10`},
		{"unknown tool", head + "deployment: {with: ansible}\n", `4:20: deployment/with: "ansible" is not one of helm, compose`},
		{"unknown cloud", head + "tenant:\n  cloud: moon\n", `5:10: tenant/cloud: "moon" is not one of public`},
		{"list for a text", head + "name: [a]\n", "4:7: name: one plain value belongs here, not a list"},
		{"keys for a text", head + "name: {a: b}\n", "4:7: name: a plain value belongs here, not keys with values"},
		{"text for keys", head + "tenant: abc\n", "4:9: tenant takes keys with values, not one value"},
		{"keys for a list", head + "mappingRules: {}\n", "4:15: mappingRules is a list, not keys with values"},
		{"quoted boolean", head + "components: {operate: {enabled: \"true\"}}\n", "4:33: components/operate/enabled: true or false belongs here"},
		{"version of a token", head + "registrations:\n- {name: a, tokenVersion: 3}\n", "5:27: registrations/0/tokenVersion: a whole number from 1 to 2"},
		{"port", head + "databases: {identity: {port: 70000}}\n", "4:30: databases/identity/port: a whole number from 1 to 65535"},
		{"unknown target", head + "mappingRules:\n- target: operate\n", `5:11: mappingRules/0/target: "operate" is not one of`},
		{"registration without a name", head + "registrations:\n- clientId: a\n", "5:3: registrations/0 has no name"},
		{"registrations of one name", head + "registrations:\n- name: a\n- name: a\n", `6:3: two registrations are named "a"`},
		{"setting that holds keys", head + "components: {operate: {settings: {audience: {a: b}}}}\n", "4:45: components/operate/settings/audience: a plain value belongs here"},
		{"list of lists", head + "components: {operate: {settings: {audience: [[a]]}}}\n", "4:45: components/operate/settings/audience: a list of plain values"},
		{"merge key", head + "tenant: &t {id: a}\nfirstAdmin:\n  <<: *t\n", "6:3: a plan says each thing in its place"},
		{"variable that is a list", head + "kept: {environment: {operate: {A: [b]}}}\n", "4:35: kept/environment/operate/A is a variable"},
		{"kept values that are a text", head + "kept: {helm: abc}\n", "4:14: kept/helm takes the keys of a values file"},
		{"kept values with a foreign anchor", head + "name: &n a\nkept:\n  helm:\n    a: *n\n", "7:5: kept/helm refers to an anchor outside"},
		{"key twice", head + "name: a\nname: b\n", `5:1: the key "name" stands twice`},
		{"second document", head + "---\nname: a\n", "4:1: a second document"},
		{"tab", head + "tenant:\n\tid: a\n", "5:1: a tab"},
		{"deep nesting", head + "x: " + strings.Repeat("[", 101), "4:103: nested deeper than 100 levels"},
		{"not UTF-8", head + "name: \xff\n", "4:7: this is not UTF-8 text"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := plan.Parse("plan.yaml", []byte(test.text))
			var refused *plan.Error
			if !errors.As(err, &refused) {
				t.Fatalf("accepted, or an error without a place: %v", err)
			}
			if !strings.HasPrefix(err.Error(), "plan.yaml:"+test.want) {
				t.Errorf("%s\nwant plan.yaml:%s", err, test.want)
			}
		})
	}
}

func TestSecretInAPlanIsRefusedWithoutRepeatingIt(t *testing.T) {
	const value = "Zq8~hunter2.aB"
	for _, text := range []string{
		head + "registrations:\n- name: a\n  secret: " + value + "\n",
		head + "registrations:\n- name: a\n  secret: vault:" + value + "\n",
		head + "registrations:\n- name: a\n  secret: [" + value + "]\n",
		head + "databases: {identity: {password: " + value + "}}\n",
		"apiVersion: entrastudio/v0\nkind: Plan\ncamunda: \"8.8\"\nregistrations:\n- name: a\n  secret: " + value + "\n",
	} {
		_, err := plan.Parse("plan.yaml", []byte(text))
		if err == nil || strings.Contains(err.Error(), value) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestUnknownKeysAreReportedWithTheirPlace(t *testing.T) {
	d := parse(t, head+"owner: me\ntenant:\n  id: a\n  region: eu\ncomponents:\n  operat: {url: x}\n  operate: {urls: x}\nregistrations:\n- name: a\n  note: b\n")
	want := []plan.Unknown{
		{Path: "owner", Line: 4, Column: 1},
		{Path: "tenant/region", Line: 7, Column: 3},
		{Path: "components/operat", Line: 9, Column: 3},
		{Path: "components/operate/urls", Line: 10, Column: 13},
		{Path: "registrations/0/note", Line: 13, Column: 3},
	}
	if diff := cmp.Diff(want, d.Unknown()); diff != "" {
		t.Error(diff)
	}
}

func TestOlderFormIsUpgradedAndKept(t *testing.T) {
	old := `# ours since spring
apiVersion: entrastudio/v0
kind: Plan
name: acme
camunda: "8.7"
tenantId: 6f1c2d3e-0a4b-4c5d-8e6f-708192a3b4c5
cloud: china
owner: {team: [a, b]}
components:
  - name: operate
    url: https://operate.example.com
    settings: {audience: null}
  - name: tasklist
    enabled: false
registrations:
  - {name: Operate, clientId: x}
`
	d := parse(t, old)
	want := &plan.Plan{
		Name: "acme", Camunda: catalog.V87, Tenant: plan.Tenant{ID: "6f1c2d3e-0a4b-4c5d-8e6f-708192a3b4c5", Cloud: "china"},
		Components: []plan.Component{
			{Name: catalog.Operate, Enabled: true, URL: "https://operate.example.com", Settings: map[string]catalog.Value{"audience": {}}},
			{Name: catalog.Tasklist},
		},
		Registrations: []plan.Registration{{Name: "Operate", ClientID: "x"}},
	}
	if diff := cmp.Diff(*want, *d.Plan()); diff != "" {
		t.Error(diff)
	}
	if string(d.Original()) != old || !bytes.Contains(d.Bytes(), []byte("apiVersion: entrastudio/v1\n")) {
		t.Errorf("the original or the upgrade is wrong:\n%s", d.Bytes())
	}
	if again := parse(t, string(d.Bytes())); !again.Plan().Equal(want) || again.Unknown()[0].Path != "owner" {
		t.Errorf("the upgraded file says something else:\n%s", d.Bytes())
	}
	if line, column := d.Place("tenant/id"); line != 0 || column != 0 {
		t.Errorf("a place %d:%d in a file that has another form on disk", line, column)
	}
}

func TestOlderFormIsRefusedWithPlace(t *testing.T) {
	const older = "apiVersion: entrastudio/v0\nkind: Plan\ncamunda: \"8.7\"\n"
	for text, want := range map[string]string{
		older + "tenantId: [a]\n":                                  "4:11: id: one plain value belongs here",
		older + "components:\n- {url: a}\n":                        "5:3: components/0 has no name of a component",
		older + "components: {}\n":                                 "4:13: components is a list",
		older + "components: [{name: operate}, {name: operate}]\n": "4:38: the component operate stands twice",
	} {
		if _, err := plan.Parse("p", []byte(text)); err == nil || !strings.HasPrefix(err.Error(), "p:"+want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestNewerFormOpensReadOnlyAndSaysWhatMadeIt(t *testing.T) {
	const text = "apiVersion: entrastudio/v3\nkind: Plan\nname: later\ncamunda: \"9.0\"\ntenant: [a]\nregistrations:\n- {clientId: a}\n"
	for made, by := range map[string]string{"": "entrastudio/v3", "madeBy: Entra Studio 4.1\n": "Entra Studio 4.1"} {
		d := parse(t, text+made)
		if !d.ReadOnly() || d.MadeBy() != by || d.Plan().Name != "later" {
			t.Errorf("%v %q %q", d.ReadOnly(), d.MadeBy(), d.Plan().Name)
		}
		if len(d.Unknown()) < 3 {
			t.Errorf("what was not understood is not listed: %v", d.Unknown())
		}
		changed := d.Plan().Clone()
		changed.Name = "now"
		if _, err := d.With(changed); err == nil || !strings.Contains(err.Error(), by) {
			t.Errorf("a newer form is changed: %v", err)
		}
	}
}

func TestPlaceFindsEveryPath(t *testing.T) {
	d := parse(t, head+`tenant:
  id: abc  # the one
components:
  operate:
    url: u
    settings:
      audience: x
registrations:
  - name: a
    clientId: b
  - name: c
    redirectUris: [d, e]
    secret:
`)
	for path, want := range map[string]string{
		"name": "1:1", "camunda": "3:10", "tenant": "4:1", "tenant/id": "5:7", "tenant/cloud": "4:1", "components/operate/url": "8:10",
		"components/operate/settings/audience": "10:17", "components/operate/settings/scope": "9:5", "components/tasklist/url": "6:1",
		"registrations/1/redirectUris": "15:19", "registrations/1/secret": "16:5", "registrations/0": "12:5", "registrations/7/name": "11:1",
	} {
		line, column := d.Place(path)
		if got := fmt.Sprintf("%d:%d", line, column); got != want {
			t.Errorf("%s stands at %s, want %s", path, got, want)
		}
	}
}

func parse(t testing.TB, text string) *plan.Document {
	t.Helper()
	d, err := plan.Parse("plan.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}
