package login

import (
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

const robot = "77777777-2222-4333-8444-555566667777"

func TestATokenBelongsToTheAppThatAskedForIt(t *testing.T) {
	x := newExample(t, catalog.V88, plan.Helm)
	x.show(x.claims(catalog.WebModeler), nil)
	if l := x.login(catalog.Orchestration); l.Outcome != Unknown {
		t.Errorf("the cluster takes Web Modeler's token for one of its own login: %s", l.Outcome)
	}
	x.show(x.claims(catalog.Orchestration), nil).ends(catalog.Orchestration, OK, "")
}

func TestATokenThatFitsNothingBelongsWhereThePersonSays(t *testing.T) {
	x := newExample(t, catalog.V87, plan.Compose)
	x.show(x.claims(catalog.Operate), map[string]any{"aud": robot, "azp": robot})
	x.ends(catalog.Operate, Unknown, "")
	if l := x.with(catalog.Operate, Options{At: at(), Component: catalog.Operate}); l.Outcome != TokenRejected {
		t.Errorf("operate: %s (%s)", l.Outcome, l.Because)
	}
}

func TestAnIDTokenBesideAnAccessTokenIsShownToNobody(t *testing.T) {
	x := newExample(t, catalog.V88, plan.Helm)
	x.show(x.claims(catalog.Orchestration), map[string]any{"scp": nil, "azp": nil, "nonce": "n", "preferred_username": "eve"})
	x.show(x.claims(catalog.Orchestration), nil).ends(catalog.Orchestration, OK, "")
}

func TestAProgramsLoginStandsBesideAPersons(t *testing.T) {
	x := newExample(t, catalog.V89, plan.Helm)
	x.show(x.claims(catalog.Orchestration), nil).show(x.program(catalog.Orchestration, robot), nil)
	logins, err := All(x.pic, Options{At: at()})
	if err != nil {
		t.Fatal(err)
	}
	var found []Login
	for _, l := range logins {
		if l.Component == catalog.Orchestration {
			found = append(found, l)
		}
	}
	if len(found) != 2 || found[0].Machine || !found[1].Machine || found[0].Outcome != OK || found[1].Outcome != NoPermission {
		t.Errorf("%+v", found)
	}
}

func TestProgramsNeedAMembershipOfTheirOwn(t *testing.T) {
	for _, minor := range []catalog.Minor{catalog.V88, catalog.V89, catalog.V810} {
		x := newExample(t, minor, plan.Compose)
		x.show(x.program(catalog.Orchestration, robot), nil).ends(catalog.Orchestration, NoPermission, "403")
		x.pic.Members = append(x.pic.Members, evidence.Members{Role: "connectors", Of: "clients", Names: []string{robot}})
		x.ends(catalog.Orchestration, OK, "")
	}
}

func TestConnectorsAreFollowedByTheirOwnToken(t *testing.T) {
	each(t, func(t *testing.T, x *example) {
		target := catalog.Orchestration
		if !x.catalog.Minor.Clustered() {
			target = catalog.Zeebe
			x.database(x.app(target))
		}
		x.ends(catalog.Connectors, Unknown, "")
		client := x.with(catalog.Connectors, Options{}).client(x)
		x.show(x.program(target, client), nil).ends(catalog.Connectors, OK, "")
	})
}

// client is the client ID of a login's component.
func (l Login) client(x *example) string {
	if s := x.pic.First(l.Component, "clientId"); s != nil {
		return s.Value.String()
	}
	return x.app(l.Component)
}

func TestAPersonTakenForAClientGetsNoPage(t *testing.T) {
	for _, minor := range []catalog.Minor{catalog.V88, catalog.V89, catalog.V810} {
		x := newExample(t, minor, plan.Helm).set("orchestration/preferUsernameClaim", "false")
		x.show(x.claims(catalog.Orchestration), nil).ends(catalog.Orchestration, NoPermission, "")
	}
}

func TestAccessThatTheEvidenceDoesNotShowIsNotDenied(t *testing.T) {
	stranger := map[string]any{"preferred_username": "eve@example.com"}
	for name, change := range map[string]func(*example){
		"authorizations by variable": func(x *example) {
			x.pic.Variables = append(x.pic.Variables, evidence.Variable{Name: "CAMUNDA_SECURITY_INITIALIZATION_AUTHORIZATIONS_0_OWNERID"})
		},
		"groups by property": func(x *example) {
			x.pic.Properties = append(x.pic.Properties, evidence.Property{Name: "camunda.security.initialization.groups[0].groupId"})
		},
		"roles by values": func(x *example) {
			x.pic.Keys = append(x.pic.Keys, evidence.Key{Path: "orchestration.security.initialization.roles", Kind: catalog.List})
		},
		"a role's groups": func(x *example) {
			x.pic.Members = append(x.pic.Members, evidence.Members{Role: "admin", Of: "groups", Names: []string{"admins"}})
		},
	} {
		t.Run(name, func(t *testing.T) {
			x := newExample(t, catalog.V88, plan.Helm)
			x.show(x.claims(catalog.Orchestration), stranger).ends(catalog.Orchestration, NoPermission, "")
			change(x)
			x.ends(catalog.Orchestration, Unknown, "")
		})
	}
}

func TestWithoutAuthorizationsEverybodyIsIn(t *testing.T) {
	x := newExample(t, catalog.V89, plan.Compose).set("orchestration/authorizationsEnabled", "false")
	x.show(x.claims(catalog.Orchestration), map[string]any{"preferred_username": "eve@example.com"}).ends(catalog.Orchestration, OK, "")
}

func TestGroupsThatAreNoTextsEndTheLogin(t *testing.T) {
	x := newExample(t, catalog.V88, plan.Compose).set("orchestration/groupsClaim", "groups")
	x.show(x.claims(catalog.Orchestration), map[string]any{"groups": map[string]any{"a": 1}}).ends(catalog.Orchestration, ServerError, "500")
}

func TestARoleOfAnotherComponentOpensNotManagementIdentity(t *testing.T) {
	x := newExample(t, catalog.V88, plan.Helm).database(clientOf(newExample(t, catalog.V88, plan.Helm).catalog, catalog.ManagementIdentity))
	x.rule(plan.MappingRule{Name: "optimizers", Target: plan.ForIdentity, Claim: "preferred_username", Operator: plan.Equals, Value: "eve@example.com", Roles: []string{"Optimize"}})
	x.show(x.claims(catalog.ManagementIdentity), map[string]any{"preferred_username": "eve@example.com"}).ends(catalog.ManagementIdentity, NoPermission, "")
}

func TestEveryRuleIsListedWithWhyItMissed(t *testing.T) {
	x := newExample(t, catalog.V87, plan.Compose).seeded(catalog.Operate)
	x.rule(plan.MappingRule{Name: "a", Target: plan.ForIdentity, Claim: "groups", Operator: plan.Contains, Value: "g", Roles: []string{"Operate"}})
	x.rule(plan.MappingRule{Name: "b", Target: plan.ForIdentity, Claim: "name", Operator: plan.Equals, Value: "ada", Roles: []string{"Operate"}})
	x.show(x.claims(catalog.Operate), nil).ends(catalog.Operate, NoPermission, "/noPermission")
	for _, step := range x.login(catalog.Operate).Steps {
		if step.Name != stepRoles {
			continue
		}
		if len(step.Rules) != 2 || step.Rules[0].Why() != "the token has no claim groups" || step.Rules[1].Why() != "only the letter case differs from ada" {
			t.Errorf("%+v", step.Rules)
		}
	}
}
