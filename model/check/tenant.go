package check

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
)

// tenantRules are about what the endpoints name, alone and together.
func tenantRules() []rule {
	return []rule{
		{Declaration{
			Code: "tenant.id-invalid", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "The tenant ID is not a tenant's GUID",
			Explanation: "An issuer names its tenant by the GUID. A placeholder, a domain or a word such as common never stands in a token, so no token is accepted.",
			Mend:        "Take the Directory (tenant) ID from Entra's overview page and put it into every endpoint.",
			Links:       []string{"https://learn.microsoft.com/entra/identity-platform/v2-protocols#endpoints"},
		}, findInvalidTenant},
		{Declaration{
			Code: "endpoint.tenant-mismatch", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "Endpoints name different tenants",
			Explanation: "A code or token of one tenant is worth nothing in another. The login fails when the browser comes back.",
			Mend:        "Use one tenant ID in the issuer and in every endpoint.",
			Links:       []string{"https://learn.microsoft.com/entra/identity-platform/v2-protocols#endpoints"},
		}, findOtherTenant},
		{Declaration{
			Code: "endpoint.cloud-mismatch", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "Endpoints belong to different Microsoft clouds",
			Explanation: "The clouds know nothing of each other's tenants, apps and keys. A login that begins in one cannot end in another.",
			Mend:        "Use the hosts of the tenant's own cloud in the issuer and in every endpoint.",
			Links:       []string{"https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud"},
		}, findOtherCloud},
	}
}

// endpoint is a setting that holds a URL of Entra.
type endpoint struct {
	given
	url catalog.Endpoint
}

// endpoints lists every setting that holds a URL of Entra.
func (in *inspection) endpoints() []endpoint {
	return memo(in, "endpoints", func() []endpoint {
		var all []endpoint
		for _, g := range in.given() {
			if g.Secret != nil || g.fact.Form != catalog.FormIssuer && g.fact.Form != catalog.FormURL {
				continue
			}
			if url, ok := catalog.ParseEndpoint(g.Value.String()); ok {
				all = append(all, endpoint{g, url})
			}
		}
		return all
	})
}

// tenantState says what is wrong with the text in a tenant's place; empty where
// nothing is, or where it is filled in elsewhere.
func tenantState(text string) string {
	switch {
	case unresolved(text):
		return ""
	case text == "":
		return "is empty"
	case len(catalog.Placeholders(text)) > 0 || catalog.IsPlaceholder(text):
		return "is a placeholder that was never filled in"
	case text == "common" || text == "organizations" || text == "consumers":
		return "stands for many tenants, and no token names it as its issuer"
	case !catalog.IsGUID(text):
		return "is not a GUID"
	default:
		return ""
	}
}

// findInvalidTenant reports each wrong tenant once for every component, or once
// for what a chart says for all, at its first place.
func findInvalidTenant(in *inspection, r *report) {
	type key struct {
		component catalog.Name
		tenant    string
	}
	seen := map[key]bool{}
	for _, e := range in.endpoints() {
		state := tenantState(e.url.Tenant)
		at := key{e.Component, e.url.Tenant}
		if state == "" || seen[at] || in.nameless(e) || anyTenant(e) {
			continue
		}
		seen[at] = true
		f := about(e.Setting)
		f.Detail = fmt.Sprintf("The tenant in %s, %q, %s. Tokens name the tenant by its GUID, so none will be accepted. Put the Directory (tenant) ID there.", e.Place.Address, e.url.Tenant, state)
		f.Expected = Side{Value: "a GUID", Because: "a token's issuer holds the tenant ID"}
		r.add(f)
	}
	if p := in.Picture.Plan; p != nil && len(seen) == 0 && !in.sanitizedPlan() {
		if state := tenantState(p.Tenant.ID); state != "" {
			place := in.Picture.InPlan("tenant/id")
			r.add(Finding{
				Place:    place,
				Detail:   fmt.Sprintf("The plan's tenant ID %s. Every endpoint and the issuer follow from it. Put the Directory (tenant) ID there.", state),
				Expected: Side{Value: "a GUID", Because: "a token's issuer holds the tenant ID"},
				Found:    Side{Value: p.Tenant.ID, Because: "the plan says so", Place: place},
			})
		}
	}
}

