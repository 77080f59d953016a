package check

import (
	"testing"
	"time"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// mistake is one thing made wrong in a good deployment, and what must be found.
type mistake struct {
	name string
	code Code
	// component is whose finding it must be; "-" for one that concerns none
	// alone, empty for any.
	component catalog.Name
	tool      plan.Tool
	minors    []catalog.Minor
	make      func(*example)
	// also lists codes that may be found besides.
	also []Code
}

func minors(list ...catalog.Minor) []catalog.Minor { return list }

func clustered() []catalog.Minor { return minors(catalog.V88, catalog.V89, catalog.V810) }

func single() []catalog.Minor { return minors(catalog.V86, catalog.V87) }

func noKeyMissing(name string) evidence.Secret {
	return evidence.Secret{Ref: plan.SecretRef{Store: plan.InKubernetes, Name: name}, KeyMissing: true}
}

func legacy(x *example, ref string, effect catalog.SecretEffect) evidence.Secret {
	r, _ := catalog.ParseRef(ref)
	for _, form := range x.catalog.Setting(r.Component, r.Key).Secret.Legacy {
		if form.Effect == effect {
			return evidence.Secret{Legacy: &form, Literal: effect == catalog.SecretLiteral}
		}
	}
	x.Fatalf("%s has no form of effect %s", ref, effect)
	return evidence.Secret{}
}

const otherTenant = "59f58f40-f2af-4ede-b46e-5e7847b82893"

func tenantMistakes() []mistake {
	v2 := "https://login.microsoftonline.com/"
	return []mistake{
		{name: "placeholder left", code: "tenant.id-invalid", component: "-", tool: plan.Helm, make: func(x *example) { x.set("global/issuer", v2+"<tenant id>/v2.0") }},
		{name: "common", code: "tenant.id-invalid", component: "-", tool: plan.Helm, make: func(x *example) { x.set("global/tokenUrl", v2+"common/oauth2/v2.0/token") }},
		{name: "domain", code: "tenant.id-invalid", component: "optimize", tool: plan.Compose, make: func(x *example) { x.set("optimize/issuer", v2+"contoso.onmicrosoft.com/v2.0") }},
		{name: "empty", code: "tenant.id-invalid", component: "-", tool: plan.Helm, make: func(x *example) { x.set("global/issuer", v2+"/v2.0") }},
		{name: "zeros", code: "tenant.id-invalid", component: "optimize", tool: plan.Compose, make: func(x *example) { x.set("optimize/issuer", v2+"00000000-0000-0000-0000-000000000000/v2.0") }},
		{name: "token URL of another tenant", code: "endpoint.tenant-mismatch", component: "-", tool: plan.Helm, make: func(x *example) { x.set("global/tokenUrl", v2+otherTenant+"/oauth2/v2.0/token") }},
		{name: "backend issuer of another tenant", code: "endpoint.tenant-mismatch", component: "optimize", tool: plan.Compose, make: func(x *example) { x.set("optimize/issuerBackendUrl", v2+otherTenant+"/v2.0") }},
		{name: "token URL of another cloud", code: "endpoint.cloud-mismatch", component: "-", tool: plan.Helm, make: func(x *example) {
			x.set("global/tokenUrl", "https://login.microsoftonline.us/"+tenantID+"/oauth2/v2.0/token")
		}},
		{name: "issuer of another cloud", code: "endpoint.cloud-mismatch", component: "optimize", tool: plan.Compose, make: func(x *example) {
			x.set("optimize/issuer", "https://login.partner.microsoftonline.cn/"+tenantID+"/v2.0")
		}},
	}
}

func endpointMistakes() []mistake {
	return []mistake{
		{name: "v1 issuer", code: "endpoint.issuer-not-v2", component: "-", tool: plan.Helm, make: func(x *example) { x.set("global/issuer", "https://sts.windows.net/"+tenantID+"/") }},
		{name: "issuer without version", code: "endpoint.issuer-not-v2", component: "optimize", tool: plan.Compose, make: func(x *example) { x.set("optimize/issuer", loginURL) }},
		{name: "discovery URL as issuer", code: "endpoint.issuer-not-v2", component: "optimize", tool: plan.Compose, make: func(x *example) { x.set("optimize/issuer", loginURL+"/v2.0/.well-known/openid-configuration") }},
		{name: "path of the endpoints as issuer", code: "endpoint.issuer-not-v2", component: "-", tool: plan.Helm, make: func(x *example) { x.set("global/issuer", loginURL+"/oauth2/v2.0") }},
		{name: "no issuer", code: "endpoint.issuer-not-v2", component: "-", tool: plan.Helm, make: func(x *example) { x.drop("global/issuer") }},
		{name: "no issuer for the cluster", code: "endpoint.issuer-not-v2", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) { x.drop("orchestration/issuer") }},
		{name: "slash at the issuer", code: "endpoint.trailing-slash", component: "-", tool: plan.Helm, make: func(x *example) { x.set("global/issuer", loginURL+"/v2.0/") }},
		{name: "slash at the backend issuer", code: "endpoint.trailing-slash", component: "management-identity", tool: plan.Compose, make: func(x *example) { x.set("management-identity/issuerBackendUrl", loginURL+"/v2.0/") }},
		{name: "no backend issuer", code: "endpoint.backend-issuer-missing", component: "management-identity", tool: plan.Helm, make: func(x *example) { x.drop("global/issuerBackendUrl") }},
		{name: "empty backend issuer", code: "endpoint.backend-issuer-missing", component: "management-identity", tool: plan.Helm, make: func(x *example) { x.set("global/issuerBackendUrl", "") }},
		{name: "no backend issuer for Optimize", code: "endpoint.backend-issuer-missing", component: "optimize", tool: plan.Compose, make: func(x *example) { x.drop("optimize/issuerBackendUrl") }},
		{name: "v1 key set", code: "endpoint.wrong", component: "-", tool: plan.Helm, make: func(x *example) { x.set("global/jwksUrl", loginURL+"/discovery/keys") }},
		{name: "v1 token endpoint", code: "endpoint.wrong", component: "-", tool: plan.Helm, make: func(x *example) { x.set("global/tokenUrl", loginURL+"/oauth2/token") }},
		{name: "swapped", code: "endpoint.wrong", component: "-", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.set("global/authUrl", loginURL+"/oauth2/v2.0/token") }},
		{name: "Keycloak's token URL", code: "endpoint.wrong", component: "-", tool: plan.Helm, make: func(x *example) {
			x.set("global/tokenUrl", "http://keycloak:8080/auth/realms/camunda-platform/protocol/openid-connect/token")
		}},
		{name: "v1 key set of a container", code: "endpoint.wrong", component: "optimize", tool: plan.Compose, make: func(x *example) { x.set("optimize/resourceServerJwks", loginURL+"/discovery/keys") }},
		{name: "no key set", code: "endpoint.wrong", tool: plan.Helm, make: func(x *example) { x.drop("global/jwksUrl") }},
	}
}

