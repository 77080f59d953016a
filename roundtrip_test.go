package main_test

import (
	"errors"
	"path"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/compose"
	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/helm"
	"entrastudio/importers/draft"
	"entrastudio/importers/environment"
	"entrastudio/importers/source"
	"entrastudio/importers/values"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/plan/plantest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// fataler is a test or a property in the making.
type fataler interface {
	Helper()
	Fatalf(format string, arguments ...any)
}

// exported writes a plan by its own tool.
func exported(t fataler, c *catalog.Catalog, p *plan.Plan) ([]exporters.File, error) {
	t.Helper()
	if p.Deployment.With == plan.Compose {
		files, _, err := compose.EnvFiles(c, p)
		return files, err
	}
	file, _, err := helm.File(c, p)
	return []exporters.File{file}, err
}

// imported reads an export back into a plan.
func imported(t fataler, c *catalog.Catalog, files []exporters.File) *plan.Plan {
	t.Helper()
	picture := &evidence.Picture{Minor: c.Minor, MinorGiven: true}
	for _, file := range files {
		input := source.Source{Name: file.Path, Data: file.Data}
		var err error
		if file.Path == helm.Path {
			err = values.Read(picture, c, []source.Source{input})
		} else {
			input.Service = strings.TrimSuffix(path.Base(file.Path), ".env")
			err = environment.Read(picture, c, input)
		}
		if err != nil {
			t.Fatalf("the export cannot be imported: %v\n%s", err, file.Data)
		}
	}
	p, _, err := draft.Plan(picture)
	if err != nil {
		t.Fatalf("no plan can be made of the export: %v", err)
	}
	return p
}

// withOwnSecrets keeps the secrets where the plan's tool can refer to them: a
// Compose deployment takes them from its environment.
func withOwnSecrets(p *plan.Plan) *plan.Plan {
	if p.Deployment.With != plan.Compose {
		return p
	}
	p = p.Clone()
	own := func(ref *plan.SecretRef) {
		if ref.Store == plan.InKubernetes {
			*ref = plan.SecretRef{Store: plan.InEnvironment, Name: exporters.Constant(ref.Name + "_" + ref.Key)}
		}
	}
	for i := range p.Registrations {
		own(&p.Registrations[i].Secret)
	}
	for i := range p.Databases {
		own(&p.Databases[i].Password)
	}
	return p
}

// eachTool runs a test for every minor and tool.
func eachTool(t *testing.T, test func(t *testing.T, c *catalog.Catalog, with plan.Tool)) {
	t.Helper()
	for _, minor := range catalog.Minors() {
		c, err := catalog.Of(minor)
		if err != nil {
			t.Fatal(err)
		}
		for _, with := range []plan.Tool{plan.Helm, plan.Compose} {
			t.Run(string(minor)+"/"+string(with), func(t *testing.T) { test(t, c, with) })
		}
	}
}

// difference compares two plans in the form of plan files, but for what the
// tool's export does not say.
func difference(t fataler, c *catalog.Catalog, a, b *plan.Plan) string {
	t.Helper()
	texts := [2]string{}
	for i, p := range []*plan.Plan{a, b} {
		p = p.Clone()
		withoutUnsaid(c, p)
		p.Normalize(c)
		document, err := plan.New(p)
		if err != nil {
			t.Fatalf("the plan cannot be written: %v", err)
		}
		texts[i] = string(document.Bytes())
	}
	return cmp.Diff(strings.Split(texts[0], "\n"), strings.Split(texts[1], "\n"))
}

// withoutUnsaid takes out what neither a chart nor a container reads: the names of
// plan, release and namespace, which group claims an app registration has, and
// the host of a component to which nobody signs in by browser.
func withoutUnsaid(c *catalog.Catalog, p *plan.Plan) {
	p.Name, p.Deployment.Release, p.Deployment.Namespace = "", "", ""
	for i := range p.Registrations {
		p.Registrations[i].GroupClaims = ""
	}
	for i := range p.Components {
		component := &p.Components[i]
		if fact := c.Component(component.Name); fact != nil && fact.Redirect.Path == "" {
			component.URL = ""
			delete(component.Settings, "contextPath")
		}
	}
}

func TestAnExportIsImportedAsTheSamePlan(t *testing.T) {
	eachTool(t, func(t *testing.T, c *catalog.Catalog, with plan.Tool) {
		rapid.Check(t, func(t *rapid.T) {
			p := withOwnSecrets(plantest.Coherent(c, with).Draw(t, "plan"))
			files, err := exported(t, c, p)
			if err != nil {
				t.Fatalf("%v", err)
			}
			if diff := difference(t, c, p, imported(t, c, files)); diff != "" {
				t.Fatalf("plan (-), imported (+):\n%s", diff)
			}
		})
	})
}

func TestAnExampleIsImportedAsTheSamePlan(t *testing.T) {
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range examples {
		t.Run(example.Name, func(t *testing.T) {
			files, err := exported(t, example.Catalog, example.Plan)
			if err != nil {
				t.Fatal(err)
			}
			got := imported(t, example.Catalog, files)
			if diff := difference(t, example.Catalog, example.Plan, got); diff != "" {
				t.Errorf("plan (-), imported (+):\n%s", diff)
			}
		})
	}
}

func TestOddSettingsKeepTheirEffectThroughAnExport(t *testing.T) {
	eachTool(t, func(t *testing.T, c *catalog.Catalog, with plan.Tool) {
		kept := 0
		rapid.Check(t, func(t *rapid.T) {
			p := plantest.Odd(c, with).Draw(t, "plan")
			withoutTwoAudiences(p)
			files, err := exported(t, c, p)
			var refusal *exporters.Refusal
			if errors.As(err, &refusal) {
				return
			}
			if err != nil {
				t.Fatalf("%v", err)
			}
			kept++
			q := imported(t, c, files)
			for _, s := range c.Settings() {
				if s.Form == catalog.FormSecret || catalog.IsReference(p.Effective(c, s).Value.Text) || !with.Reads(s) || s.Component != catalog.Global && !p.On(s.Component) {
					continue
				}
				if before, after := p.Effective(c, s).Value, q.Effective(c, s).Value; !before.Same(after, s.Form) {
					t.Fatalf("%s was %q, imported it is %q", s.Ref(), before, after)
				}
			}
			again, err := exported(t, c, q)
			if err != nil {
				t.Fatalf("what was imported cannot be exported: %v", err)
			}
			if diff := difference(t, c, q, imported(t, c, again)); diff != "" {
				t.Fatalf("plan (-), imported (+):\n%s", diff)
			}
		})
		if kept == 0 {
			t.Error("every plan was refused")
		}
	})
}

// withoutTwoAudiences leaves Management Identity's audience to its registration.
// The chart has a value and a variable for it, and the variable wins: what both
// say apart is one thing once it is imported.
func withoutTwoAudiences(p *plan.Plan) {
	if identity := p.Component(catalog.ManagementIdentity); identity != nil {
		delete(identity.Settings, "audience")
		delete(identity.Settings, "audienceVariable")
	}
}
