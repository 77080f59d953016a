package check

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

func replaceOnce(text, from, to string) string { return strings.Replace(text, from, to, 1) }

func chartMistakes() []mistake {
	early := minors(catalog.V86, catalog.V87, catalog.V88, catalog.V89)
	late := minors(catalog.V89, catalog.V810)
	return []mistake{
		{name: "quoted switch", code: "chart.wrong-type", component: "optimize", tool: plan.Helm, make: func(x *example) { x.key("optimize.enabled", catalog.Text, "no") }},
		{name: "list of one", code: "chart.wrong-type", component: "-", tool: plan.Helm, make: func(x *example) { x.key("global.identity.auth.issuer", catalog.List, "") }},
		{name: "number", code: "chart.wrong-type", component: "orchestration", tool: plan.Helm, minors: clustered(), make: func(x *example) {
			x.key("orchestration.security.authentication.oidc.audience", catalog.Number, "5")
		}},
		{name: "text where a block belongs", code: "chart.wrong-type", tool: plan.Helm, make: func(x *example) { x.key("global.identity.auth.optimize", catalog.Text, "x") }},
		{name: "block where a text belongs", code: "chart.wrong-type", component: "optimize", tool: plan.Helm, make: func(x *example) { x.key("global.identity.auth.optimize.clientId.value", catalog.Text, "x") }},
		{name: "variables by name", code: "chart.wrong-type", component: "connectors", tool: plan.Helm, make: func(x *example) { x.key("connectors.env.LOGGING_LEVEL", catalog.Text, "INFO") }},
		{name: "old secret", code: "chart.key-removed", component: "optimize", tool: plan.Helm, minors: late, make: func(x *example) {
			x.key("global.identity.auth.optimize.existingSecret", catalog.Text, "")
		}},
		{name: "bundled", code: "chart.key-removed", component: "management-identity", tool: plan.Helm, minors: minors(catalog.V810), make: func(x *example) {
			x.key("identityPostgresql.enabled", catalog.Bool, "false").key("identityPostgresql.auth.username", catalog.Text, "identity")
		}},
		{name: "misspelt", code: "chart.key-unread", component: "optimize", tool: plan.Helm, make: func(x *example) { x.key("global.identity.auth.optimize.clientID", catalog.Text, "x") }},
		{name: "newer", code: "chart.key-unread", tool: plan.Helm, minors: single(), make: func(x *example) {
			x.key("orchestration.security.authentication.oidc.clientId", catalog.Text, "x").key("orchestration.security.authentication.oidc.audience", catalog.Text, "x")
		}},
		{name: "older", code: "chart.key-unread", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.key("global.identity.auth.operate.clientId", catalog.Text, "x") }},
		{name: "identity", code: "chart.redirect-key-ignored", component: "management-identity", tool: plan.Helm, make: func(x *example) {
			x.key("global.identity.auth.identity.redirectUrl", catalog.Text, "https://identity.example.com")
		}},
		{name: "claims", code: "chart.key-deprecated", component: "orchestration", tool: plan.Helm, minors: minors(catalog.V810), make: func(x *example) {
			x.key("orchestration.security.authentication.oidc.clientIdClaim", catalog.Text, "azp")
		}},
		{name: "rules", code: "chart.key-deprecated", component: "orchestration", tool: plan.Helm, minors: minors(catalog.V810), make: func(x *example) {
			x.key("orchestration.security.initialization.mappingRules", catalog.List, "")
		}},
		{name: "of 8.10", code: "chart.key-unread", component: "web-modeler", tool: plan.Helm, minors: minors(catalog.V88, catalog.V89), make: func(x *example) {
			x.key("global.identity.auth.camundaHub.clientId", catalog.Text, "x")
		}},
		{name: "identity off", code: "chart.identity-required", component: "optimize", tool: plan.Helm, make: func(x *example) { x.set("management-identity/enabled", "false") }},
		{name: "none", code: "chart.secondary-storage-missing", component: "orchestration", tool: plan.Helm, minors: late, make: func(x *example) {
			x.drop("orchestration/secondaryStorageType").drop("optimize/elasticsearchEnabled")
		}},
		{name: "identity", code: "chart.database-missing", component: "management-identity", tool: plan.Helm, make: func(x *example) { x.drop("management-identity/database.external") }},
		{name: "modeler", code: "chart.database-missing", component: "web-modeler", tool: plan.Helm, minors: early, make: func(x *example) {
			x.drop("web-modeler/database.host").drop("web-modeler/database.url")
		}},
		{name: "hub", code: "chart.database-missing", component: "hub", tool: plan.Helm, minors: minors(catalog.V810), make: func(x *example) { x.drop("hub/database.host").drop("hub/database.url") }},
		{name: "one key", code: "chart.database-key-shared", component: "management-identity", tool: plan.Helm, minors: early, make: func(x *example) {
			shared := evidence.Secret{Ref: plan.SecretRef{Store: plan.InKubernetes, Name: "databases", Key: "password"}}
			x.set("management-identity/database.bundled", "true").secret("management-identity/bundled.userPassword", shared).secret("management-identity/bundled.adminPassword", shared)
		}},
		{name: "modeler", code: "chart.mail-missing", component: "web-modeler", tool: plan.Helm, minors: early, make: func(x *example) { x.drop("web-modeler/mailFrom") }},
		{name: "hub", code: "chart.mail-missing", component: "hub", tool: plan.Helm, minors: minors(catalog.V810), make: func(x *example) { x.drop("hub/mailFrom") }},
		{name: "left", code: "chart.console-well-known", component: "console", tool: plan.Helm, minors: early, make: func(x *example) { x.drop("console/wellKnown") }},
	}
}

