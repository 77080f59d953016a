package plan

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/pattern"
)

// neededTokenVersion is the access token version that Camunda needs: a v1
// token has another issuer, and its audience may be a URI.
const neededTokenVersion = 2

// Version is requestedAccessTokenVersion as it should be.
func (r *Registration) Version() int {
	if r.TokenVersion == 0 {
		return neededTokenVersion
	}
	return r.TokenVersion
}

// RedirectURIsOf lists the redirect URIs that a registration should have: its
// own list, or where it has none those that the components which use it send.
func (p *Plan) RedirectURIsOf(c *catalog.Catalog, r *Registration) []string {
	if len(r.RedirectURIs) > 0 {
		return slices.Clone(r.RedirectURIs)
	}
	return p.followingRedirectURIs(c, r)
}

// followingRedirectURIs lists what the components send that use a registration
// and are for its platform, in the catalogue's order.
func (p *Plan) followingRedirectURIs(c *catalog.Catalog, r *Registration) []string {
	var uris []string
	add := func(uri string) {
		if uri != "" && !slices.Contains(uris, uri) {
			uris = append(uris, uri)
		}
	}
	for i := range c.Components {
		fact := &c.Components[i]
		component := p.Component(fact.Name)
		if component == nil || !component.Enabled || component.Registration != r.Name {
			continue
		}
		if r.Platform != "" && fact.Registration.Platform != r.Platform {
			continue
		}
		add(p.CallbackOf(c, fact.Name))
		if fact.Redirect.PostLogout != "" && component.URL != "" && p.signsOut(c, fact) {
			add(component.URL + fact.Redirect.PostLogout)
		}
	}
	return uris
}

// CallbackOf is the redirect URI that a component really sends: its own setting
// of the whole address, else its base URL with the callback path. It is empty
// where nobody signs in to it by browser or no URL is known.
func (p *Plan) CallbackOf(c *catalog.Catalog, name catalog.Name) string {
	fact, component := c.Component(name), p.Component(name)
	if fact == nil || component == nil || fact.Redirect.Path == "" {
		return ""
	}
	base := component.URL
	for _, s := range fact.List() {
		if !p.Deployment.With.Reads(s) || !callbackSettings()[s.Key] {
			continue
		}
		value := p.Effective(c, s).Value.String()
		if value == "" {
			continue
		}
		switch src := sourceOf(s); {
		case src.what == "callback":
			return value
		case src.what == "url":
			base = value
		case src.what == "root":
			base = value + p.contextPath(c, fact)
		}
	}
	if base == "" {
		return ""
	}
	return base + fact.Redirect.Path
}

// contextPath is the path that a component adds to its root URL.
func (p *Plan) contextPath(c *catalog.Catalog, fact *catalog.Component) string {
	for _, s := range fact.List() {
		if src := sourceOf(s); src.kind == fromComponent && src.what == "contextPath" {
			return strings.TrimRight(p.Effective(c, s).Value.Text, "/")
		}
	}
	return ""
}

// callbackSettings are the keys of the settings that make up a redirect URI.
func callbackSettings() map[string]bool {
	return map[string]bool{"url": true, "redirectUrl": true, "redirectRootUrl": true, "redirectUri": true}
}

// signsOut reports whether a component sends the browser to Entra to sign out,
// after which Entra sends it back to a registered address.
func (p *Plan) signsOut(c *catalog.Catalog, fact *catalog.Component) bool {
	s := c.Setting(fact.Name, "idpLogout")
	if s == nil {
		return false
	}
	value := p.Effective(c, s)
	if value.Origin == Defaulted && !p.Deployment.With.Reads(s) {
		// The chart has no place for it, so the program's default applies.
		return s.DefaultFor(false).True()
	}
	return value.Value.True()
}

// OptionalClaimsOf lists the optional claims of the access token that a
// registration should have: its own list, or where it has none the claims that
// the plan relies on and that Entra sends only when asked.
func (p *Plan) OptionalClaimsOf(c *catalog.Catalog, r *Registration) []string {
	if len(r.OptionalClaims) > 0 {
		return slices.Clone(r.OptionalClaims)
	}
	return p.followingOptionalClaims(c)
}

// followingOptionalClaims are the same for every registration: each component
// judges its own token, so a claim that only one app sends makes a role work
// in one component and not in the next (camunda-docs#8181).
func (p *Plan) followingOptionalClaims(c *catalog.Catalog) []string {
	var claims []string
	add := func(name string) {
		name = plainClaim(name)
		if slices.Contains(optionalClaims(), name) && !slices.Contains(claims, name) {
			claims = append(claims, name)
		}
	}
	add(p.FirstAdmin.Claim)
	for _, s := range c.Settings() {
		if s.Form == catalog.FormClaim && p.deploys(s) && p.Deployment.With.Reads(s) {
			add(p.Effective(c, s).Value.String())
		}
	}
	for i := range p.MappingRules {
		add(p.MappingRules[i].Claim)
	}
	return claims
}

// optionalClaims are the claims that a v2.0 access token carries for certain
// only as optional claims (Microsoft Entra docs, optional-claims-reference).
// Groups are one too, and groupMembershipClaims says which.
func optionalClaims() []string {
	return []string{
		"preferred_username", "email", "upn", "groups", "given_name", "family_name", "acct", "auth_time",
		"ctry", "fwd", "idtyp", "in_corp", "ipaddr", "login_hint", "onprem_sid", "sid", "tenant_ctry",
		"tenant_region_scope", "verified_primary_email", "verified_secondary_email", "vnet", "xms_edov",
	}
}

var claimInPath = pattern.New(`^\$(?:\.([A-Za-z0-9_]+)|\['([^']+)'\])$`)

// plainClaim is the claim that a claim name or a JSONPath of one step names.
func plainClaim(path string) string {
	if match := claimInPath.FindStringSubmatch(path); match != nil {
		return match[1] + match[2]
	}
	return path
}