func authMistakes() []mistake {
	return []mistake{
		{name: "type left", code: "auth.type-not-microsoft", component: "-", tool: plan.Helm, make: func(x *example) { x.drop("global/type") }},
		{name: "type misspelt", code: "auth.type-not-microsoft", component: "-", tool: plan.Helm, make: func(x *example) { x.set("global/type", "AZURE") }},
		{name: "type in lower case", code: "auth.type-not-microsoft", component: "-", tool: plan.Helm, minors: single(), make: func(x *example) { x.set("global/type", "microsoft") }},
		{name: "no type in a container", code: "auth.type-not-microsoft", component: "optimize", tool: plan.Compose, make: func(x *example) { x.drop("optimize/type") }},
		{name: "Keycloak in a container", code: "auth.type-not-microsoft", component: "management-identity", tool: plan.Compose, make: func(x *example) { x.set("management-identity/type", "KEYCLOAK") }},
		{name: "no method", code: "auth.method-not-oidc", component: "orchestration", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.drop("global/method") }},
		{name: "the cluster's own method", code: "auth.method-not-oidc", component: "orchestration", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.set("orchestration/method", "basic") }},
		{name: "no method in a container", code: "auth.method-not-oidc", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) { x.drop("orchestration/method") }},
		{name: "switched off", code: "auth.disabled", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.set("global/authEnabled", "false") }},
		{name: "never switched on", code: "auth.disabled", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.drop("global/authEnabled") }},
		{name: "wrong profile", code: "profile.wrong", component: "optimize", tool: plan.Compose, make: func(x *example) { x.set("optimize/profile", "identity-auth") }},
		{name: "no profile", code: "profile.wrong", component: "management-identity", tool: plan.Compose, make: func(x *example) { x.drop("management-identity/profile") }},
		{name: "profile of users of its own", code: "profile.wrong", component: "operate", tool: plan.Compose, minors: single(), make: func(x *example) { x.set("operate/profile", "auth") }},
		{name: "cluster without its profile", code: "profile.wrong", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) { x.set("orchestration/profile", "broker,operate,tasklist") }},
		{name: "Keycloak by default", code: "keycloak.still-enabled", component: "-", tool: plan.Helm, minors: single(), make: func(x *example) { x.drop("global/keycloakEnabled") }},
		{name: "Keycloak by name", code: "keycloak.still-enabled", component: "-", tool: plan.Helm, minors: minors(catalog.V88, catalog.V89), make: func(x *example) { x.set("global/keycloakEnabled", "true") }},
	}
}

