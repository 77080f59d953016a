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
	if iss == "" || template == "" || !IsGUID(tid) {
		return false
	}
	if !strings.Contains(iss, "/"+tid) {
		return false
	}
	return strings.ReplaceAll(template, tenantTemplate, tid) == iss
}

// IsGUID says whether a text is a GUID: 8-4-4-4-12 hexadecimal digits.
func IsGUID(text string) bool {
	const length = 36
	if len(text) != length {
		return false
	}
	for i := 0; i < length; i++ {
		c := text[i]
		if i == 8 || i == 13 || i == 18 || i == 23 {
			if c != '-' {
				return false
			}
			continue
		}
		if !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
			return false
		}
	}
	return true
}
