package signingkeys

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/refusal"
)

// Authority is what signs a tenant's tokens of one version. The key lists of
// v1.0 and v2.0 overlap, but must not be taken for the same.
type Authority struct {
	// Cloud is one of the catalogue's, or one's own with its Login alone.
	Cloud catalog.Cloud
	// Tenant is the tenant ID, a GUID.
	Tenant string
	// Version is catalog.V1 or catalog.V2; empty means V2.
	Version string
}

// Address is where the authority publishes its discovery document.
func (a Authority) Address() string {
	return a.Cloud.EndpointIn(a.Version, catalog.EndpointDiscovery, a.Tenant)
}

// Issuer is the iss of the authority's tokens; empty for version 1.0 in a cloud
// whose v1.0 issuer is not known.
func (a Authority) Issuer() string {
	if a.Version != catalog.V1 {
		return a.Cloud.Endpoint(catalog.EndpointIssuer, a.Tenant)
	}
	if a.Cloud.V1Issuer == "" {
		return ""
	}
	return a.Cloud.V1Issuer + "/" + a.Tenant + "/"
}

// OfIssuer is the authority behind a token's iss. An issuer that is not one of
// Entra's, or names no tenant ID, is refused by name: a token must not choose
// where the studio connects to.
func OfIssuer(issuer string) (Authority, error) {
	endpoint, known := catalog.ParseEndpoint(issuer)
	scheme, _, _ := strings.Cut(issuer, "://")
	if !known || !strings.EqualFold(scheme, "https") || endpoint.Kind != catalog.EndpointIssuer {
		return Authority{}, &refusal.Error{
			File: shownIssuer(issuer), What: "this is not an issuer of Microsoft Entra, and keys are fetched from Entra alone",
			Hint: "save the issuer's key set to a file and give that",
		}
	}
	if !catalog.IsGUID(endpoint.Tenant) {
		return Authority{}, &refusal.Error{
			File: shownIssuer(issuer), What: "the issuer names no tenant ID, so that it is unknown whose keys are meant",
			Hint: "a token's own iss holds the tenant ID as a GUID",
		}
	}
	cloud, _ := catalog.CloudNamed(endpoint.Clouds[0])
	return Authority{Cloud: cloud, Tenant: strings.ToLower(endpoint.Tenant), Version: endpoint.Version}, nil
}

// shownIssuer cuts an issuer that a hostile token made long, and keeps it on one
// line.
func shownIssuer(issuer string) string {
	const longest = 120
	if strings.TrimSpace(issuer) == "" {
		return "(no issuer)"
	}
	if len(issuer) > longest {
		issuer = strings.ToValidUTF8(issuer[:longest], "") + "..."
	}
	return strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f {
			return ' '
		}
		return c
	}, issuer)
}
