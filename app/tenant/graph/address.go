package graph

import (
	"net/url"
	"path"
	"strings"

	"entrastudio/app/network"
	"entrastudio/app/tenant"
	"entrastudio/model/refusal"
)

// version is the one version of Graph whose promises hold in production.
const version = "/v1.0"

// baseOf checks Graph's URL and puts the version behind it.
func baseOf(address string) (*url.URL, error) {
	refuse := func(what, hint string) (*url.URL, error) {
		return nil, &tenant.Failure{Kind: tenant.Invalid, Refusal: refusal.Error{File: "Microsoft Graph", What: what, Hint: hint}}
	}
	if strings.TrimSpace(address) == "" {
		return refuse("the address of Microsoft Graph in this cloud is not known", "give it with --graph-url or in the plan as tenant.graphUrl")
	}
	base, err := url.Parse(strings.TrimRight(address, "/"))
	switch {
	case err != nil || base.Host == "" || base.RawQuery != "" || base.Fragment != "" || base.User != nil:
		return refuse("its address is no plain URL", "write it like https://graph.microsoft.com")
	case !network.Sheltered(base):
		return refuse("its address is not https, and anyone on the way could read the token", "use https; http is for this computer alone")
	}
	// Graph writes its own name in small letters into the links to its next pages.
	base.Host = strings.ToLower(base.Host)
	base.Path = strings.TrimSuffix(base.Path, version) + version
	return base, nil
}

// under reports whether a URL lies on the base's host, below its path. A next
// page elsewhere would carry the token away.
func under(base, u *url.URL) bool {
	return u.Scheme == base.Scheme && u.Host == base.Host && u.User == nil && strings.HasPrefix(path.Clean(u.Path), base.Path+"/")
}