func containerMistakes() []mistake {
	hub := minors(catalog.V810)
	return []mistake{
		{name: "misspelt", code: "env.unknown-variable", component: "optimize", tool: plan.Compose, make: func(x *example) { x.variable(catalog.Optimize, "CAMUNDA_IDENTITY_ISUER") }},
		{name: "of the cluster", code: "env.unknown-variable", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) {
			x.variable(catalog.Orchestration, "CAMUNDA_SECURITY_AUTHENTICATION_OIDC_REDIRECTURL")
		}},
		{name: "left out", code: "identity.base-url-missing", component: "optimize", tool: plan.Compose, make: func(x *example) { x.drop("optimize/baseUrl") }},
		{name: "left out", code: "identity.base-url-missing", component: "tasklist", tool: plan.Compose, minors: single(), make: func(x *example) { x.drop("tasklist/baseUrl") }},
		{name: "Optimize off", code: "identity.audience-missing", component: "management-identity", tool: plan.Helm, make: func(x *example) { x.set("optimize/enabled", "false") }},
		{name: "no Optimize", code: "identity.audience-missing", component: "management-identity", tool: plan.Compose, make: func(x *example) {
			x.without(catalog.Optimize).drop("management-identity/audience")
		}},
		{name: "https", code: "proxy.forward-headers-missing", component: "management-identity", tool: plan.Compose, make: func(x *example) { x.drop("management-identity/forwardHeaders") }},
		{name: "none", code: "proxy.forward-headers-missing", component: "optimize", tool: plan.Compose, make: func(x *example) { x.set("optimize/forwardHeaders", "none") }},
		{name: "variable", code: "hub.console-leftover", component: "hub", tool: plan.Compose, minors: hub, make: func(x *example) { x.variable(catalog.Hub, "CAMUNDA_CONSOLE_CUSTOMERID") }},
		{name: "property", code: "hub.console-leftover", component: "hub", tool: plan.Helm, minors: hub, make: func(x *example) {
			x.pic.Properties = append(x.pic.Properties, evidence.Property{Name: "camunda.console.telemetry", Component: catalog.Hub, Place: evidence.Place{File: "values.yaml", Line: 5, Column: 1}})
		}},
		{name: "container", code: "modeler.bearer-token-unsupported", component: "web-modeler", tool: plan.Compose, minors: minors(catalog.V87), make: func(x *example) {
			x.set("web-modeler/clusterAuthentication", "BEARER_TOKEN")
		}},
		{name: "second cluster", code: "modeler.bearer-token-unsupported", component: "web-modeler", tool: plan.Compose, minors: minors(catalog.V87), make: func(x *example) {
			x.pic.Raw.Containers = append(x.pic.Raw.Containers, evidence.Container{Component: catalog.WebModeler, Variables: []evidence.RawVariable{
				{Name: "CAMUNDA_MODELER_CLUSTERS_1_AUTHENTICATION", Template: "BEARER_TOKEN", Place: evidence.Place{File: "web-modeler.env", Line: 9, Column: 1}},
			}})
		}},
	}
}

// without takes a component's env file out of the evidence.
func (x *example) without(name catalog.Name) *example {
	for _, s := range x.pic.Settings {
		if s.Component == name {
			x.drop(s.Ref.String())
		}
	}
	x.pic.Inputs[x.inputOf(name)] = evidence.Input{File: "nothing.log", Kind: evidence.KindLog}
	var kept []evidence.Variable
	for _, v := range x.pic.Variables {
		if v.Component != name {
			kept = append(kept, v)
		}
	}
	x.pic.Variables = kept
	return x
}
