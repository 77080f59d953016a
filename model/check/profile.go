package check

import (
	"fmt"
	"slices"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

func profileRules() []rule {
	return []rule{{Declaration{
		Code: "profile.wrong", Severity: Error, SeenIn: []string{"E"},
		Title:       "The Spring profile does not fit the component",
		Explanation: "The active Spring profiles decide which login a container uses. With another profile it asks for its own users, for Keycloak, or for nobody at all.",
		Mend:        "Set SPRING_PROFILES_ACTIVE to the component's profile for OIDC.",
		Links:       []string{"https://docs.camunda.io/docs/self-managed/components/management-identity/configuration/connect-to-an-oidc-provider/"},
	}, findWrongProfile}}
}

// findWrongProfile looks at containers alone: charts set the profiles themselves.
func findWrongProfile(in *inspection, r *report) {
	for _, p := range in.parts() {
		want := profileOf(p)
		e := p.Get("profile")
		text := e.Value.String()
		if p.Tool != plan.Compose || want.Holds == "" || unresolved(text) || slices.Contains(e.Value.Items(), want.Holds) {
			continue
		}
		// The cluster's image brings the right profiles when nobody names any.
		if e.Setting == nil && (p.Name() == catalog.Orchestration || !in.asked(p, e.Fact)) {
			continue
		}
		f := in.of(p, "profile")
		f.Expected = Side{Value: want.Value, Because: "this profile switches the login by OIDC on"}
		in.mend(&f, "Use the profile for OIDC", want.Value)
		f.Detail = fmt.Sprintf("%s runs with the profile %s, which does not use OIDC. People then meet another login than Entra's, or none. Set SPRING_PROFILES_ACTIVE to %s.", in.title(p.Name()), orWords(text, "that its image brings"), want.Value)
		r.add(f)
	}
}

// profileOf is what the component's main container needs; empty where it has no
// such profile.
func profileOf(p scene.Part) catalog.Profile {
	if len(p.Component.Services) == 0 {
		return catalog.Profile{}
	}
	return p.Component.Services[0].Profile
}
