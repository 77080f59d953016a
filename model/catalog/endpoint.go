package catalog

import "strings"

// EndpointKind is what an endpoint of Entra is for.
type EndpointKind string

// The kinds. The issuer is no page, but a name in the form of a URL.
const (
	EndpointIssuer    EndpointKind = "issuer"
	EndpointAuthorize EndpointKind = "authorize"
	EndpointToken     EndpointKind = "token"
	EndpointJWKS      EndpointKind = "jwks"
	EndpointDiscovery EndpointKind = "discovery"
	EndpointLogout    EndpointKind = "logout"
)

// EndpointKinds lists the kinds in the order in which a login meets them.
func EndpointKinds() []EndpointKind {
	return []EndpointKind{
		EndpointIssuer, EndpointDiscovery, EndpointAuthorize, EndpointToken, EndpointJWKS, EndpointLogout,
	}
}

// path is what follows the tenant in a v2.0 endpoint (Microsoft identity
// platform, OpenID Connect discovery document).
func (k EndpointKind) path() string {
	switch k {
	case EndpointIssuer:
		return "/v2.0"
	case EndpointDiscovery:
		return "/v2.0/.well-known/openid-configuration"
	case EndpointAuthorize, EndpointToken, EndpointLogout:
		return "/oauth2/v2.0/" + string(k)
	case EndpointJWKS:
		return "/discovery/v2.0/keys"
	default:
		return ""
	}
}

// pathIn is the path in a version: that of v1.0 is without the part v2.0.
func (k EndpointKind) pathIn(version string) string {
	if version != V1 {
		return k.path()
	}
	if k == EndpointIssuer {
		return ""
	}
	return strings.Replace(k.path(), "v2.0/", "", 1)
}

// The versions of Entra's endpoints and tokens.
const (
	V1 = "v1.0"
	V2 = "v2.0"
)

// Endpoint is a URL of Entra, taken apart.
type Endpoint struct {
	// Host is in lower case and without a port.
	Host string
	// Clouds names the clouds that the host belongs to: US Government's two
	// share their login host, and the issuer of v1 tokens serves several.
	Clouds []string
	// Tenant is the text in the tenant's place: a GUID, a domain, "common", a
	// placeholder. It may be empty.
	Tenant string
	// Kind is empty for a path that is none of Entra's.
	Kind EndpointKind
	// Version is V1 or V2; empty where Kind is.
	Version string
	// TrailingSlash reports a slash at the end.
	TrailingSlash bool
}

// In reports whether the endpoint belongs to a cloud.
func (e Endpoint) In(cloud string) bool {
	for _, name := range e.Clouds {
		if name == cloud {
			return true
		}
	}
	return false
}

// Shares reports whether two endpoints can belong to one cloud.
func (e Endpoint) Shares(other Endpoint) bool {
	for _, name := range e.Clouds {
		if other.In(name) {
			return true
		}
	}
	return false
}

// ParseEndpoint takes a URL of Entra apart; ok is false where the host is none
// of Entra's. It also reads what is no valid URL, such as one with the
// placeholder <tenant id> in it, because people paste those.
func ParseEndpoint(text string) (endpoint Endpoint, ok bool) {
	scheme, rest, found := strings.Cut(strings.TrimSpace(text), "://")
	if !found || !strings.EqualFold(scheme, "https") && !strings.EqualFold(scheme, "http") {
		return Endpoint{}, false
	}
	if end := strings.IndexAny(rest, "?#"); end >= 0 {
		rest = rest[:end]
	}
	host, path, _ := strings.Cut(rest, "/")
	host, _, _ = strings.Cut(strings.ToLower(host), ":")
	e := Endpoint{Host: host}
	issuesV1 := false
	for _, cloud := range Clouds() {
		if cloud.serves(host) {
			e.Clouds = append(e.Clouds, cloud.Name)
			issuesV1 = issuesV1 || cloud.V1Issuer != "" && host == hostOf(cloud.V1Issuer)
		}
	}
	if len(e.Clouds) == 0 {
		return Endpoint{}, false
	}
	trimmed := strings.TrimRight(path, "/")
	e.TrailingSlash = trimmed != path || strings.HasSuffix(rest, "/")
	tenant, action, _ := strings.Cut(trimmed, "/")
	e.Tenant = tenant
	e.Kind, e.Version = endpointAt(strings.ToLower(action), issuesV1)
	return e, true
}

// endpointAt says which endpoint a path behind the tenant is.
func endpointAt(path string, issuesV1 bool) (EndpointKind, string) {
	if path == "" {
		if issuesV1 {
			return EndpointIssuer, V1
		}
		return "", ""
	}
	for _, kind := range EndpointKinds() {
		v2 := strings.TrimPrefix(kind.path(), "/")
		if path == v2 {
			return kind, V2
		}
		if v1 := strings.TrimPrefix(kind.pathIn(V1), "/"); v1 != "" && path == v1 {
			return kind, V1
		}
	}
	return "", ""
}
