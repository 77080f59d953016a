package login

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/token"
)

// TestEveryLoginEndsAndSaysWhy draws pictures of anything: whatever they hold,
// each login has an outcome with its reason, and nothing happens after a failure.
func TestEveryLoginEndsAndSaysWhy(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		pic := anything(r)
		logins, err := All(pic, Options{At: at(), Component: rapid.SampledFrom([]catalog.Name{"", catalog.Operate, catalog.Orchestration, catalog.Connectors}).Draw(r, "component")})
		if err != nil {
			r.Fatal(err)
		}
		for _, l := range logins {
			if l.Outcome == "" || l.Because == "" || len(l.Steps) == 0 {
				r.Fatalf("%s: outcome %q, because %q, %d steps", l.Component, l.Outcome, l.Because, len(l.Steps))
			}
			if (l.Outcome == OK) != (l.EndsOn != "" && !anyFailed(l)) {
				r.Fatalf("%s ends as %s on %q", l.Component, l.Outcome, l.EndsOn)
			}
			for i, step := range l.Steps {
				if step.State == Failed && i+1 < len(l.Steps) && l.Steps[i+1].State != NotReached {
					r.Fatalf("%s: %s comes after the failure of %s", l.Component, l.Steps[i+1].Name, step.Name)
				}
			}
		}
	})
}

func anyFailed(l Login) bool {
	for _, step := range l.Steps {
		if step.State == Failed {
			return true
		}
	}
	return false
}

// anything is a picture with settings of arbitrary texts and tokens of arbitrary
// form.
func anything(r *rapid.T) *evidence.Picture {
	minor := rapid.SampledFrom(catalog.Minors()).Draw(r, "minor")
	tool := rapid.SampledFrom([]plan.Tool{plan.Helm, plan.Compose}).Draw(r, "tool")
	kind := evidence.KindValues
	if tool == plan.Compose {
		kind = evidence.KindCompose
	}
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"true", "false", "${X}", "<ID>", "$", "$[", issuer, "api://x", "x/.default", "http://a", "c0de0001-2222-4333-8444-555566667777",
	}))
	pic := &evidence.Picture{Minor: minor, Inputs: []evidence.Input{{Kind: kind}}}
	c, err := catalog.Of(minor)
	if err != nil {
		r.Fatal(err)
	}
	for i := range c.Components {
		component := &c.Components[i]
		pic.Inputs = append(pic.Inputs, evidence.Input{Kind: kind, Component: component.Name})
		for j := range component.Settings {
			if rapid.IntRange(0, 2).Draw(r, "given") == 0 {
				ref := catalog.Ref{Component: component.Name, Key: component.Settings[j].Key}
				pic.Add(evidence.Setting{Ref: ref, Tool: tool, Value: plan.InForm(catalog.TextOf(text.Draw(r, ref.Key)), component.Settings[j].Form)})
			}
		}
	}
	for range rapid.IntRange(0, 3).Draw(r, "tokens") {
		pic.Tokens = append(pic.Tokens, evidence.Token{Token: token.Read(text.Draw(r, "token"))})
		pic.Tokens = append(pic.Tokens, evidence.Token{Token: tokenOf(map[string]any{"aud": text.Draw(r, "aud"), "iss": text.Draw(r, "iss"), "groups": []string{text.Draw(r, "group")}})})
	}
	for range rapid.IntRange(0, 5).Draw(r, "rules") {
		target := rapid.SampledFrom([]plan.Target{plan.ForIdentity, plan.ForCluster}).Draw(r, "target")
		pic.Rules = append(pic.Rules, evidence.Rule{MappingRule: &plan.MappingRule{Target: target, Claim: text.Draw(r, "claim"), Value: text.Draw(r, "value"), Roles: []string{"Operate", "Optimize"}}})
	}
	pic.AudiencesGiven = rapid.Bool().Draw(r, "database")
	pic.Directory.ApplicationsGiven = rapid.Bool().Draw(r, "registrations")
	pic.Log = []evidence.LogLine{{Kind: evidence.LogEntraError, Code: text.Draw(r, "code"), AppID: text.Draw(r, "app")}}
	return pic
}

// BenchmarkLogins follows all logins of a plan of 10,000 rules with a token of
// 200 groups.
func BenchmarkLogins(b *testing.B) {
	x := newExample(b, catalog.V88, plan.Helm)
	groups := make([]string, 200)
	for i := range groups {
		groups[i] = fmt.Sprintf("group-%d", i)
	}
	for i := range 10_000 {
		x.rule(plan.MappingRule{Name: fmt.Sprint(i), Target: plan.ForIdentity, Claim: "groups", Operator: plan.Contains, Value: fmt.Sprintf("other-%d", i), Roles: []string{"Optimize"}})
	}
	x.database(x.app(catalog.Optimize)).show(x.claims(catalog.Optimize), map[string]any{"groups": groups})
	for b.Loop() {
		if _, err := All(x.pic, Options{At: at()}); err != nil {
			b.Fatal(err)
		}
	}
}
