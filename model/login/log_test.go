package login

import (
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

func TestALogLineDecidesTheLoginThatItIsAbout(t *testing.T) {
	each(t, func(t *testing.T, x *example) {
		app := x.app(catalog.Optimize)
		for _, c := range []struct {
			line    evidence.LogLine
			outcome Outcome
			page    string
		}{
			{evidence.LogLine{Kind: evidence.LogEntraError, Code: "50011", AppID: app}, EntraError, "AADSTS50011"},
			{evidence.LogLine{Kind: evidence.LogEntraError, Code: "7000215", AppID: app}, EntraError, "AADSTS7000215"},
			{evidence.LogLine{Kind: evidence.LogEntraError, Code: "50105", AppID: app}, EntraError, "AADSTS50105"},
			{evidence.LogLine{Kind: evidence.LogEntraError, Code: "700016", Component: catalog.Optimize}, EntraError, "AADSTS700016"},
			{evidence.LogLine{Kind: evidence.LogNoPermission, Audience: app}, NoPermission, "403 on /api/permissions/for-token"},
			{evidence.LogLine{Kind: evidence.LogAudienceRejected, Got: []string{"x"}, Expected: []string{app}}, TokenRejected, "401"},
			{evidence.LogLine{Kind: evidence.LogIdentityUnreached, Component: catalog.Optimize}, ServerError, ""},
			{evidence.LogLine{Kind: evidence.LogHeaderTooLarge, Component: catalog.Optimize}, ServerError, ""},
		} {
			x.pic.Log = []evidence.LogLine{c.line}
			x.ends(catalog.Optimize, c.outcome, c.page)
			if l := x.login(x.modeler()); l.Outcome != Unknown {
				t.Errorf("%s of Optimize ends another login as %s", c.line.Kind, l.Outcome)
			}
		}
	})
}

func TestTheClusterEndsOnTheUserInfoLine(t *testing.T) {
	for _, minor := range []catalog.Minor{catalog.V88, catalog.V89, catalog.V810} {
		x := newExample(t, minor, plan.Compose).log(evidence.LogLine{Kind: evidence.LogUserInfoResponse, Component: catalog.Orchestration})
		x.ends(catalog.Orchestration, ServerError, "500 invalid_user_info_response")
	}
}

func TestRowsThatAreThereLeaveTheNoPermissionLineToTheRules(t *testing.T) {
	x := newExample(t, catalog.V87, plan.Compose)
	x.seeded(catalog.Operate).log(evidence.LogLine{Kind: evidence.LogNoPermission, Component: catalog.Operate})
	x.ends(catalog.Operate, NoPermission, "/noPermission")
	for _, step := range x.login(catalog.Operate).Steps {
		if step.Name == stepLookup && step.State != Passed {
			t.Errorf("the look-up is %s though the rows are there", step.State)
		}
	}
}

func TestProgramsErrorsComeWithTheirRequest(t *testing.T) {
	x := newExample(t, catalog.V88, plan.Helm)
	x.log(evidence.LogLine{Kind: evidence.LogEntraError, Code: "7000222", Component: catalog.Connectors})
	x.ends(catalog.Connectors, EntraError, "AADSTS7000222")
	x.ends(catalog.Orchestration, Unknown, "")
}

// modeler is Web Modeler, or Hub, which took its place.
func (x *example) modeler() catalog.Name {
	if x.catalog.Component(catalog.Hub) != nil {
		return catalog.Hub
	}
	return catalog.WebModeler
}