func clientMistakes() []mistake {
	return []mistake{
		{name: "chart's default", code: "client.id-invalid", component: "optimize", tool: plan.Helm, make: func(x *example) { x.drop("optimize/clientId") }, also: []Code{"audience.not-own-client"}},
		{name: "on by default", code: "client.id-invalid", component: "connectors", tool: plan.Helm, make: func(x *example) { x.drop("connectors/clientId") }},
		{name: "a name", code: "client.id-invalid", component: "optimize", tool: plan.Compose, make: func(x *example) { x.set("optimize/clientId", "optimize") }},
		{name: "missing", code: "client.id-invalid", component: "optimize", tool: plan.Compose, make: func(x *example) { x.drop("optimize/clientId") }},
		{name: "placeholder", code: "client.id-invalid", component: "management-identity", tool: plan.Helm, make: func(x *example) { x.set("management-identity/clientId", "<IDENTITY_APP_ID>") }, also: []Code{"audience.not-own-client"}},
		{name: "one digit short", code: "client.id-invalid", component: "console", tool: plan.Helm, minors: minors(catalog.V86, catalog.V87, catalog.V88, catalog.V89), make: func(x *example) { x.set("console/clientId", "a1b2c300-1111-4222-8333-44445555666") }, also: []Code{"audience.not-own-client"}},
		{name: "shared", code: "client.shared", component: "optimize", tool: plan.Helm, make: func(x *example) {
			x.set("optimize/clientId", x.app(catalog.ManagementIdentity))
			x.set("optimize/audience", x.app(catalog.ManagementIdentity))
		}, also: []Code{"audience.shared"}},
		{name: "shared by containers", code: "client.shared", component: "optimize", tool: plan.Compose, make: func(x *example) { x.set("optimize/clientId", x.app(catalog.ManagementIdentity)) }, also: []Code{"audience.not-own-client"}},
		{name: "Connectors with Operate's app", code: "client.shared", component: "connectors", tool: plan.Helm, minors: single(), make: func(x *example) { x.set("connectors/clientId", x.app(catalog.Operate)) }},
		{name: "shared registration", code: "client.shared", tool: plan.Helm, make: func(x *example) {
			*x.pic = evidence.Picture{Minor: x.catalog.Minor, Directory: evidence.Directory{ApplicationsGiven: true, Applications: []evidence.Application{{
				AppID: x.app(catalog.Optimize), DisplayName: "Camunda", TokenVersion: 2, Enabled: true,
				Web: []evidence.RedirectURI{{URI: "https://i.example.com/auth/login-callback"}, {URI: "https://o.example.com/api/authentication/callback"}},
			}}}}
		}},
	}
}

