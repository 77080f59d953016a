package check

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

const (
	tenantID = "bb4bb4d4-ff54-40a7-98f2-808014f73dd0"
	loginURL = "https://login.microsoftonline.com/" + tenantID
)

// appID is the application (client) ID of a component's app in the examples.
func appID(c *catalog.Catalog, name catalog.Name) string {
	for i := range c.Components {
		if c.Components[i].Name == name {
			return fmt.Sprintf("%08x-1111-4222-8333-444455556666", 0xa1b2c300+i)
		}
	}
	return ""
}

// at is the moment of the examples.
func at() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }

// example is a deployment without a mistake, and the evidence of it.
type example struct {
	*testing.T
	catalog *catalog.Catalog
	tool    plan.Tool
	pic     *evidence.Picture
}

// goodPlan is a plan of every component of a minor, each with an app of its own.
func goodPlan(c *catalog.Catalog, tool plan.Tool) *plan.Plan {
	p := plan.Starter(c)
	p.Deployment.With = tool
	p.Tenant.ID = tenantID
	p.FirstAdmin.Value = "admin@example.com"
	for i := range p.Components {
		component := &p.Components[i]
		fact := c.Component(component.Name)
		if component.Name == catalog.Global {
			continue
		}
		if fact.Redirect.Path != "" {
			component.URL = "https://" + string(component.Name) + ".example.com"
		}
		set := func(key string, v catalog.Value) {
			if s := c.Setting(component.Name, key); s != nil && tool.Reads(s) {
				if component.Settings == nil {
					component.Settings = map[string]catalog.Value{}
				}
				component.Settings[key] = v
			}
		}
		set("mailFrom", catalog.TextOf("noreply@example.com"))
		set("secondaryStorageType", catalog.TextOf("elasticsearch"))
	}
	for i := range p.Registrations {
		for j := range c.Components {
			if c.Components[j].Registration.Name == p.Registrations[i].Name {
				p.Registrations[i].ClientID = appID(c, c.Components[j].Name)
			}
		}
		if tool == plan.Compose && !p.Registrations[i].Secret.IsZero() {
			p.Registrations[i].Secret = plan.SecretRef{Store: plan.InEnvironment, Name: fmt.Sprintf("SECRET_%d", i)}
		}
	}
	for i := range p.Databases {
		p.Databases[i] = plan.Database{
			Name: p.Databases[i].Name, Host: "postgres.example.com", Port: 5432, Database: p.Databases[i].Name, Username: "camunda",
			Password: plan.SecretRef{Store: plan.InKubernetes, Name: "databases", Key: p.Databases[i].Name},
		}
		if c.Minor == catalog.V86 {
			// Web Modeler of 8.6 takes its database by URL alone.
			p.Databases[i].URL = "jdbc:postgresql://postgres.example.com:5432/" + p.Databases[i].Name
		}
		if tool == plan.Compose {
			p.Databases[i].Password = plan.SecretRef{Store: plan.InEnvironment, Name: fmt.Sprintf("PASSWORD_%d", i)}
		}
	}
	return p
}

// newExample makes the evidence of a good deployment: a values file, or an env
// file for each component.
func newExample(t *testing.T, minor catalog.Minor, tool plan.Tool) *example {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	pic := evidence.FromPlan(goodPlan(c, tool), c, "plan.yaml", nil)
	pic.Plan = nil
	x := &example{t, c, tool, &evidence.Picture{Minor: minor, MinorGiven: true, Rules: pic.Rules, Presets: pic.Presets, Members: pic.Members}}
	for i := range pic.Settings {
		s := pic.Settings[i]
		x.write(s.Ref, s.Value, s.Secret)
	}
	if tool == plan.Compose {
		for i := range c.Components {
			x.inputOf(c.Components[i].Name)
		}
	}
	return x
}

// inputOf is the input that configures a component: the one values file, or the
// component's env file.
func (x *example) inputOf(name catalog.Name) int {
	input := evidence.Input{File: "values.yaml", Kind: evidence.KindValues}
	if x.tool == plan.Compose {
		component := x.catalog.Component(name)
		if component == nil || len(component.Services) == 0 {
			return 0
		}
		input = evidence.Input{File: string(name) + ".env", Kind: evidence.KindEnv, Component: name, Service: component.Services[0].Name}
	}
	for i := range x.pic.Inputs {
		if x.pic.Inputs[i].File == input.File {
			return i
		}
	}
	x.pic.Inputs = append(x.pic.Inputs, input)
	return len(x.pic.Inputs) - 1
}

// write puts a setting into the evidence, in place of what stood there.
func (x *example) write(ref catalog.Ref, v catalog.Value, secret *evidence.Secret) {
	fact := x.catalog.Setting(ref.Component, ref.Key)
	if fact == nil {
		x.Fatalf("%s: camunda %s has no such setting", ref, x.catalog.Minor)
	}
	input := x.inputOf(ref.Component)
	place := evidence.Place{File: x.pic.Inputs[input].File, Line: len(x.pic.Settings) + 1, Column: 1, Address: fact.Helm}
	if old := x.pic.First(ref.Component, ref.Key); old != nil {
		place.Line = old.Place.Line
	}
	via, services := evidence.ViaHelm, []string{""}
	if x.tool == plan.Compose {
		via, services = evidence.ViaVariable, nil
		for _, v := range fact.Env {
			service := v.Service
			if service == "" {
				service = x.catalog.Component(ref.Component).Services[0].Name
			}
			if len(services) == 0 {
				place.Address = v.Name
			}
			if !slices.Contains(services, service) {
				services = append(services, service)
			}
			x.pic.Variables = append(x.pic.Variables, evidence.Variable{
				Name: v.Name, Service: service, Component: ref.Component, Place: place, Input: input,
			})
		}
	}
	x.forget(ref)
	for _, service := range services {
		x.pic.Add(evidence.Setting{Ref: ref, Value: v, Place: place, Via: via, Tool: x.tool, Service: service, Input: input, Secret: secret})
	}
}

