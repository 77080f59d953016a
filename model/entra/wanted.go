package entra

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// MyOrg is the sign-in audience of apps for people of one tenant, the only one
// that Camunda's guide describes.
const MyOrg = "AzureADMyOrg"

// The kinds of a permission in requiredResourceAccess.
const (
	TypeScope = "Scope"
	TypeRole  = "Role"
)

// Groups is the claim that an app's tokens hold once groupMembershipClaims says
// which groups; SecurityGroups is the choice that works without assigning groups
// to the app (Microsoft Entra docs, optional-claims).
const (
	Groups         = "groups"
	SecurityGroups = "SecurityGroup"
)

// Wanted is a registration of the plan as Entra should have it. It holds the
// client ID where the plan knows it, and else the name under which it is made. A
// client ID that is a placeholder is not known.
func Wanted(c *catalog.Catalog, p *plan.Plan, r *plan.Registration) Application {
	version := r.Version()
	a := Application{
		AppID: r.ClientID, DisplayName: r.Name, SignInAudience: MyOrg,
		API:            &API{RequestedAccessTokenVersion: &version},
		OptionalClaims: &OptionalClaims{AccessToken: []OptionalClaim{}},
	}
	if r.ClientID == "" || catalog.IsPlaceholder(r.ClientID) {
		a.AppID, a.UniqueName = "", UniqueName(p, r)
	}
	a.GroupMembershipClaims = groupClaims(c, p, r)
	addRedirects(&a, c, p, r)
	for _, name := range p.OptionalClaimsOf(c, r) {
		a.OptionalClaims.AccessToken = append(a.OptionalClaims.AccessToken, OptionalClaim{Name: name})
	}
	if permissions := Consent(c, p, r); len(permissions) > 0 {
		graph := ResourceAccess{ResourceAppID: GraphAppID()}
		for _, permission := range permissions {
			graph.ResourceAccess = append(graph.ResourceAccess, Access{ID: permission.ID, Type: TypeScope})
		}
		a.RequiredResourceAccess = []ResourceAccess{graph}
	}
	return a
}

// groupClaims is empty where the plan neither says it nor relies on groups: what
// the app has then is nobody's business here.
func groupClaims(c *catalog.Catalog, p *plan.Plan, r *plan.Registration) string {
	if GroupClaimsProposed(c, p, r) {
		return SecurityGroups
	}
	return r.GroupClaims
}

// GroupClaimsProposed reports that the plan relies on the claim groups and does
// not say which groups. The wanted value is then a proposal, and any other that
// sends groups is as good: see SendsGroups.
func GroupClaimsProposed(c *catalog.Catalog, p *plan.Plan, r *plan.Registration) bool {
	return r.GroupClaims == "" && slices.Contains(p.OptionalClaimsOf(c, r), Groups)
}

// SendsGroups reports whether a value of groupMembershipClaims puts the groups
// that a person is in into tokens.
func SendsGroups(value string) bool {
	for one := range strings.SplitSeq(value, ",") {
		switch strings.TrimSpace(one) {
		case SecurityGroups, "ApplicationGroup", "All":
			return true
		}
	}
	return false
}

// addRedirects puts the redirect URIs under the registration's platform and empties
// the others: a URI under two platforms gives errors that come and go.
func addRedirects(a *Application, c *catalog.Catalog, p *plan.Plan, r *plan.Registration) {
	a.Web = &Web{RedirectURIs: []string{}, ImplicitGrantSettings: &ImplicitGrantSettings{}}
	a.SPA = &Redirects{RedirectURIs: []string{}}
	a.PublicClient = &Redirects{RedirectURIs: []string{}}
	for _, uri := range p.RedirectURIsOf(c, r) {
		if platformOfURI(c, p, r, uri) == catalog.PlatformSPA {
			a.SPA.RedirectURIs = append(a.SPA.RedirectURIs, uri)
		} else {
			a.Web.RedirectURIs = append(a.Web.RedirectURIs, uri)
		}
	}
}

// platformOfURI goes by the component that sends a URI where the registration names
// no platform.
func platformOfURI(c *catalog.Catalog, p *plan.Plan, r *plan.Registration, uri string) catalog.Platform {
	if r.Platform == "" {
		for _, fact := range users(c, p, r) {
			if p.CallbackOf(c, fact.Name) == uri {
				return fact.Registration.Platform
			}
		}
	}
	return PlatformOf(c, p, r)
}

// PlatformOf is the platform of a registration: its own, else that which the first
// component needs that uses it, and none where nothing says so.
func PlatformOf(c *catalog.Catalog, p *plan.Plan, r *plan.Registration) catalog.Platform {
	if r.Platform != "" {
		return r.Platform
	}
	for _, fact := range users(c, p, r) {
		if fact.Registration.Platform != "" && fact.Registration.Platform != catalog.PlatformNone {
			return fact.Registration.Platform
		}
	}
	return catalog.PlatformNone
}

// users lists the components that are on and use a registration, in the
// catalogue's order.
func users(c *catalog.Catalog, p *plan.Plan, r *plan.Registration) []*catalog.Component {
	var all []*catalog.Component
	for i := range c.Components {
		fact := &c.Components[i]
		if component := p.Component(fact.Name); component != nil && component.Enabled && component.Registration == r.Name {
			all = append(all, fact)
		}
	}
	return all
}

// Consent lists the delegated permissions that the app needs and that an
// administrator grants for everybody. A machine client, which nobody signs in to,
// needs none.
func Consent(c *catalog.Catalog, p *plan.Plan, r *plan.Registration) []Permission {
	if PlatformOf(c, p, r) == catalog.PlatformNone && len(r.RedirectURIs) == 0 {
		return nil
	}
	return LoginPermissions()
}

// NeedsSecret reports whether the app needs a client secret: the plan says where it
// is kept, or a component that uses it proves itself with one. An app of the
// single-page platform must have none (AADSTS700025).
func NeedsSecret(c *catalog.Catalog, p *plan.Plan, r *plan.Registration) bool {
	if PlatformOf(c, p, r) == catalog.PlatformSPA {
		return false
	}
	if !r.Secret.IsZero() {
		return true
	}
	return slices.ContainsFunc(users(c, p, r), func(fact *catalog.Component) bool { return fact.Registration.Secret })
}