func secretMistakes() []mistake {
	return []mistake{
		{name: "no secret", code: "secret.missing", component: "optimize", tool: plan.Helm, make: func(x *example) { x.drop("optimize/clientSecret") }},
		{name: "no key", code: "secret.missing", component: "optimize", tool: plan.Helm, make: func(x *example) { x.secret("optimize/clientSecret", noKeyMissing("entra")) }},
		{name: "no secret in a container", code: "secret.missing", component: "management-identity", tool: plan.Compose, make: func(x *example) { x.drop("management-identity/clientSecret") }},
		{name: "no secret for a client of Zeebe", code: "secret.missing", component: "connectors", tool: plan.Compose, minors: single(), make: func(x *example) { x.drop("connectors/zeebeClientSecret") }},
		{name: "no client ID for Zeebe", code: "client.id-invalid", component: "operate", tool: plan.Compose, minors: single(), make: func(x *example) { x.drop("operate/zeebeClientId") }},
		{name: "no secret for the cluster", code: "secret.missing", component: "orchestration", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.drop("orchestration/clientSecret") }},
		{name: "no secret for Zeebe's clients", code: "secret.missing", component: "zeebe", tool: plan.Helm, minors: single(), make: func(x *example) { x.drop("zeebe/clientSecret") }},
		{name: "a single-page app's key", code: "secret.on-public-client", component: "web-modeler", tool: plan.Helm, minors: minors(catalog.V86, catalog.V87, catalog.V88, catalog.V89), make: func(x *example) {
			x.pic.Keys = append(x.pic.Keys, evidence.Key{Path: "global.identity.auth.webModeler.secret.existingSecret", Kind: catalog.Text, Text: "entra", Place: evidence.Place{File: "values.yaml", Line: 9}})
		}},
		{name: "Hub's secret", code: "secret.on-public-client", component: "hub", tool: plan.Helm, minors: minors(catalog.V810), make: func(x *example) {
			x.pic.Keys = append(x.pic.Keys, evidence.Key{Path: "global.identity.auth.camundaHub.secret.inlineSecret", Kind: catalog.Text, Withheld: true, Place: evidence.Place{File: "values.yaml", Line: 9}})
		}},
		{name: "a single-page app's variable", code: "secret.on-public-client", component: "console", tool: plan.Compose, minors: minors(catalog.V86, catalog.V87, catalog.V88, catalog.V89), make: func(x *example) {
			x.pic.Variables = append(x.pic.Variables, evidence.Variable{Name: "CAMUNDA_IDENTITY_CLIENT_SECRET", Component: catalog.Console, Place: evidence.Place{File: "console.env", Line: 99}})
		}},
		{name: "a single-page app's registration", code: "secret.on-public-client", tool: plan.Helm, make: func(x *example) {
			x.register()
			name := catalog.WebModeler
			if x.catalog.Component(name) == nil {
				name = catalog.Hub
			}
			x.application(name).Passwords = []evidence.Credential{{Name: "oops", End: at().AddDate(1, 0, 0)}}
		}},
		{name: "value in the values file", code: "secret.inline", component: "optimize", tool: plan.Helm, make: func(x *example) { x.secret("optimize/clientSecret", evidence.Secret{Literal: true}) }},
		{name: "value in the env file", code: "secret.inline", component: "optimize", tool: plan.Compose, make: func(x *example) { x.secret("optimize/clientSecret", evidence.Secret{Literal: true}) }},
		{name: "string form", code: "secret.legacy-form", component: "operate", tool: plan.Helm, minors: single(), make: func(x *example) {
			x.secret("operate/clientSecret", legacy(x, "operate/clientSecret", catalog.SecretLiteral))
		}},
		{name: "block of a later chart", code: "secret.legacy-form", component: "optimize", tool: plan.Helm, minors: single(), make: func(x *example) {
			x.secret("optimize/clientSecret", legacy(x, "optimize/clientSecret", catalog.SecretIgnored))
		}},
		{name: "old form beside the new one", code: "secret.legacy-form", component: "optimize", tool: plan.Helm, minors: minors(catalog.V89, catalog.V810), make: func(x *example) {
			s := legacy(x, "optimize/clientSecret", catalog.SecretFails)
			s.Both, s.Ref = true, plan.SecretRef{Store: plan.InKubernetes, Name: "entra", Key: "optimize"}
			x.secret("optimize/clientSecret", s)
		}},
		{name: "the ID of the secret", code: "secret.looks-like-id", component: "optimize", tool: plan.Compose, make: func(x *example) {
			x.secret("optimize/clientSecret", evidence.Secret{Literal: true, GUID: true})
		}, also: []Code{"secret.inline"}},
		{name: "ended", code: "secret.expired", component: "optimize", tool: plan.Helm, make: func(x *example) {
			x.register().application(catalog.Optimize).Passwords[0].End = at().AddDate(0, -1, 0)
		}},
		{name: "ends soon", code: "secret.expiring", component: "optimize", tool: plan.Compose, make: func(x *example) {
			x.register().application(catalog.Optimize).Passwords[0].End = at().Add(29 * 24 * time.Hour)
		}},
		{name: "one file for two", code: "secret.shared-env", component: "optimize", tool: plan.Compose, make: func(x *example) {
			place := evidence.Place{File: "common.env", Line: 3, Column: 1}
			for _, name := range []catalog.Name{catalog.ManagementIdentity, catalog.Optimize} {
				x.pic.Variables = append(x.pic.Variables, evidence.Variable{Name: "CAMUNDA_IDENTITY_CLIENT_SECRET", Component: name, Place: place})
			}
		}},
	}
}

