package check

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// authRules are the switches that decide whether Entra is asked at all. They come
// after the endpoints, which tell that Entra is meant.
func authRules() []rule {
	const docs = "https://docs.camunda.io/docs/self-managed/deployment/helm/configure/authentication-and-authorization/microsoft-entra/"
	return []rule{
		{Declaration{
			Code: "auth.type-not-microsoft", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "The provider type is not MICROSOFT",
			Explanation: "The component then speaks to Entra as it would to Keycloak: with other scopes, other claims and other logouts. The login fails or roles get lost.",
			Mend:        "Set the provider type to MICROSOFT.",
			Links:       []string{docs},
		}, findOtherType},
		{Declaration{
			Code: "auth.method-not-oidc", Severity: Error, SeenIn: []string{"V", "E"}, From: catalog.V88,
			Title:       "The authentication method is not oidc",
			Explanation: "The Orchestration Cluster falls back to basic in silence: it asks for user names and passwords, and Entra is never called.",
			Mend:        "Set the authentication method to oidc.",
			Links:       []string{docs},
		}, findOtherMethod},
		{Declaration{
			Code: "auth.disabled", Severity: Error, SeenIn: []string{"V"}, From: catalog.V88,
			Title:       "Authentication by OIDC is switched off",
			Explanation: "While global.identity.auth.enabled is not true, the chart renders no login by OIDC for Management Identity and the components that ask it.",
			Mend:        "Set global.identity.auth.enabled to true.",
			Links:       []string{docs},
		}, findAuthDisabled},
		{Declaration{
			Code: "keycloak.still-enabled", Severity: Warning, SeenIn: []string{"V"}, Until: catalog.V89,
			Title:       "Keycloak is deployed beside Entra",
			Explanation: "Charts 11 and 12 (8.6, 8.7) deploy Keycloak unless it is switched off. With Entra nobody uses it, and it is one more way in to keep patched.",
			Mend:        "Set identityKeycloak.enabled to false.",
			Links:       []string{docs},
		}, findKeycloak},
	}
}

// findOtherType looks at the type that each component gets. In a chart it is said
// once for all, so it is one finding; a container is told by a variable of its own.
func findOtherType(in *inspection, r *report) {
	for _, p := range in.parts() {
		if !in.withEntra(p) {
			continue
		}
		for _, v := range in.views(p, "type") {
			if v.Fact == nil || in.rightType(p, v.Effective) || v.Setting == nil && !in.needsType(p, v.Fact) {
				continue
			}
			f := v.finding
			f.Component = named(f.Ref.Component)
			f.Expected = Side{Value: microsoft, Because: "the issuer is Entra's"}
			in.mend(&f, "Set the provider type to MICROSOFT", microsoft)
			f.Detail = fmt.Sprintf("The provider type is %s while the issuer is Entra's. The component then treats Entra as another provider. Set it to MICROSOFT.", orWords(v.Value.String(), "not set"))
			r.add(f)
		}
	}
}

// needsType reports whether a component must be told its provider's type.
func (in *inspection) needsType(p scene.Part, fact *catalog.Setting) bool {
	return fact.Required && fact.Sure() && (p.Tool != plan.Compose || in.asked(p, fact))
}

// rightType reports whether a provider type means Entra. The charts from 8.8 on
// write it in upper case, earlier ones and containers take it as it is; newer
// containers are forgiving.
func (in *inspection) rightType(p scene.Part, e evidence.Effective) bool {
	text := e.Value.String()
	if unresolved(text) || in.Catalog.Minor.Clustered() {
		return unresolved(text) || strings.EqualFold(text, microsoft)
	}
	return text == microsoft
}

// withEntra reports whether any endpoint that a component gets is Entra's.
func (in *inspection) withEntra(p scene.Part) bool {
	for _, e := range in.endpoints() {
		if e.Tool == p.Tool && (e.Component == p.Name() || e.Component == catalog.Global) {
			return true
		}
	}
	return false
}

// findOtherMethod looks at the Orchestration Cluster: whatever is not oidc is taken
// for basic there, and nothing in the log says so (chart 13 templates).
func findOtherMethod(in *inspection, r *report) {
	for _, p := range in.parts() {
		e := p.Get("method")
		text := e.Value.String()
		right := text == oidc || p.Tool == plan.Compose && strings.EqualFold(text, oidc) || unresolved(text)
		// Other components than the cluster only count where they say it
		// themselves: they follow it otherwise.
		own := e.Setting != nil && e.Setting.Component == p.Name()
		if e.Fact == nil || right || p.Name() != catalog.Orchestration && (!own || p.Name() != catalog.Connectors) {
			continue
		}
		f := in.ofAll(p, "method")
		f.Expected = Side{Value: oidc, Because: "only this method sends people to Entra"}
		in.mend(&f, "Set the method to oidc", oidc)
		f.Detail = fmt.Sprintf("%s gets the authentication method %s. It then asks for user names and passwords and says nothing of it. Set the method to oidc.", in.title(p.Name()), orWords(text, "basic, its default"))
		r.add(f)
	}
}

// findAuthDisabled looks at the switch that gives Management Identity its OIDC
// profile. A text in place of a boolean has a code of its own, and without
// Management Identity nobody reads the switch.
func findAuthDisabled(in *inspection, r *report) {
	e := in.Global("authEnabled")
	if !in.entra(plan.Helm) || !in.Uses(plan.Helm) || e.Value.True() || e.Value.Kind == catalog.Text {
		return
	}
	if e.Setting == nil && !in.Under(plan.Helm, catalog.ManagementIdentity) {
		return
	}
	f := in.switched("authEnabled")
	f.Component = catalog.ManagementIdentity
	f.Expected = Side{Value: "true", Because: "Entra is configured"}
	in.mend(&f, "Switch authentication on", f.Expected.Value)
	f.Detail = "Entra is configured, but global.identity.auth.enabled is not true. The chart then leaves Management Identity without its OIDC profile and says nothing. Set it to true."
	r.add(f)
}

// switched begins a finding on one of a chart's switches.
func (in *inspection) switched(key string) Finding {
	e := in.Global(key)
	f := Finding{Ref: e.Fact.Ref(), Place: e.Place()}
	because := "it stands here"
	if e.Setting == nil {
		because = "nobody says anything else, so the default applies"
		f.Place.File = in.valuesFile()
	}
	f.Found = Side{Value: orWords(e.Value.String(), "false"), Because: because, Place: f.Place}
	return f
}

// valuesFile is the first values file, or the plan that stands for one.
func (in *inspection) valuesFile() string {
	for _, input := range in.Picture.Inputs {
		if input.Kind == evidence.KindValues || input.Kind == evidence.KindPlan {
			return input.File
		}
	}
	return ""
}

// findKeycloak looks at the bundled Keycloak, which charts 11 and 12 deploy unless
// they are told not to.
func findKeycloak(in *inspection, r *report) {
	e := in.Global("keycloakEnabled")
	if e.Fact == nil || !in.Uses(plan.Helm) || !in.entra(plan.Helm) || !e.Value.True() {
		return
	}
	f := in.switched("keycloakEnabled")
	f.Expected = Side{Value: "false", Because: "Entra is the identity provider"}
	in.mend(&f, "Switch Keycloak off", f.Expected.Value)
	r.add(f)
}
