package check

import (
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/token"
)

// spoilt is a plan with one mistake that an edit can mend.
type spoilt struct {
	name   string
	code   Code
	tool   plan.Tool
	minors []catalog.Minor
	spoil  func(*plan.Plan)
	// token is shown beside the plan; nil where none is needed.
	token func(c *catalog.Catalog) *token.Token
}

// say writes a text into a plan; a path that the plan does not have is a fault
// of the test.
func say(p *plan.Plan, path, text string) {
	value := catalog.TextOf(text)
	if text == "true" || text == "false" {
		value = catalog.BoolOf(text == "true")
	}
	if err := plan.Set(p, path, value); err != nil {
		panic(err)
	}
}

func settingTo(path, text string) func(*plan.Plan) {
	return func(p *plan.Plan) { say(p, "components/"+path, text) }
}

func ruled(rules ...plan.MappingRule) func(*plan.Plan) {
	return func(p *plan.Plan) { p.MappingRules = append(p.MappingRules, rules...) }
}

func spoiltPlans() []spoilt {
	admin := func(c *catalog.Catalog) *token.Token {
		payload := `{"aud":"` + appID(c, catalog.Optimize) + `","iss":"` + loginURL + `/v2.0","tid":"` + tenantID + `","ver":"2.0","azp":"a","scp":"openid","preferred_username":"admin@example.com","iat":1795341000,"exp":1795345000}`
		return token.Read(encode(`{"alg":"RS256"}`) + "." + encode(payload) + ".c2lnbmF0dXJl")
	}
	dotted := plan.MappingRule{Name: "team", Target: plan.ForCluster, Claim: "contoso.team", Value: "blue", Roles: []string{"admin"}}
	return []spoilt{
		{"off", "claim.prefer-username-missing", plan.Helm, clustered(), settingTo("orchestration/settings/preferUsernameClaim", "false"), nil},
		{"off", "claim.prefer-username-missing", plan.Compose, clustered(), settingTo("orchestration/settings/preferUsernameClaim", "false"), nil},
		{"Keycloak's", "claim.client-id-wrong", plan.Helm, clustered(), settingTo("orchestration/settings/clientIdClaim", "client_id"), nil},
		{"object id", "claim.username-oid-multitenancy", plan.Compose, clustered(), func(p *plan.Plan) {
			say(p, "components/orchestration/settings/usernameClaim", "oid")
			say(p, "components/orchestration/settings/multitenancy", "true")
		}, nil},
		{"on", "claim.userinfo-enabled", plan.Helm, minors(catalog.V89), settingTo("orchestration/settings/userInfoEnabled", "true"), nil},
		{"demo", "admin.demo-user", plan.Helm, clustered(), func(p *plan.Plan) {
			p.Component(catalog.Orchestration).Settings = map[string]catalog.Value{"roles.admin.users": catalog.ListOf("demo"), "secondaryStorageType": catalog.TextOf("elasticsearch")}
		}, nil},
		{"renamed", "mapping.unknown-role", plan.Helm, clustered(), ruled(identityRule("groups", groupID, plan.Contains, "Optimize", "Identity")), nil},
		{"list", "mapping.operator-wrong", plan.Compose, nil, ruled(identityRule("roles", "analyst", plan.Equals, "Optimize")), nil},
		{"twice", "mapping.duplicate", plan.Helm, nil, ruled(identityRule("groups", groupID, plan.Contains, "Optimize"), identityRule("groups", groupID, plan.Contains, "Web Modeler")), nil},
		{"dot", "mapping.claim-path-unsafe", plan.Helm, minors(catalog.V88, catalog.V89), ruled(dotted), nil},
		{"case", "mapping.case-differs", plan.Helm, nil, ruled(identityRule("preferred_username", "ADMIN@example.com", plan.Equals, "Optimize")), admin},
		{"off", "chart.identity-required", plan.Helm, nil, settingTo("management-identity/enabled", "false"), nil},
		{"none", "chart.secondary-storage-missing", plan.Helm, minors(catalog.V89, catalog.V810), func(p *plan.Plan) {
			delete(p.Component(catalog.Orchestration).Settings, "secondaryStorageType")
			delete(p.Component(catalog.Optimize).Settings, "elasticsearchEnabled")
		}, nil},
		{"dummy", "chart.console-well-known", plan.Helm, minors(catalog.V86, catalog.V87, catalog.V88, catalog.V89), settingTo("console/settings/wellKnown", "https://well-known-uri"), nil},
		{"empty", "identity.base-url-missing", plan.Compose, nil, settingTo("optimize/settings/baseUrl", ""), nil},
		{"empty", "identity.audience-missing", plan.Helm, nil, func(p *plan.Plan) {
			say(p, "components/optimize/enabled", "false")
			say(p, "components/management-identity/settings/audienceVariable", "")
		}, nil},
		{"none", "proxy.forward-headers-missing", plan.Compose, nil, settingTo("management-identity/settings/forwardHeaders", "none"), nil},
		{"bearer", "modeler.bearer-token-unsupported", plan.Compose, minors(catalog.V87), settingTo("web-modeler/settings/clusterAuthentication", "BEARER_TOKEN"), nil},
	}
}

func TestEachFurtherEditMendsItsFindingAndCanBeTakenBack(t *testing.T) {
	for _, s := range spoiltPlans() {
		in := s.minors
		if in == nil {
			in = catalog.Minors()
		}
		for _, minor := range in {
			t.Run(string(s.code)+"/"+s.name+"/"+string(minor)+"/"+string(s.tool), func(t *testing.T) {
				c, err := catalog.Of(minor)
				if err != nil {
					t.Fatal(err)
				}
				p := goodPlan(c, s.tool)
				s.spoil(p)
				edit := s.edit(t, p, c)
				if edit == nil {
					t.Fatalf("%s is not found", s.code)
				}
				mended, back, err := edit.Apply(p)
				if err != nil {
					t.Fatal(err)
				}
				if s.edit(t, mended, c) != nil {
					t.Errorf("%s is still found after %s", s.code, edit.Label)
				}
				if restored, _, err := back.Apply(mended); err != nil || !restored.Equal(p) {
					t.Errorf("the edit cannot be taken back: %v", err)
				}
			})
		}
	}
}

// edit is that of the first finding of the code; nil where there is none.
func (s spoilt) edit(t *testing.T, p *plan.Plan, c *catalog.Catalog) *plan.Edit {
	t.Helper()
	pic := evidence.FromPlan(p, c, "plan.yaml", nil)
	if s.token != nil {
		pic.Tokens = []evidence.Token{{Token: s.token(c), Place: evidence.Place{File: "token.txt"}}}
	}
	for _, f := range Run(pic, Options{At: at()}) {
		if f.Code != s.code {
			continue
		}
		if f.Fix.Edit == nil {
			t.Fatalf("no edit mends %s", describe(f))
		}
		return f.Fix.Edit
	}
	return nil
}