func audienceMistakes() []mistake {
	modeler := func(x *example) catalog.Name {
		if x.catalog.Component(catalog.Hub) != nil {
			return catalog.Hub
		}
		return catalog.WebModeler
	}
	return []mistake{
		{name: "URI", code: "audience.is-uri", component: "optimize", tool: plan.Helm, make: func(x *example) { x.set("optimize/audience", "api://"+x.app(catalog.Optimize)) }},
		{name: "URI in a container", code: "audience.is-uri", component: "optimize", tool: plan.Compose, make: func(x *example) { x.set("optimize/audience", "api://"+x.app(catalog.Optimize)) }},
		{name: "URI in a list", code: "audience.is-uri", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) {
			x.set("orchestration/audiences", "api://"+x.app(catalog.Orchestration)+","+x.app(modeler(x)))
		}},
		{name: "chart's default", code: "audience.keycloak-name", component: "optimize", tool: plan.Helm, make: func(x *example) { x.drop("optimize/audience") }},
		{name: "written name", code: "audience.keycloak-name", component: "operate", tool: plan.Compose, minors: single(), make: func(x *example) { x.set("operate/audience", "operate-api") }},
		{name: "Identity's name", code: "audience.keycloak-name", component: "management-identity", tool: plan.Helm, make: func(x *example) { x.set("management-identity/audience", "camunda-identity-resource-server") }},
		{name: "another's app", code: "audience.not-own-client", component: "optimize", tool: plan.Helm, make: func(x *example) { x.set("optimize/audience", x.app(catalog.ManagementIdentity)) }, also: []Code{"audience.shared"}},
		{name: "another's app in a container", code: "audience.not-own-client", component: "operate", tool: plan.Compose, minors: single(), make: func(x *example) { x.set("operate/audience", x.app(catalog.ManagementIdentity)) }, also: []Code{"audience.shared"}},
		{name: "nobody's, every app known", code: "audience.not-own-client", component: "optimize", tool: plan.Helm, make: func(x *example) { x.set("optimize/audience", otherTenant) }},
		{name: "nobody's, by the registrations", code: "audience.not-own-client", component: "optimize", tool: plan.Compose, make: func(x *example) { x.register().set("optimize/audience", otherTenant) }},
		{name: "cluster with another's", code: "audience.not-own-client", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) {
			x.set("orchestration/audiences", x.app(catalog.Optimize)+","+x.app(modeler(x)))
		}},
		{name: "API and interface of one program", code: "audience.shared", tool: plan.Helm, make: func(x *example) {
			x.set(string(modeler(x))+"/publicApiAudience", x.app(modeler(x)))
		}},
		{name: "interface with the API's", code: "audience.shared", tool: plan.Helm, make: func(x *example) {
			api := apiOf(modeler(x))
			x.set(string(modeler(x))+"/clientApiAudience", x.app(api))
		}},
		{name: "interface missing", code: "audience.modeler-missing", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) { x.set("orchestration/audiences", x.app(catalog.Orchestration)) }},
	}
}

