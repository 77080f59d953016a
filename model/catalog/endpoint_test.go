package catalog

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const someTenant = "3b1f6a52-8c0d-4e7b-9a46-d2f0c5e81b97"

func TestEndpointsOfThePublicCloudAreThoseOfMicrosoft(t *testing.T) {
	cloud, ok := CloudNamed("")
	if !ok || cloud.Name != PublicCloud {
		t.Fatalf("no name gives %+v", cloud)
	}
	want := map[EndpointKind]string{
		EndpointIssuer:    "https://login.microsoftonline.com/" + someTenant + "/v2.0",
		EndpointDiscovery: "https://login.microsoftonline.com/" + someTenant + "/v2.0/.well-known/openid-configuration",
		EndpointAuthorize: "https://login.microsoftonline.com/" + someTenant + "/oauth2/v2.0/authorize",
		EndpointToken:     "https://login.microsoftonline.com/" + someTenant + "/oauth2/v2.0/token",
		EndpointJWKS:      "https://login.microsoftonline.com/" + someTenant + "/discovery/v2.0/keys",
		EndpointLogout:    "https://login.microsoftonline.com/" + someTenant + "/oauth2/v2.0/logout",
	}
	for _, kind := range EndpointKinds() {
		if got := cloud.Endpoint(kind, someTenant); got != want[kind] {
			t.Errorf("%s: %s", kind, got)
		}
	}
	if cloud.Endpoint("userinfo", someTenant) != "" || cloud.Endpoint(EndpointToken, "") != "" || (Cloud{}).Endpoint(EndpointToken, someTenant) != "" {
		t.Error("an endpoint of nothing")
	}
}

func TestACloudOfOnesOwnNeedsNoMoreThanItsLogin(t *testing.T) {
	own := Cloud{Login: "https://login.example.org/"}
	if got := own.Endpoint(EndpointIssuer, someTenant); got != "https://login.example.org/"+someTenant+"/v2.0" {
		t.Error(got)
	}
}

func TestEveryCloudIsWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, cloud := range Clouds() {
		if seen[cloud.Name] || cloud.Name == "" || cloud.Title == "" || cloud.Source == "" || !knownGrade(cloud.Verified) {
			t.Errorf("cloud %+v", cloud)
		}
		seen[cloud.Name] = true
	}
	if !seen["public"] || !seen["us-government"] || !seen["china"] {
		t.Errorf("clouds %v", seen)
	}
	if _, ok := CloudNamed("moon"); ok {
		t.Error("an unknown cloud was found")
	}
}

func TestHostsOfCloudsAreBare(t *testing.T) {
	for _, cloud := range Clouds() {
		for _, base := range []string{cloud.Login, cloud.V1Issuer, cloud.Graph} {
			if base != "" && (!strings.HasPrefix(base, "https://") || strings.HasSuffix(base, "/")) {
				t.Errorf("%s: %q is no base URL", cloud.Name, base)
			}
		}
		for _, alias := range cloud.Aliases {
			if strings.ContainsAny(alias, ":/") {
				t.Errorf("%s: alias %q is no host", cloud.Name, alias)
			}
		}
	}
}

