package check

import (
	"fmt"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/token"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// spoiledTexts are values that people leave in configurations, and worse.
func spoiledTexts() []string {
	return []string{
		"", " ", "operate", "<APP_ID>", "${APP}", "api://x", "00000000-0000-0000-0000-000000000000", "common", "https://", "://", "https://login.microsoftonline.com",
		"https://login.microsoftonline.com//v2.0", "$..*", "$['", "groups[", "{}", "[]", "\x00", "'; DROP TABLE permissions; --", "true", "no", "9999999999999999999", "(", "[a-z",
	}
}

// disorder makes one random change in the evidence.
func disorder(t *rapid.T, x *example) {
	text := rapid.SampledFrom(spoiledTexts()).Draw(t, "text")
	settings := x.catalog.Settings()
	fact := settings[rapid.IntRange(0, len(settings)-1).Draw(t, "setting")]
	switch rapid.IntRange(0, 8).Draw(t, "change") {
	case 0:
		if fact.Component != catalog.Global || x.tool == plan.Helm {
			x.write(fact.Ref(), catalog.TextOf(text), nil)
		}
	case 1:
		x.drop(fact.Ref().String())
	case 2:
		x.key(fact.Helm+"."+text, catalog.ValueKind(rapid.IntRange(0, 5).Draw(t, "kind")), text)
	case 3:
		x.variable(catalog.Optimize, "CAMUNDA_IDENTITY_"+text)
	case 4:
		x.rule(identityRule(text, text, plan.Operator(text), text))
	case 5:
		x.members(text, "users", text)
	case 6:
		x.pic.Tokens = append(x.pic.Tokens, evidence.Token{Token: token.Read(encode(`{"alg":"RS256"}`) + "." + encode(fmt.Sprintf(`{"aud":%q,"iss":%q,"groups":[%q,1,null]}`, text, text, text)) + ".c2ln")})
	case 7:
		x.rows(text)
	case 8:
		x.line(evidence.LogLine{Kind: evidence.LogEntraError, Code: text, AppID: text, RedirectURI: text, Audience: text, Component: catalog.Name(text)})
	}
}

func TestAnyDisorderIsJudgedTheSameWayTwice(t *testing.T) {
	type finding struct {
		Code      Code
		Component catalog.Name
		Place     evidence.Place
	}
	run := func(x *example) []finding {
		var all []finding
		for _, f := range x.run() {
			all = append(all, finding{f.Code, f.Component, f.Place})
		}
		return all
	}
	rapid.Check(t, func(r *rapid.T) {
		minor := rapid.SampledFrom(catalog.Minors()).Draw(r, "minor")
		tool := rapid.SampledFrom([]plan.Tool{plan.Helm, plan.Compose}).Draw(r, "tool")
		x := newExample(t, minor, tool)
		if rapid.Bool().Draw(r, "registrations") {
			x.register()
		}
		for range rapid.IntRange(1, 12).Draw(r, "changes") {
			disorder(r, x)
		}
		if diff := cmp.Diff(run(x), run(x)); diff != "" {
			r.Errorf("two runs differ: %s", diff)
		}
	})
}