func scopeMistakes() []mistake {
	return []mistake{
		{name: "none for the cluster", code: "scope.default-missing", component: "orchestration", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.drop("orchestration/scope") }},
		{name: "openid and profile alone", code: "scope.default-missing", component: "orchestration", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.set("orchestration/scope", "openid,profile") }},
		{name: "none in the container", code: "scope.default-missing", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) { x.drop("orchestration/scope") }},
		{name: "none for Connectors", code: "scope.default-missing", component: "connectors", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.drop("connectors/tokenScope") }},
		{name: "none for Zeebe's clients", code: "scope.default-missing", component: "zeebe", tool: plan.Helm, minors: single(), make: func(x *example) { x.drop("zeebe/tokenScope") }},
		{name: "none for a client of Zeebe", code: "scope.default-missing", component: "operate", tool: plan.Compose, minors: single(), make: func(x *example) { x.drop("operate/zeebeScope") }},
		{name: "documentation's typo", code: "scope.malformed", component: "zeebe", tool: plan.Helm, minors: single(), make: func(x *example) { x.set("zeebe/tokenScope", x.app(catalog.Zeebe)+"./default") }},
		{name: "URI", code: "scope.malformed", component: "orchestration", tool: plan.Helm, minors: clustered(), make: func(x *example) {
			x.set("orchestration/scope", "openid,api://"+x.app(catalog.Orchestration)+"/.default")
		}},
		{name: "space", code: "scope.malformed", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) {
			x.set("orchestration/scope", "openid profile,"+x.app(catalog.Orchestration)+"/.default")
		}},
		{name: "another app's", code: "scope.malformed", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) {
			x.set("orchestration/scope", "openid,"+x.app(catalog.Optimize)+"/.default")
		}},
		{name: "another app's for Zeebe", code: "scope.malformed", component: "operate", tool: plan.Compose, minors: single(), make: func(x *example) { x.set("operate/zeebeScope", x.app(catalog.Operate)+"/.default") }},
		{name: "a name", code: "scope.malformed", component: "connectors", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.set("connectors/tokenScope", "orchestration/.default") }},
		{name: "Connectors for Identity", code: "scope.connectors-wrong-app", component: "connectors", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.set("connectors/tokenScope", x.app(catalog.ManagementIdentity)+"/.default") }},
		{name: "Connectors' audience", code: "scope.connectors-wrong-app", component: "connectors", tool: plan.Compose, minors: clustered(), make: func(x *example) { x.set("connectors/audience", x.app(catalog.ManagementIdentity)) }},
		{name: "Operate's client", code: "scope.operate-client-missing", component: "connectors", tool: plan.Helm, minors: minors(catalog.V87), make: func(x *example) { x.drop("connectors/operateScope") }},
		{name: "Operate's client in a container", code: "scope.operate-client-missing", component: "connectors", tool: plan.Compose, minors: minors(catalog.V87), make: func(x *example) { x.drop("connectors/operateScope") }},
	}
}

