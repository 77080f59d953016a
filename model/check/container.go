package check

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// containerRules look at what containers are given besides the settings of a
// login.
func containerRules() []rule {
	return []rule{
		{Declaration{
			Code: "env.unknown-variable", Severity: Warning, SeenIn: []string{"E"},
			Title:       "No component reads this variable",
			Explanation: "Spring ignores a variable that no property belongs to, so a misspelt one has no effect and nothing says so.",
			Mend:        "Correct the name, or drop the variable.",
			Links:       []string{"https://docs.spring.io/spring-boot/reference/features/external-config.html"},
		}, findUnknownVariable},
		{Declaration{
			Code: "identity.base-url-missing", Severity: Error, SeenIn: []string{"E"},
			Title:       "The component does not know where Management Identity is",
			Explanation: "It asks Management Identity for the permissions of whoever signs in. Without its base URL the request fails, and nobody gets in.",
			Mend:        "Set the Identity base URL, such as http://identity:8084.",
			Links:       []string{"https://github.com/camunda/camunda-platform-helm/issues/1806"},
		}, findNoBaseURL},
		{Declaration{
			Code: "identity.audience-missing", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "Management Identity lacks its audience variable",
			Explanation: "The presets that Management Identity brings along refer to CAMUNDA_IDENTITY_AUDIENCE. Unless Optimize is there nothing else sets it, and Management Identity does not start.",
			Mend:        "Give Management Identity the variable CAMUNDA_IDENTITY_AUDIENCE with its own client ID.",
			Links:       []string{"https://github.com/camunda/camunda-platform-helm/pull/1615"},
		}, findNoIdentityAudience},
		{Declaration{
			Code: "proxy.forward-headers-missing", Severity: Warning, SeenIn: []string{"E"},
			Title:       "The component does not know that it is reached by https",
			Explanation: "The public address is https, and the container hears http from the proxy before it. Unless it heeds the forwarded headers it builds http addresses, and Entra refuses the redirect URI.",
			Mend:        "Set SERVER_FORWARD_HEADERS_STRATEGY to framework.",
			Links:       []string{"https://docs.spring.io/spring-boot/how-to/webserver.html"},
		}, findNoForwardHeaders},
		{Declaration{
			Code: "hub.console-leftover", Severity: Error, From: catalog.V810, SeenIn: []string{"V", "E"},
			Title:       "A setting of Console is left over for Camunda Hub",
			Explanation: "Console is a part of Hub since 8.10. Hub does not start while it is given any property of camunda.console.",
			Mend:        "Take the variable or property away.",
			Links:       []string{"https://docs.camunda.io/docs/next/self-managed/upgrade/components/890-to-8100/"},
		}, findConsoleLeftover},
		{Declaration{
			Code: "modeler.bearer-token-unsupported", Severity: Error, From: catalog.V87, Until: catalog.V87, SeenIn: []string{"V", "E"},
			Title:       "Web Modeler cannot pass on its user's token",
			Explanation: "Entra's tokens have one audience, so the token of Web Modeler is refused by the cluster. 8.7 deploys with client credentials alone.",
			Mend:        "Set the cluster's authentication to CLIENT_CREDENTIALS, with Zeebe's scope.",
			Links:       []string{"https://github.com/camunda/camunda-platform-helm/pull/3232"},
		}, findBearerToken},
	}
}

// findUnknownVariable says nothing of a component that this minor does not have: the
// file is then of another version, which is told once.
func findUnknownVariable(in *inspection, r *report) {
	for i := range in.Picture.Variables {
		v := &in.Picture.Variables[i]
		if v.InChart || in.Catalog.Component(v.Component) == nil || !securityFamily(v.Name) || in.readByAny(v.Name) || in.renamedVariable(v) {
			continue
		}
		f := Finding{Component: v.Component, Place: v.Place, Found: Side{Value: v.Name, Because: "it is given to " + in.title(v.Component), Place: v.Place}}
		f.Place.Address = v.Name
		near := in.index().NearestVariable(v.Component, v.Name)
		advice := " Drop it."
		if near != "" {
			advice = " Did you mean " + near + "?"
			f.Expected = Side{Value: near, Because: in.title(v.Component) + " reads this one"}
		}
		f.Detail = fmt.Sprintf("No component of Camunda %s reads %s. It has no effect, and nothing says so.%s", in.Catalog.Minor, v.Name, advice)
		r.add(f)
	}
}

