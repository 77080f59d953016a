package importers_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"entrastudio/importers"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/refusal"

	"github.com/google/go-cmp/cmp"
)

const (
	tenant     = "6f1d2c3b-0000-4000-8000-0000000000aa"
	operateApp = "6f1d2c3b-0000-4000-8000-000000000001"
)

func source(name, text string) importers.Source {
	return importers.Source{Name: name, Data: []byte(text)}
}

func read(t *testing.T, opts importers.Options, sources ...importers.Source) *evidence.Picture {
	t.Helper()
	picture, err := importers.Read(sources, opts)
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// kinds lists what the inputs were taken for.
func kinds(p *evidence.Picture) []string {
	var all []string
	for _, input := range p.Inputs {
		all = append(all, input.File+" "+string(input.Kind))
	}
	return all
}

const valuesText = "global:\n  identity:\n    auth:\n      operate:\n        clientId: " + operateApp + "\n        audience: operate-api\n"

const envText = "SPRING_PROFILES_ACTIVE=identity-auth\nCAMUNDA_OPERATE_IDENTITY_CLIENTID=" + operateApp + "\nCAMUNDA_OPERATE_IDENTITY_AUDIENCE=" + operateApp + "\n"

func TestEveryKindIsReadIntoOnePicture(t *testing.T) {
	p := read(t, importers.Options{Minor: catalog.V87},
		source("values.yaml", valuesText),
		source("operate.env", envText),
		source("docker-compose.yaml", "services:\n  tasklist:\n    image: camunda/tasklist:8.7.1\n    environment:\n      CAMUNDA_TASKLIST_IDENTITY_AUDIENCE: tasklist-api\n"),
		source("audiences.txt", " audience \n---\n operate-api\n(1 row)\n"),
		source("apps.json", `[{"appId":"`+operateApp+`","displayName":"Operate"}]`),
		source("operate.log", "2026-01-01 10:00:00 WARN x : redirecting to /noPermission\n"),
		source("keys.json", `{"keys":[{"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB"}]}`),
	)
	want := []string{
		"values.yaml values", "operate.env env", "docker-compose.yaml compose", "audiences.txt audiences",
		"apps.json registrations", "operate.log log", "keys.json keys",
	}
	if diff := cmp.Diff(want, kinds(p)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, input := range p.Inputs {
		if input.Why == "" || input.Summary == "" || input.Said {
			t.Errorf("%s: why %q, summary %q, said %t", input.File, input.Why, input.Summary, input.Said)
		}
	}
	if len(p.All(catalog.Ref{Component: catalog.Operate, Key: "audience"})) != 2 {
		t.Error("the audience of Operate stands in two files")
	}
	if len(p.Log) != 1 || p.Log[0].Component != catalog.Operate || !p.AudiencesGiven || !p.KeysGiven || !p.Directory.ApplicationsGiven {
		t.Errorf("%+v %t %t", p.Log, p.AudiencesGiven, p.KeysGiven)
	}
}

func TestAKindThatIsSaidCounts(t *testing.T) {
	s := source("a.txt", "AADSTS50011 and redirecting to /noPermission")
	s.Kind = evidence.KindLog
	p := read(t, importers.Options{}, s)
	if len(p.Log) != 2 || !p.Inputs[0].Said || p.Inputs[0].Why != "" {
		t.Fatalf("%+v %+v", p.Log, p.Inputs)
	}
	env := source("x", "A_B=c\n")
	env.Kind, env.Service = evidence.KindEnv, "operate"
	p = read(t, importers.Options{Minor: catalog.V87}, env)
	if p.Inputs[0].Component != catalog.Operate {
		t.Fatalf("%+v", p.Inputs)
	}
	broken := source("t", "eyJhbGciOiJSUzI1NiJ9.abc")
	broken.Kind = evidence.KindToken
	if p = read(t, importers.Options{}, broken); len(p.Tokens) != 1 || len(p.Tokens[0].Token.Defects) == 0 {
		t.Fatalf("%+v", p.Tokens)
	}
}

func TestTheMinorIsGivenRecognisedOrTheNewest(t *testing.T) {
	for _, c := range []struct {
		name  string
		opts  importers.Options
		text  string
		want  catalog.Minor
		given bool
	}{
		{"given", importers.Options{Minor: catalog.V86}, valuesText, catalog.V86, true},
		{"told by the keys of the cluster", importers.Options{}, "orchestration:\n  security:\n    authentication:\n      method: oidc\n  data:\n    secondaryStorage:\n      type: elasticsearch\n", catalog.V89, false},
		{"told by an image", importers.Options{}, "services:\n  operate:\n    image: camunda/operate:8.6.3\n", catalog.V86, false},
		{"told by nothing", importers.Options{}, " audience \n---\n operate-api\n(1 row)\n", catalog.Newest, false},
	} {
		p := read(t, c.opts, source("f", c.text))
		if p.Minor != c.want || p.MinorGiven != c.given || p.MinorWhy == "" {
			t.Errorf("%s: %s, given %t, because %s", c.name, p.Minor, p.MinorGiven, p.MinorWhy)
		}
	}
}

func TestSeveralValuesFilesCombineInTheirOrder(t *testing.T) {
	p := read(t, importers.Options{Minor: catalog.V87}, source("a.yaml", valuesText), source("b.yaml", "global:\n  identity:\n    auth:\n      operate:\n        audience: second\n"))
	found := p.All(catalog.Ref{Component: catalog.Operate, Key: "audience"})
	if len(found) != 1 || found[0].Value.Text != "second" || found[0].Place.String() != "b.yaml:5:19" {
		t.Fatalf("%+v", found)
	}
}

func TestAnEnvFileOfAComposeFileIsOpenedAndMended(t *testing.T) {
	opened := ""
	open := func(name string) ([]byte, error) {
		opened = name
		return []byte("\xff\xfeC\x00A\x00M\x00U\x00N\x00D\x00A\x00_\x00O\x00P\x00E\x00R\x00A\x00T\x00E\x00_\x00I\x00D\x00E\x00N\x00T\x00I\x00T\x00Y\x00_\x00A\x00U\x00D\x00I\x00E\x00N\x00C\x00E\x00=\x00x\x00\r\x00\n\x00"), nil
	}
	p := read(t, importers.Options{Minor: catalog.V87, Open: open}, source("c.yaml", "services:\n  operate:\n    image: camunda/operate:8.7.1\n    env_file: operate.env\n"))
	if s := p.First(catalog.Operate, "audience"); s == nil || s.Value.Text != "x" || opened != "operate.env" {
		t.Fatalf("%+v, opened %q", s, opened)
	}
}

func TestWhatCannotBeUsedIsRefusedWithItsPlace(t *testing.T) {
	said := func(kind evidence.Kind, text string) importers.Source {
		return importers.Source{Name: "f", Kind: kind, Data: []byte(text)}
	}
	for _, c := range []struct {
		source importers.Source
		want   string
	}{
		{source("f", ""), "f: there is nothing in it"},
		{source("f", "Dear support, please help."), "f: nothing in it is recognised; give the whole file or more of it, or on the command line say what it is, as in log=f"},
		{source("f", "\x00\x01\x02"), "f:1:1: this is no text"},
		{source("f", "global:\n  a: [\n"), "f:"},
		{source("f.env", "A_B=c\nC_D=e\nno variable!\n"), "f.env:3:"},
		{source("f", "apiVersion: v1\nkind: Secret\n"), "f: this is a manifest of Kubernetes"},
		{source("f", `{"iss":"a","aud":"b"}`), "f: this is the claims of a decoded token"},
		{said(evidence.KindToken, " \n"), "f: there is no token in it"},
		{said(evidence.KindKeys, "{\n\"keys\": [}"), "f:2:"},
		{said(evidence.KindKeys, "{}"), "f: key set: "},
		{said(evidence.KindRegistrations, "[1]"), "f:1:2: an app registration is a json object"},
		{said(evidence.KindAudiences, "a sentence is no audience"), "f:1:1: this is no audience"},
		{said(evidence.KindPlan, "a: b"), "f:"},
		{said(evidence.KindCompose, "a: b"), "f:1:1: "},
	} {
		_, err := importers.Read([]importers.Source{c.source}, importers.Options{})
		var refused *refusal.Error
		if !errors.As(err, &refused) || !strings.HasPrefix(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v, want %s", c.source.Data, err, c.want)
		}
	}
}

func TestAPlanIsEvidence(t *testing.T) {
	p := read(t, importers.Options{}, source("plan.yaml", "apiVersion: entrastudio/v1\nkind: Plan\ncamunda: \"8.7\"\n"))
	if p.Plan == nil || p.Minor != catalog.V87 || p.Inputs[0].Kind != evidence.KindPlan || p.Inputs[0].File != "plan.yaml" {
		t.Fatalf("%+v", p.Inputs)
	}
}

func ExampleRead() {
	picture, err := importers.Read([]importers.Source{{Name: "-", Data: []byte(envText)}}, importers.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(picture.Minor, picture.Inputs[0].Kind, picture.Inputs[0].Component)
	// Output: 8.7 env operate
}

func TestYAMLThatHoldsNoBlockOfTheChartIsNotTakenForAnEmptyDeployment(t *testing.T) {
	strange := source("mine.yaml", "gloabl:\n  identity:\n    auth:\n      enabled: true\n")
	_, err := importers.Read([]importers.Source{strange}, importers.Options{})
	var unknown *importers.Unrecognised
	if !errors.As(err, &unknown) || !strings.Contains(err.Error(), "did you mean global?") || !strings.Contains(unknown.Refusal.Hint, "values=mine.yaml") {
		t.Errorf("%v", err)
	}
	_, err = importers.Read([]importers.Source{source("plan.yaml", "kind: Plan\ncamunda: \"8.9\"\ncomponents: {}\n")}, importers.Options{})
	if !errors.As(err, &unknown) || !strings.Contains(unknown.Refusal.Hint, "apiVersion: entrastudio/v1") {
		t.Errorf("%v", err)
	}
	p := read(t, importers.Options{}, strange, source("values.yaml", valuesText))
	if len(p.Unread) != 1 || p.Unread[0].Place.File != "mine.yaml" {
		t.Errorf("%+v", p.Unread)
	}
	strange.Kind = evidence.KindValues
	if p = read(t, importers.Options{}, strange); len(p.Unread) != 0 || len(p.Inputs) != 1 {
		t.Errorf("%+v", p)
	}
}

func TestValuesOutOfALargerTextAreAnExcerpt(t *testing.T) {
	mail := source("mail.txt", "Hello,\nthis is what we have:\n\n"+valuesText+"\nand the table says\n\n audience \n----------\n operate-api\n(1 row)\n\nRegards\n")
	p := read(t, importers.Options{}, mail, source("values.yaml", valuesText))
	excerpts := map[string]bool{}
	for _, in := range p.Inputs {
		if in.Kind == evidence.KindValues {
			excerpts[in.File] = in.Excerpt
		}
	}
	if diff := cmp.Diff(map[string]bool{"mail.txt": true, "values.yaml": false}, excerpts); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
