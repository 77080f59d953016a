package token

import "strings"

// Cloud is one of Microsoft's clouds. Sources: the constants of MSAL JS, MSAL
// Go and azcore; the v1.0 issuers of the national clouds are third-party
// reports.
type Cloud struct {
	Name string
	// Login is the host of the v2.0 endpoints, Aliases are hosts that lead to
	// the same cloud.
	Login   string
	Aliases []string
	// IssuerV1 is the host of v1.0 issuers, "" where none is known.
	IssuerV1 string
	// Graph are the hosts of Microsoft Graph.
	Graph []string
}

// Clouds gives Microsoft's clouds, the public one first.
func Clouds() []Cloud {
	return []Cloud{
		{"public", "login.microsoftonline.com", []string{"login.windows.net", "login.microsoft.com"}, "sts.windows.net", []string{"graph.microsoft.com"}},
		{"US government", "login.microsoftonline.us", []string{"login.usgovcloudapi.net"}, "sts.windows.net", []string{"graph.microsoft.us", "dod-graph.microsoft.us"}},
		{"China (21Vianet)", "login.partner.microsoftonline.cn", []string{"login.chinacloudapi.cn"}, "sts.chinacloudapi.cn", []string{"microsoftgraph.chinacloudapi.cn"}},
		{"Bleu (France)", "login.sovcloud-identity.fr", nil, "", nil},
		{"Delos (Germany)", "login.sovcloud-identity.de", nil, "", nil},
		{"GovSG (Singapore)", "login.sovcloud-identity.sg", nil, "", nil},
	}
}

// has says whether a host belongs to the cloud's v2.0 endpoints.
func (c Cloud) has(host string) bool {
	if host == c.Login {
		return true
	}
	for _, alias := range c.Aliases {
		if host == alias {
			return true
		}
	}
	return false
}

// Issuer is what an Entra issuer URL says.
type Issuer struct {
	// URL is the issuer as it was given.
	URL string
	// Cloud is the name of the cloud, "" for an issuer that is not Entra's.
	// The v1.0 issuer of the public and the US government cloud is the same
	// one; it is called public.
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
	rest, ok := strings.CutPrefix(url, "https://")
	if !ok {
		return issuer
	}
	host, path, _ := strings.Cut(rest, "/")
	for _, cloud := range Clouds() {
		if host != cloud.IssuerV1 && !cloud.has(host) {
			continue
		}
		tenant, tail, _ := strings.Cut(path, "/")
		issuer.Cloud, issuer.Tenant = cloud.Name, tenant
		switch {
		case host == cloud.IssuerV1:
			issuer.Version = "1.0"
		case strings.TrimRight(tail, "/") == "v2.0":
			issuer.Version = "2.0"
		}
		return issuer
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
