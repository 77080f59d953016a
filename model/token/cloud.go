package token

import (
	"strings"

	"entrastudio/model/catalog"
)

// Issuer is what an Entra issuer URL says.
type Issuer struct {
	// URL is the issuer as it was given.
	URL string
	// Cloud is the catalogue's name of the cloud, "" for an issuer that is not
	// Entra's. The v1.0 issuer of the public and the US government cloud is the
	// same one; it is called public.
	Cloud string
	// Tenant is the first segment of the path: a GUID, or {tenantid}.
	Tenant string
	// Version is "1.0" or "2.0", "" where the URL does not say.
	Version string
}

// ParseIssuer reads an issuer URL. One that is not Entra's gives an Issuer
// with its URL alone.
func ParseIssuer(url string) Issuer {
	issuer := Issuer{URL: url}
	endpoint, ok := catalog.ParseEndpoint(url)
	// An issuer is compared byte for byte, so no other spelling of it is Entra's.
	if !ok || !strings.HasPrefix(url, "https://"+endpoint.Host+"/") {
		return issuer
	}
	issuer.Cloud, issuer.Tenant = endpoint.Clouds[0], endpoint.Tenant
	if endpoint.Kind == catalog.EndpointIssuer {
		issuer.Version = strings.TrimPrefix(endpoint.Version, "v")
	}
	return issuer
}

// IsEntra says whether the issuer is one of Microsoft's clouds.
func (i Issuer) IsEntra() bool { return i.Cloud != "" }

// tenantTemplate stands for the tenant in the issuer of keys that serve any
// tenant (Microsoft Entra docs, access-tokens, validate the issuer).
const tenantTemplate = "{tenantid}"

// IssuerFits says whether a key's issuer, perhaps a template, covers a token
// with this iss and tid: the template with the tenant filled in must equal
// iss, and the tenant must be a GUID that stands in iss.
func IssuerFits(template, iss, tid string) bool {
	if iss == "" || template == "" || !catalog.IsGUID(tid) {
		return false
	}
	if !strings.Contains(iss, "/"+tid) {
		return false
	}
	return strings.ReplaceAll(template, tenantTemplate, tid) == iss
}