func redirectMistakes() []mistake {
	oldest := minors(catalog.V86, catalog.V87, catalog.V88, catalog.V89)
	return []mistake{
		{name: "callback twice", code: "redirect.doubled-path", component: "optimize", tool: plan.Helm, make: func(x *example) {
			x.set("optimize/redirectUrl", "https://optimize.example.com/api/authentication/callback")
		}},
		{name: "callback twice in a container", code: "redirect.doubled-path", component: "management-identity", tool: plan.Compose, make: func(x *example) {
			x.set("management-identity/url", "https://identity.example.com/auth/login-callback")
		}},
		{name: "context path twice", code: "redirect.doubled-path", component: "optimize", tool: plan.Helm, make: func(x *example) {
			x.set("optimize/contextPath", "/optimize").set("optimize/redirectUrl", "https://c8.example.com/optimize/optimize")
		}},
		{name: "slash", code: "redirect.trailing-slash", component: "optimize", tool: plan.Helm, make: func(x *example) { x.set("optimize/redirectUrl", "https://optimize.example.com/") }},
		{name: "slash in a container", code: "redirect.trailing-slash", component: "management-identity", tool: plan.Compose, make: func(x *example) { x.set("management-identity/url", "https://identity.example.com/") }},
		{name: "http", code: "redirect.insecure", component: "optimize", tool: plan.Helm, make: func(x *example) { x.set("optimize/redirectUrl", "http://optimize.example.com") }},
		{name: "http in a container", code: "redirect.insecure", component: "management-identity", tool: plan.Compose, make: func(x *example) { x.set("management-identity/url", "http://identity.example.com") }},
		{name: "http registered", code: "redirect.insecure", component: "optimize", tool: plan.Helm, make: func(x *example) {
			app := x.register().application(catalog.Optimize)
			app.Web = append(app.Web, evidence.RedirectURI{URI: "http://old.example.com/api/authentication/callback"})
		}},
		{name: "base alone", code: "redirect.not-full-uri", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) { x.set("orchestration/redirectUri", "https://camunda.example.com") }},
		{name: "no URI", code: "redirect.not-full-uri", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) { x.drop("orchestration/redirectUri") }},
		{name: "root with a path", code: "redirect.root-has-path", component: "operate", tool: plan.Compose, minors: single(), make: func(x *example) {
			x.set("operate/redirectRootUrl", "https://c8.example.com/operate")
		}},
		{name: "single-page app under Web", code: "redirect.wrong-platform", component: "console", tool: plan.Helm, minors: oldest, make: func(x *example) {
			app := x.register().application(catalog.Console)
			app.Web, app.SPA = app.SPA, nil
		}},
		{name: "Web under single-page app", code: "redirect.wrong-platform", component: "optimize", tool: plan.Compose, make: func(x *example) {
			app := x.register().application(catalog.Optimize)
			app.Web, app.SPA, app.Passwords = nil, app.Web, nil
		}},
		{name: "registration alone", code: "redirect.wrong-platform", component: "management-identity", tool: plan.Helm, make: func(x *example) {
			app := *x.register().application(catalog.ManagementIdentity)
			app.Web, app.SPA, app.Passwords = nil, app.Web, nil
			*x.pic = evidence.Picture{Minor: x.catalog.Minor, Directory: evidence.Directory{ApplicationsGiven: true, Applications: []evidence.Application{app}}}
		}},
		{name: "other path registered", code: "redirect.not-registered", component: "optimize", tool: plan.Helm, make: func(x *example) {
			x.register().application(catalog.Optimize).Web[0].URI = "https://optimize.example.com/callback"
		}},
		{name: "letter case", code: "redirect.not-registered", component: "management-identity", tool: plan.Compose, make: func(x *example) {
			x.register().application(catalog.ManagementIdentity).Web[0].URI = "https://Management-Identity.example.com/auth/login-callback"
		}},
	}
}

