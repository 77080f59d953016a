package login

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"testing"
	"time"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/token"
)

const (
	tenantID = "5d1f0c3a-7e42-4b8d-9a61-2c9e3f7b1a40"
	issuer   = "https://login.microsoftonline.com/" + tenantID + "/v2.0"
	person   = "ada@example.com"
)

func at() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }

// example is a deployment of every component of a minor, without a mistake.
type example struct {
	testing.TB
	catalog *catalog.Catalog
	pic     *evidence.Picture
	tool    plan.Tool
}

func clientOf(c *catalog.Catalog, name catalog.Name) string {
	for i := range c.Components {
		if c.Components[i].Name == name {
			return fmt.Sprintf("%08x-2222-4333-8444-555566667777", 0xc0de00+i)
		}
	}
	return ""
}

func newExample(t testing.TB, minor catalog.Minor, tool plan.Tool) *example {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	p := plan.Starter(c)
	p.Deployment.With = tool
	p.Tenant.ID = tenantID
	p.FirstAdmin.Value = person
	for i := range p.Components {
		if fact := c.Component(p.Components[i].Name); fact != nil && fact.Redirect.Path != "" {
			p.Components[i].URL = "https://" + string(fact.Name) + ".example.com"
		}
	}
	for i := range p.Registrations {
		for j := range c.Components {
			if c.Components[j].Registration.Name == p.Registrations[i].Name {
				p.Registrations[i].ClientID = clientOf(c, c.Components[j].Name)
			}
		}
	}
	return &example{t, c, evidence.FromPlan(p, c, "plan.yaml", nil), tool}
}

func (x *example) app(name catalog.Name) string { return clientOf(x.catalog, name) }

// set writes a setting in place of what stood there.
func (x *example) set(ref, text string) *example {
	x.Helper()
	r, ok := catalog.ParseRef(ref)
	fact := x.catalog.Setting(r.Component, r.Key)
	if !ok || fact == nil {
		x.Fatalf("%s: camunda %s has no such setting", ref, x.catalog.Minor)
	}
	v := plan.InForm(catalog.TextOf(text), fact.Form)
	if old := x.pic.First(r.Component, r.Key); old != nil {
		old.Value, old.Secret = v, nil
		return x
	}
	x.pic.Add(evidence.Setting{Ref: r, Value: v, Tool: x.tool, Place: evidence.Place{File: "plan.yaml", Line: 99, Column: 1}})
	return x
}

// claims of a person's token for a component.
func (x *example) claims(name catalog.Name) map[string]any {
	app := x.app(name)
	return map[string]any{
		"aud": app, "iss": issuer, "ver": "2.0", "tid": tenantID, "azp": app, "oid": "8f0e3a52-1c7d-4e9b-a0d3-6b5f4c3d2e10",
		"sub": "pairwise", "scp": "access", "preferred_username": person, "name": "Ada",
		"iat": at().Add(-time.Minute).Unix(), "nbf": at().Add(-time.Minute).Unix(), "exp": at().Add(time.Hour).Unix(),
	}
}

// program is the claims of a program's own token for a component.
func (x *example) program(name catalog.Name, client string) map[string]any {
	claims := x.claims(name)
	for _, personal := range []string{"scp", "preferred_username", "name"} {
		delete(claims, personal)
	}
	claims["azp"], claims["sub"], claims["idtyp"] = client, claims["oid"], "app"
	return claims
}

// show gives the picture a token of these claims; others replace single ones,
// and nil takes a claim away.
func (x *example) show(claims, others map[string]any) *example {
	x.Helper()
	claims = maps.Clone(claims)
	for name, value := range others {
		if claims[name] = value; value == nil {
			delete(claims, name)
		}
	}
	x.pic.Tokens = append(x.pic.Tokens, evidence.Token{Token: tokenOf(claims), Place: evidence.Place{File: "token.txt", Line: 1, Column: 1}})
	return x
}

func tokenOf(claims map[string]any) *token.Token {
	body, err := json.Marshal(claims)
	if err != nil {
		panic(err)
	}
	encode := base64.RawURLEncoding.EncodeToString
	text := encode([]byte(`{"alg":"RS256","typ":"JWT","kid":"k"}`)) + "." + encode(body) + "." + encode(make([]byte, 256))
	return token.Read(text)
}

// database gives the picture the audiences of Identity's database.
func (x *example) database(audiences ...string) *example {
	x.pic.AudiencesGiven = true
	for _, a := range audiences {
		x.pic.Audiences = append(x.pic.Audiences, evidence.Audience{Text: a})
	}
	return x
}

// seeded gives the database the audience that a component is configured with.
func (x *example) seeded(name catalog.Name) *example {
	return x.database(x.app(name), "camunda-identity-resource-server")
}

func (x *example) rule(r plan.MappingRule) *example {
	x.pic.Rules = append(x.pic.Rules, evidence.Rule{MappingRule: &r, Type: "ROLE"})
	return x
}

func (x *example) log(lines ...evidence.LogLine) *example {
	x.pic.Log = append(x.pic.Log, lines...)
	return x
}

// register gives the picture the app of a component, as it should be.
func (x *example) register(name catalog.Name, redirects ...string) *evidence.Application {
	app := evidence.Application{AppID: x.app(name), DisplayName: "App of " + string(name), TokenVersion: 2, Enabled: true}
	for _, uri := range redirects {
		app.Web = append(app.Web, evidence.RedirectURI{URI: uri})
	}
	x.pic.Directory.Applications = append(x.pic.Directory.Applications, app)
	return &x.pic.Directory.Applications[len(x.pic.Directory.Applications)-1]
}

// login follows all logins and finds the first of a component.
func (x *example) login(name catalog.Name) Login {
	x.Helper()
	return x.with(name, Options{At: at()})
}

func (x *example) with(name catalog.Name, opts Options) Login {
	x.Helper()
	logins, err := All(x.pic, opts)
	if err != nil {
		x.Fatal(err)
	}
	for _, l := range logins {
		if l.Component == name {
			return l
		}
	}
	x.Fatalf("no login of %s among %d", name, len(logins))
	return Login{}
}

// ends fails unless a login ends so; page is "" where any will do.
func (x *example) ends(name catalog.Name, outcome Outcome, page string) {
	x.Helper()
	l := x.login(name)
	if l.Outcome != outcome || page != "" && l.EndsOn != page {
		x.Errorf("%s ends as %s on %q (%s), not as %s on %q", name, l.Outcome, l.EndsOn, l.Because, outcome, page)
		for _, s := range l.Steps {
			x.Logf("  %-18s %-11s %s", s.Name, s.State, s.Detail)
		}
	}
}