// readByAny reports whether any component of this minor reads a variable: in a
// file that several get, each passes over what is the others'.
func (in *inspection) readByAny(name string) bool {
	if len(in.Catalog.ByVariable(name)) > 0 {
		return true
	}
	for i := range in.Catalog.Components {
		if in.Catalog.KnownVariable(in.Catalog.Components[i].Name, name) != nil {
			return true
		}
	}
	return false
}

// securityFamily reports whether a variable is, by its name, about identity or
// security. Others are not the studio's to judge.
func securityFamily(name string) bool {
	for _, start := range []string{
		"CAMUNDA_IDENTITY_", "CAMUNDA_SECURITY_", "CAMUNDA_CLIENT_AUTH_", "CAMUNDA_CONSOLE_OAUTH", "CAMUNDA_MODELER_SECURITY_", "CAMUNDA_MODELER_OAUTH2",
		"IDENTITY_AUTH_PROVIDER_", "IDENTITY_AUTHPROVIDER_", "IDENTITY_INITIAL_", "IDENTITY_CLIENT_", "OPERATE_CLIENT_", "ZEEBE_CLIENT_", "ZEEBE_TOKEN_", "ZEEBE_AUTHORIZATION_",
		"OAUTH2_", "RESTAPI_OAUTH2_", "SPRING_SECURITY_",
	} {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	return strings.Contains(name, "_IDENTITY_") || strings.Contains(name, "_OIDC_") || strings.Contains(name, "_SECURITY_AUTHENTICATION_")
}

// containers lists the parts that Compose deploys.
func (in *inspection) containers() []scene.Part {
	var found []scene.Part
	for _, p := range in.parts() {
		if p.Tool == plan.Compose {
			found = append(found, p)
		}
	}
	return found
}

// findNoBaseURL asks only the containers that were given and that read the address.
func findNoBaseURL(in *inspection, r *report) {
	for _, p := range in.containers() {
		for _, v := range in.views(p, "baseUrl") {
			if p.Component.Permissions != catalog.AskIdentity || v.Fact == nil || !v.Fact.Required || !v.Value.Empty() || !in.asked(p, v.Fact) {
				continue
			}
			f := v.finding
			f.Detail = fmt.Sprintf("%s is given no Identity base URL. It cannot ask Management Identity what a person may do, so nobody gets in. Set %s.", p.Component.Title, orWords(f.Place.Address, v.Fact.Env[0].Name))
			f.Expected = Side{Value: in.internalIdentity(), Because: "Management Identity is reached there"}
			f.Fix.Edit = in.setting("Name Management Identity's address", f.Ref, catalog.TextOf(in.internalIdentity()))
			r.add(f)
		}
	}
}

// internalIdentity is where other containers reach Management Identity.
func (in *inspection) internalIdentity() string {
	if c := in.Catalog.Component(catalog.ManagementIdentity); c != nil {
		return c.Internal
	}
	return ""
}

// findNoIdentityAudience wants the variable itself, although the chart renders the
// audience into a file too: the guide asks for it (Camunda docs, microsoft-entra).
func findNoIdentityAudience(in *inspection, r *report) {
	for _, p := range in.parts() {
		if p.Name() != catalog.ManagementIdentity || in.Under(p.Tool, catalog.Optimize) {
			continue
		}
		key := "audienceVariable"
		if p.Tool == plan.Compose {
			key = "audience"
		}
		e := p.Get(key)
		if e.Fact == nil || e.Setting != nil && (!e.Value.Empty() || unresolved(e.Value.String())) {
			continue
		}
		f := in.of(p, key)
		id := p.ClientID().Value.String()
		f.Detail = fmt.Sprintf("Optimize is off, and Management Identity is given no CAMUNDA_IDENTITY_AUDIENCE. Its presets refer to the variable, so it does not start. Set it to %s.", id)
		f.Expected = Side{Value: id, Because: "the audience is the client ID of its own app", Place: p.ClientID().Place()}
		f.Fix.Edit = in.setting("Give Management Identity its audience", catalog.Ref{Component: p.Name(), Key: key}, catalog.TextOf(id))
		r.add(f)
	}
}

// findNoForwardHeaders takes a container that speaks https itself for one without a
// proxy.
func findNoForwardHeaders(in *inspection, r *report) {
	for _, p := range in.containers() {
		e := p.Get("forwardHeaders")
		base := p.BaseURL()
		https := strings.HasPrefix(strings.ToLower(base.Value.String()), "https://")
		given := e.Setting != nil && !strings.EqualFold(e.Value.String(), "none") && !e.Value.Empty()
		if e.Fact == nil || given || !https || in.ownTLS(p) {
			continue
		}
		f := in.of(p, "forwardHeaders")
		f.Detail = fmt.Sprintf("%s is reached by %s (%s), and the container is not told to heed the forwarded headers of the proxy. It may build http addresses, which Entra refuses. Set %s to framework.", p.Component.Title, base.Value, placed(base), e.Fact.Env[0].Name)
		f.Expected = Side{Value: "framework", Because: "the public address is https", Place: base.Place()}
		f.Fix.Edit = in.setting("Heed the forwarded headers", f.Ref, catalog.TextOf("framework"))
		r.add(f)
	}
}

// ownTLS reports a container that speaks https itself.
func (in *inspection) ownTLS(p scene.Part) bool {
	for i := range in.Picture.Variables {
		if v := &in.Picture.Variables[i]; v.Component == p.Name() && strings.HasPrefix(v.Name, "SERVER_SSL_") {
			return true
		}
	}
	return false
}

// findConsoleLeftover looks at variables and at the properties of extra files.
func findConsoleLeftover(in *inspection, r *report) {
	report := func(name string, place evidence.Place) {
		r.add(Finding{
			Component: catalog.Hub, Place: place,
			Detail:   fmt.Sprintf("Camunda Hub is given %s. It does not start while any property of camunda.console is set. Take it away.", name),
			Expected: Side{Because: "Hub refuses every property of camunda.console"},
			Found:    Side{Value: name, Because: "it is given to Camunda Hub", Place: place},
		})
	}
	for i := range in.Picture.Variables {
		if v := &in.Picture.Variables[i]; v.Component == catalog.Hub && strings.HasPrefix(v.Name, "CAMUNDA_CONSOLE_") {
			report(v.Name, v.Place)
		}
	}
	for _, p := range in.Picture.Properties {
		if p.Component == catalog.Hub && strings.HasPrefix(p.Name, "camunda.console.") {
			report(p.Name, p.Place)
		}
	}
}

const bearerToken = "BEARER_TOKEN"

// findBearerToken looks at every cluster: the first is a setting of its own, further
// ones stand in variables and in the chart's list.
func findBearerToken(in *inspection, r *report) {
	report := func(place evidence.Place, address string) {
		place.Address = address
		r.add(Finding{
			Component: catalog.WebModeler, Place: place,
			Expected: Side{Value: "CLIENT_CREDENTIALS", Because: "8.7 knows no other way with Entra"},
			Found:    Side{Value: bearerToken, Because: "the cluster is configured so", Place: place},
			Fix:      Fix{Edit: in.setting("Deploy with client credentials", catalog.Ref{Component: catalog.WebModeler, Key: "clusterAuthentication"}, catalog.TextOf("CLIENT_CREDENTIALS"))},
		})
	}
	for _, p := range in.parts() {
		if e := p.Get("clusterAuthentication"); p.Name() == catalog.WebModeler && e.Value.String() == bearerToken {
			report(e.Place(), e.Place().Address)
		}
	}
	for _, c := range in.Picture.Raw.Containers {
		for _, v := range c.Variables {
			if c.Component == catalog.WebModeler && furtherCluster(v.Name) && v.Template == bearerToken {
				report(v.Place, v.Name)
			}
		}
	}
	if in.off(catalog.WebModeler) || !in.entra(plan.Helm) {
		return
	}
	clusters := in.Picture.Raw.Values.Get("webModeler").Get("restapi").Get("clusters")
	if clusters == nil {
		return
	}
	for i, cluster := range clusters.Items {
		if way := cluster.Get("authentication"); way != nil && way.Text == bearerToken {
			report(evidence.Place{File: way.File(), Line: way.Line, Column: way.Column}, fmt.Sprintf("webModeler.restapi.clusters[%d].authentication", i))
		}
	}
}

// furtherCluster reports the authentication of a cluster behind the first, which
// is a setting of its own.
func furtherCluster(name string) bool {
	rest, ok := strings.CutPrefix(name, "CAMUNDA_MODELER_CLUSTERS_")
	index, ok2 := strings.CutSuffix(rest, "_AUTHENTICATION")
	return ok && ok2 && index != "0" && strings.Trim(index, "0123456789") == ""
}