func evidenceMistakes() []mistake {
	return []mistake{
		{name: "another minor", code: "evidence.version-mismatch", component: "-", tool: plan.Helm, make: func(x *example) {
			x.pic.Fits, x.pic.FitsWhy = "8.5", "its keys are those of 8.5"
		}},
		{name: "two env files", code: "evidence.contradiction", component: "optimize", tool: plan.Compose, make: func(x *example) {
			s := *x.pic.First(catalog.Optimize, "audience")
			x.pic.Inputs = append(x.pic.Inputs, evidence.Input{File: "second.env", Kind: evidence.KindEnv, Component: catalog.Optimize})
			s.Input, s.Place, s.Value = len(x.pic.Inputs)-1, evidence.Place{File: "second.env", Line: 1}, catalog.TextOf(otherTenant)
			x.pic.Add(s)
		}},
		{name: "values and env", code: "evidence.contradiction", component: "optimize", tool: plan.Helm, make: func(x *example) {
			s := *x.pic.First(catalog.Optimize, "clientId")
			x.pic.Inputs = append(x.pic.Inputs, evidence.Input{File: "optimize.env", Kind: evidence.KindEnv, Component: catalog.Optimize})
			s.Input, s.Tool, s.Place, s.Value = len(x.pic.Inputs)-1, plan.Compose, evidence.Place{File: "optimize.env", Line: 1}, catalog.TextOf(otherTenant)
			x.pic.Add(s)
		}, also: everyCodeOfAnEmptyEnvFile()},
	}
}

// everyCodeOfAnEmptyEnvFile is what else is wrong with an env file of one line.
func everyCodeOfAnEmptyEnvFile() []Code {
	return []Code{
		"profile.wrong", "auth.type-not-microsoft", "endpoint.issuer-not-v2", "endpoint.backend-issuer-missing", "secret.missing",
		"client.id-invalid", "audience.keycloak-name", "identity.base-url-missing", "proxy.forward-headers-missing",
	}
}

func firstFamilies() []mistake {
	var all []mistake
	for _, family := range [][]mistake{
		tenantMistakes(), endpointMistakes(), authMistakes(), clientMistakes(), secretMistakes(),
		audienceMistakes(), scopeMistakes(), redirectMistakes(), evidenceMistakes(),
	} {
		all = append(all, family...)
	}
	return all
}

// TestMistakesAreFoundAndNothingElse makes one mistake at a time in a good
// deployment of every minor in which it can occur.
func TestMistakesAreFoundAndNothingElse(t *testing.T) {
	for _, m := range firstFamilies() {
		in := m.minors
		if in == nil {
			in = catalog.Minors()
		}
		for _, minor := range in {
			t.Run(string(m.code)+"/"+m.name+"/"+string(minor), func(t *testing.T) {
				x := newExample(t, minor, m.tool)
				m.make(x)
				judge(t, m, x.run())
			})
		}
	}
}

func judge(t *testing.T, m mistake, findings []Finding) {
	t.Helper()
	var found []Finding
	for _, f := range findings {
		if f.Code == m.code {
			found = append(found, f)
			continue
		}
		if f.Severity != Note && !containsCode(m.also, f.Code) {
			t.Errorf("false alarm: %s", describe(f))
		}
	}
	if len(found) == 0 {
		t.Fatalf("%s was not found", m.code)
	}
	want := m.component
	if want == "-" {
		want = ""
	}
	for _, f := range found {
		if f.Title == "" || f.Detail == "" || f.Fix.Words == "" {
			t.Errorf("%s says too little: %+v", f.Code, f)
		}
		if f.Component == want || m.component == "" {
			return
		}
	}
	t.Errorf("%s is %s's, not %s's", m.code, found[0].Component, m.component)
}

func containsCode(list []Code, code Code) bool {
	for _, c := range list {
		if c == code {
			return true
		}
	}
	return false
}