// set writes a text for "component/key".
func (x *example) set(ref, text string) *example {
	x.Helper()
	r, ok := catalog.ParseRef(ref)
	if !ok {
		x.Fatalf("%q is no reference", ref)
	}
	fact := x.catalog.Setting(r.Component, r.Key)
	v := catalog.TextOf(text)
	if fact != nil {
		v = plan.InForm(v, fact.Form)
	}
	x.write(r, v, nil)
	return x
}

// secret writes a secret for "component/clientSecret".
func (x *example) secret(ref string, s evidence.Secret) *example {
	r, _ := catalog.ParseRef(ref)
	x.write(r, catalog.TextOf(s.Ref.String()), &s)
	return x
}

// drop takes what was said of "component/key" away.
func (x *example) drop(ref string) *example {
	r, _ := catalog.ParseRef(ref)
	x.forget(r)
	return x
}

// forget takes every place that says a setting away.
func (x *example) forget(r catalog.Ref) {
	old := *x.pic
	fresh := &evidence.Picture{
		Minor: old.Minor, MinorGiven: old.MinorGiven, Inputs: old.Inputs, Keys: old.Keys, Variables: old.Variables, Properties: old.Properties,
		Rules: old.Rules, Presets: old.Presets, RolesKnown: old.RolesKnown, Members: old.Members, Directory: old.Directory, Log: old.Log,
		Tokens: old.Tokens, Keyset: old.Keyset, KeysGiven: old.KeysGiven, Audiences: old.Audiences, AudiencesGiven: old.AudiencesGiven,
	}
	for _, s := range old.Settings {
		if s.Ref != r {
			fresh.Add(s)
		}
	}
	x.pic = fresh
}

// app is the id of a component's app.
func (x *example) app(name catalog.Name) string { return appID(x.catalog, name) }

// register adds the app registration of each component, as it should be.
func (x *example) register() *example {
	s, err := scene.New(x.pic)
	if err != nil {
		x.Fatal(err)
	}
	d := &x.pic.Directory
	d.ApplicationsGiven = true
	x.pic.Inputs = append(x.pic.Inputs, evidence.Input{File: "apps.json", Kind: evidence.KindRegistrations})
	for i := range x.catalog.Components {
		c := &x.catalog.Components[i]
		if c.Registration.SharedWith != "" {
			continue
		}
		app := evidence.Application{
			AppID: x.app(c.Name), ObjectID: "object-" + string(c.Name), DisplayName: c.Registration.Name, TokenVersion: 2, Enabled: true,
			OptionalClaims: []string{"preferred_username"}, OptionalClaimsKnown: true,
			Place: evidence.Place{File: "apps.json", Line: 10 * (i + 1), Column: 1},
		}
		if c.Registration.Secret {
			app.Passwords = []evidence.Credential{{Name: "camunda", End: at().AddDate(1, 0, 0), Place: app.Place}}
		}
		for _, p := range s.PartsOf(c.Name) {
			if redirect, browser := p.Redirect(); browser && redirect.URI != "" {
				uri := evidence.RedirectURI{URI: redirect.URI, Place: app.Place}
				if c.Registration.Platform == catalog.PlatformSPA {
					app.SPA = append(app.SPA, uri)
				} else {
					app.Web = append(app.Web, uri)
				}
			}
		}
		d.Applications = append(d.Applications, app)
	}
	return x
}

// application is the registration of a component's app.
func (x *example) application(name catalog.Name) *evidence.Application {
	return x.pic.Directory.ByAppID(x.app(name))
}

func (x *example) run() []Finding { return Run(x.pic, Options{At: at()}) }

// each runs a test for every minor and tool.
func each(t *testing.T, test func(t *testing.T, minor catalog.Minor, tool plan.Tool)) {
	t.Helper()
	for _, minor := range catalog.Minors() {
		for _, tool := range []plan.Tool{plan.Helm, plan.Compose} {
			t.Run(string(minor)+"/"+string(tool), func(t *testing.T) { test(t, minor, tool) })
		}
	}
}

func describe(f Finding) string {
	return fmt.Sprintf("%s (%s) at %s %s: %s", f.Code, f.Component, f.Place, f.Place.Address, f.Detail)
}

func TestGoodDeploymentGivesNothing(t *testing.T) {
	each(t, func(t *testing.T, minor catalog.Minor, tool plan.Tool) {
		for _, f := range newExample(t, minor, tool).run() {
			if f.Severity != Note {
				t.Error(describe(f))
			}
		}
	})
}

func TestGoodDeploymentWithItsRegistrationsGivesNothing(t *testing.T) {
	each(t, func(t *testing.T, minor catalog.Minor, tool plan.Tool) {
		for _, f := range newExample(t, minor, tool).register().run() {
			if f.Severity != Note {
				t.Error(describe(f))
			}
		}
	})
}

func TestGoodPlanGivesNothing(t *testing.T) {
	each(t, func(t *testing.T, minor catalog.Minor, tool plan.Tool) {
		c, err := catalog.Of(minor)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range Run(evidence.FromPlan(goodPlan(c, tool), c, "plan.yaml", nil), Options{At: at()}) {
			if f.Severity != Note {
				t.Error(describe(f))
			}
		}
	})
}