func TestAnEndpointIsTakenApart(t *testing.T) {
	public := []string{"public"}
	government := []string{"us-government", "us-dod"}
	for text, want := range map[string]Endpoint{
		"https://login.microsoftonline.com/" + someTenant + "/v2.0": {
			Host: "login.microsoftonline.com", Clouds: public, Tenant: someTenant, Kind: EndpointIssuer, Version: V2,
		},
		"https://login.microsoftonline.com/" + someTenant + "/v2.0/": {
			Host: "login.microsoftonline.com", Clouds: public, Tenant: someTenant, Kind: EndpointIssuer, Version: V2, TrailingSlash: true,
		},
		"https://sts.windows.net/" + someTenant + "/": {
			Host: "sts.windows.net", Clouds: []string{"public", "us-government", "us-dod"},
			Tenant: someTenant, Kind: EndpointIssuer, Version: V1, TrailingSlash: true,
		},
		"https://login.microsoftonline.com/" + someTenant + "/oauth2/token": {
			Host: "login.microsoftonline.com", Clouds: public, Tenant: someTenant, Kind: EndpointToken, Version: V1,
		},
		"https://login.microsoftonline.com/" + someTenant + "/discovery/keys": {
			Host: "login.microsoftonline.com", Clouds: public, Tenant: someTenant, Kind: EndpointJWKS, Version: V1,
		},
		"https://login.microsoftonline.com/common/.well-known/openid-configuration": {
			Host: "login.microsoftonline.com", Clouds: public, Tenant: "common", Kind: EndpointDiscovery, Version: V1,
		},
		"HTTPS://Login.MicrosoftOnline.US:443/" + someTenant + "/oauth2/V2.0/authorize?client_id=a#b": {
			Host: "login.microsoftonline.us", Clouds: government, Tenant: someTenant, Kind: EndpointAuthorize, Version: V2,
		},
		"https://login.chinacloudapi.cn/" + someTenant + "/oauth2/v2.0/logout": {
			Host: "login.chinacloudapi.cn", Clouds: []string{"china"}, Tenant: someTenant, Kind: EndpointLogout, Version: V2,
		},
		" https://login.microsoftonline.com/<tenant id>/v2.0\n": {
			Host: "login.microsoftonline.com", Clouds: public, Tenant: "<tenant id>", Kind: EndpointIssuer, Version: V2,
		},
		"https://login.microsoftonline.com//v2.0": {
			Host: "login.microsoftonline.com", Clouds: public, Kind: EndpointIssuer, Version: V2,
		},
		"https://login.microsoftonline.com/" + someTenant: {
			Host: "login.microsoftonline.com", Clouds: public, Tenant: someTenant,
		},
		"https://login.microsoftonline.com/" + someTenant + "/saml2": {
			Host: "login.microsoftonline.com", Clouds: public, Tenant: someTenant,
		},
		"https://login.microsoftonline.com": {Host: "login.microsoftonline.com", Clouds: public},
	} {
		got, ok := ParseEndpoint(text)
		if diff := cmp.Diff(want, got); !ok || diff != "" {
			t.Errorf("%q: %v\n%s", text, ok, diff)
		}
	}
}

func TestWhatIsNoEndpointOfEntra(t *testing.T) {
	for _, text := range []string{
		"", "login.microsoftonline.com/x/v2.0", "ftp://login.microsoftonline.com/x/v2.0",
		"https://keycloak.example.org/auth/realms/camunda-platform", "https://login.microsoftonline.com.example.org/x/v2.0",
		"https://graph.microsoft.com/oidc/userinfo", "://", "https://", "https:///v2.0",
	} {
		if got, ok := ParseEndpoint(text); ok {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestEndpointsShareACloudOrNot(t *testing.T) {
	parse := func(text string) Endpoint {
		e, ok := ParseEndpoint(text)
		if !ok {
			t.Fatal(text)
		}
		return e
	}
	v1 := parse("https://sts.windows.net/" + someTenant + "/")
	government := parse("https://login.microsoftonline.us/" + someTenant + "/v2.0")
	china := parse("https://login.partner.microsoftonline.cn/" + someTenant + "/v2.0")
	if !v1.Shares(government) || !government.Shares(v1) || v1.Shares(china) || china.Shares(government) {
		t.Error("clouds are mixed up")
	}
	if !government.In("us-dod") || government.In("public") {
		t.Error("the login host of both US clouds")
	}
}

func TestWhatACloudWritesIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cloud := rapid.SampledFrom(Clouds()).Draw(t, "cloud")
		kind := rapid.SampledFrom(EndpointKinds()).Draw(t, "kind")
		tenant := rapid.StringMatching(`[0-9a-f]{8}-[0-9a-f]{4}|[a-z]+\.onmicrosoft\.com|<[A-Z_]+>|\$\{[A-Z_]+\}`).Draw(t, "tenant")
		got, ok := ParseEndpoint(cloud.Endpoint(kind, tenant))
		if !ok || !got.In(cloud.Name) || got.Tenant != tenant || got.Kind != kind || got.Version != V2 || got.TrailingSlash {
			t.Fatalf("%s of %s: %+v", kind, cloud.Name, got)
		}
	})
}

func FuzzParseEndpoint(f *testing.F) {
	for _, seed := range []string{
		"https://login.microsoftonline.com/" + someTenant + "/v2.0", "https://sts.windows.net/x/", "http://login.windows.net",
		"https://login.microsoftonline.us/%zz/v2.0?#", "https://login.microsoftonline.com/\x00/v2.0",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, ok := ParseEndpoint(text)
		if ok != (len(e.Clouds) > 0) || (e.Kind == "") != (e.Version == "") || strings.Contains(e.Tenant, "/") {
			t.Errorf("%q: %+v", text, e)
		}
	})
}