// nameless reports a placeholder in a file whose ids were all taken out: it is
// compared by its name, and is no mistake.
func (in *inspection) nameless(e endpoint) bool {
	return in.sanitized(e.Setting) && (len(catalog.Placeholders(e.url.Tenant)) > 0 || catalog.IsPlaceholder(e.url.Tenant))
}

// anyTenant reports the discovery document of no particular tenant, which
// Console is content with: it holds the same endpoints (chart CI values).
func anyTenant(e endpoint) bool {
	return e.url.Kind == catalog.EndpointDiscovery && e.url.Tenant == "common"
}

// comparableTenant is the tenant of an endpoint for a comparison; empty where it
// is not known or wrong in itself.
func (in *inspection) comparableTenant(e endpoint) string {
	named := len(catalog.Placeholders(e.url.Tenant)) > 0
	if catalog.IsGUID(e.url.Tenant) && !catalog.IsPlaceholder(e.url.Tenant) || named && in.nameless(e) {
		return strings.ToLower(e.url.Tenant)
	}
	return ""
}

// findOtherTenant compares the tenants that all endpoints of a deployment name.
func findOtherTenant(in *inspection, r *report) {
	in.oddOnes(in.comparableTenant, func(a, b string) bool { return a == b }, func(e, lead endpoint) {
		f := about(e.Setting)
		f.Detail = fmt.Sprintf("This endpoint names the tenant %s, the others name %s (%s). What one tenant issues the other refuses. Use one tenant ID everywhere.", e.url.Tenant, lead.url.Tenant, lead.Place)
		f.Expected = Side{Value: lead.url.Tenant, Because: "the other endpoints name this tenant", Place: lead.Place}
		r.add(f)
	})
}

// findOtherCloud compares the clouds of the hosts. Some hosts serve several
// clouds, and any in common is enough.
func findOtherCloud(in *inspection, r *report) {
	clouds := func(e endpoint) string { return strings.Join(e.url.Clouds, " ") }
	share := func(a, b string) bool {
		return slices.ContainsFunc(strings.Fields(a), func(name string) bool { return slices.Contains(strings.Fields(b), name) })
	}
	in.oddOnes(clouds, share, func(e, lead endpoint) {
		f := about(e.Setting)
		f.Detail = fmt.Sprintf("%s belongs to the cloud %s, the other endpoints to %s (%s). The clouds share neither tenants nor keys. Use the hosts of one cloud.", e.url.Host, e.url.Clouds[0], lead.url.Clouds[0], lead.Place)
		f.Expected = Side{Value: lead.url.Host, Because: "the other endpoints are in this cloud", Place: lead.Place}
		r.add(f)
	})
}

// oddOnes compares the endpoints of each tool by a trait and reports those that
// disagree with what most say; of equals the issuer leads, which comes first in
// every file that people write. Cleaned files are compared among themselves.
func (in *inspection) oddOnes(trait func(endpoint) string, agree func(a, b string) bool, odd func(e, lead endpoint)) {
	type group struct {
		tool      string
		sanitized bool
	}
	groups := map[group][]endpoint{}
	var order []group
	for _, e := range in.endpoints() {
		at := group{string(e.Tool), in.sanitized(e.Setting)}
		if trait(e) == "" {
			continue
		}
		if groups[at] == nil {
			order = append(order, at)
		}
		groups[at] = append(groups[at], e)
	}
	for _, at := range order {
		lead := leader(groups[at], trait)
		for _, e := range groups[at] {
			if !agree(trait(e), trait(lead)) {
				odd(e, lead)
			}
		}
	}
}

// leader is the first endpoint, issuers before others, of the trait that most
// endpoints have.
func leader(all []endpoint, trait func(endpoint) string) endpoint {
	votes := map[string]int{}
	for _, e := range all {
		votes[trait(e)] += 2
		if e.fact.Form == catalog.FormIssuer {
			votes[trait(e)]++
		}
	}
	lead := all[0]
	for _, e := range all {
		if votes[trait(e)] > votes[trait(lead)] {
			lead = e
		}
	}
	return lead
}
