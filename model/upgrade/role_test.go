package upgrade_test

import (
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/upgrade"

	"github.com/google/go-cmp/cmp"
)

func identityRule(name, claim, value string, roles ...string) plan.MappingRule {
	return plan.MappingRule{Name: name, Target: plan.ForIdentity, Claim: claim, Operator: plan.Equals, Value: value, Roles: roles}
}

func clusterRule(name, claim, value string) plan.MappingRule {
	return plan.MappingRule{Name: name, Target: plan.ForCluster, Claim: claim, Value: value}
}

func TestRulesFollowTheirRoles(t *testing.T) {
	tenants := identityRule("tenants", "groups", "t")
	tenants.Tenants = []string{"a"}
	moved := clusterRule("tenants", "groups", "t")
	moved.Tenants = []string{"a"}
	for name, c := range map[string]struct {
		rules, want []plan.MappingRule
	}{
		"a role with another name": {
			[]plan.MappingRule{identityRule("r", "groups", "1", "Identity", "Optimize")},
			[]plan.MappingRule{identityRule("r", "groups", "1", "ManagementIdentity", "Optimize")},
		},
		"a role that moves takes its rule along": {
			[]plan.MappingRule{identityRule("r", "groups", "1", "Operate", "Tasklist")},
			[]plan.MappingRule{clusterRule("r", "groups", "1")},
		},
		"what stays stays beside it": {
			[]plan.MappingRule{identityRule("r", "groups", "1", "Zeebe", "Optimize")},
			[]plan.MappingRule{identityRule("r", "groups", "1", "Optimize"), clusterRule("r", "groups", "1")},
		},
		"one rule for one claim and value": {
			[]plan.MappingRule{identityRule("a", "groups", "1", "Operate"), identityRule("b", "groups", "1", "Zeebe")},
			[]plan.MappingRule{clusterRule("a", "groups", "1")},
		},
		"ids are unique and of the cluster's letters": {
			[]plan.MappingRule{identityRule("the team", "groups", "1", "Operate"), identityRule("the-team", "groups", "2", "Operate")},
			[]plan.MappingRule{clusterRule("the-team", "groups", "1"), clusterRule("the-team-2", "groups", "2")},
		},
		"a claim with a hyphen is no path": {
			[]plan.MappingRule{identityRule("r", "my-claim's", "1", "Operate")},
			[]plan.MappingRule{clusterRule("r", `$['my-claim\'s']`, "1")},
		},
		"the first administrator is one already": {
			[]plan.MappingRule{identityRule("r", "preferred_username", "admin@example.com", "Operate", "Optimize")},
			[]plan.MappingRule{identityRule("r", "preferred_username", "admin@example.com", "Optimize")},
		},
		"tenants are for both":    {[]plan.MappingRule{tenants}, []plan.MappingRule{tenants, moved}},
		"a role of one's own":     {[]plan.MappingRule{identityRule("r", "groups", "1", "Auditors")}, []plan.MappingRule{identityRule("r", "groups", "1", "Auditors")}},
		"a rule without a role":   {[]plan.MappingRule{identityRule("r", "groups", "1")}, []plan.MappingRule{identityRule("r", "groups", "1")}},
		"a rule without a name":   {[]plan.MappingRule{identityRule(" ", "groups", "1", "Operate")}, []plan.MappingRule{clusterRule("rule", "groups", "1")}},
		"no rule is left of none": {nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			p := &plan.Plan{
				Camunda: catalog.V87, Components: []plan.Component{on(catalog.Operate, "", "")}, MappingRules: c.rules,
				FirstAdmin: plan.Admin{Claim: "preferred_username", Value: "admin@example.com"},
			}
			upgraded, _ := to(t, p, catalog.V88)
			if diff := cmp.Diff(c.want, upgraded.MappingRules); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestARoleIsNeverGivenByGuess(t *testing.T) {
	p := &plan.Plan{
		Camunda: catalog.V87, Components: []plan.Component{on(catalog.Operate, "", "")},
		MappingRules: []plan.MappingRule{identityRule("r", "groups", "1", "Operate")},
	}
	upgraded, changes := to(t, p, catalog.V88)
	if roles := upgraded.MappingRules[0].Roles; len(roles) > 0 {
		t.Errorf("the rule gives %v", roles)
	}
	c := titled(changes, "is for the cluster too")
	if c == nil || c.In != upgrade.InCamunda || !strings.Contains(c.Must, "readonly-admin") {
		t.Errorf("got %+v", c)
	}
}

func TestTheRoleConsoleEnds(t *testing.T) {
	p := &plan.Plan{Camunda: catalog.V89, MappingRules: []plan.MappingRule{
		identityRule("r", "groups", "1", "Console", "Web Modeler"), identityRule("s", "groups", "2", "Console"),
	}}
	upgraded, changes := to(t, p, catalog.V810)
	if diff := cmp.Diff([]plan.MappingRule{identityRule("r", "groups", "1", "Web Modeler")}, upgraded.MappingRules); diff != "" {
		t.Error(diff)
	}
	if c := titled(changes, "Console is gone"); c == nil || !c.Acts() || c.Where != "mappingRules/0" {
		t.Errorf("got %+v", c)
	}
}

func TestAFirstAdministratorThatTheClusterRefusesIsToldOf(t *testing.T) {
	p := &plan.Plan{
		Camunda: catalog.V87, Components: []plan.Component{on(catalog.Operate, "", "")},
		FirstAdmin: plan.Admin{Claim: "preferred_username", Value: "jo_example.com#EXT#@acme.onmicrosoft.com"},
	}
	_, changes := to(t, p, catalog.V88)
	if c := titled(changes, "first administrator"); c == nil || c.In != upgrade.InEntra || c.Urgency != upgrade.Mandatory {
		t.Errorf("got %+v", c)
	}
}
