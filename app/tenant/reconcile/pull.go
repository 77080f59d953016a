package reconcile

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/app/tenant"
	"entrastudio/model/catalog"
	"entrastudio/model/entra"
	"entrastudio/model/plan"
)

// Pull is the edit that makes the plan's registrations say what the tenant has:
// the client ID, the platform, redirect URIs, token version, optional claims and
// group claims. What follows from the plan anyway is not said twice, and secrets
// stay references. A registration that the plan names by no client ID is taken
// from the one app of its name, where there is exactly one. The edit has no
// changes where nothing differs.
func Pull(c *catalog.Catalog, p *plan.Plan, live *Live) plan.Edit {
	edit := plan.Edit{Label: "Take over what the tenant has"}
	for i := range p.Registrations {
		app := live.Registrations[i].Application
		if namesakes := live.Registrations[i].Namesakes; app == nil && len(namesakes) == 1 {
			app = &namesakes[0]
		}
		if app != nil {
			t := taking{catalog: c, plan: p, registration: &p.Registrations[i], index: i}
			t.all(app)
			edit.Changes = append(edit.Changes, t.changes...)
		}
	}
	return edit
}

// taking gathers what one registration of the plan takes over.
type taking struct {
	catalog      *catalog.Catalog
	plan         *plan.Plan
	registration *plan.Registration
	index        int
	changes      []plan.Change
}

func (t *taking) set(field string, value catalog.Value) {
	path := fmt.Sprintf("registrations/%d/%s", t.index, field)
	old, err := plan.Get(t.plan, path)
	if err != nil {
		return
	}
	t.changes = append(t.changes, plan.Change{Path: path, Old: old, New: value})
}

func (t *taking) all(app *tenant.Application) {
	r := t.registration
	if !strings.EqualFold(r.ClientID, app.ClientID) {
		t.set("clientId", catalog.TextOf(app.ClientID))
	}
	platform, uris := platformOf(app)
	// Which redirect URIs follow from the plan depends on the platform.
	then := t.plan.Clone()
	if platform != "" && platform != entra.PlatformOf(t.catalog, t.plan, r) {
		t.set("platform", catalog.TextOf(string(platform)))
		then.Registrations[t.index].Platform = platform
	}
	if !sameSet(uris, then.RedirectURIsOf(t.catalog, &then.Registrations[t.index])) {
		t.set("redirectUris", catalog.ListOf(uris...))
	}
	if version := max(app.API.TokenVersion, 1); version != r.Version() {
		t.set("tokenVersion", catalog.TextOf(fmt.Sprint(version)))
	}
	t.claims(app)
	if groups := app.GroupMembershipClaims; !sameWords(groups, r.GroupClaims) && !t.proposed(groups) {
		t.set("groupClaims", catalog.TextOf(groups))
	}
}

// proposed reports that the value is one which follows from the plan.
func (t *taking) proposed(groups string) bool {
	return entra.GroupClaimsProposed(t.catalog, t.plan, t.registration) && entra.SendsGroups(groups)
}

// claims are taken over where the tenant lacks one that the plan relies on: the
// plan says then what is there, and the checks say what that breaks. Further
// claims are the tenant's business.
func (t *taking) claims(app *tenant.Application) {
	var names []string
	for _, claim := range app.OptionalClaims.AccessToken {
		names = append(names, claim.Name)
	}
	wanted := t.plan.OptionalClaimsOf(t.catalog, t.registration)
	if len(without(wanted, names)) > 0 && len(names) > 0 {
		t.set("optionalClaims", catalog.ListOf(names...))
	}
}

// platformOf is the platform that holds the redirect URIs, and all of these. Of an
// app that has them under several, it is the one with most.
func platformOf(app *tenant.Application) (catalog.Platform, []string) {
	web, spa := app.Web.RedirectURIs, app.SPA.RedirectURIs
	uris := slices.Concat(web, spa, app.PublicClient.RedirectURIs)
	slices.Sort(uris)
	uris = slices.Compact(uris)
	switch {
	case len(spa) > len(web):
		return catalog.PlatformSPA, uris
	case len(web) > 0:
		return catalog.PlatformWeb, uris
	}
	return "", uris
}

func sameSet(a, b []string) bool {
	return len(without(a, b)) == 0 && len(without(b, a)) == 0
}

// ClientIDs is the edit that writes into the plan which client IDs its
// registrations have now: those that were made, those that an interrupted run had
// made, and none for those that were deleted. Result may be nil.
func ClientIDs(p *plan.Plan, live *Live, result *Result) plan.Edit {
	edit := plan.Edit{Label: "Write the client IDs that Entra gave into the plan"}
	for i := range p.Registrations {
		r := &p.Registrations[i]
		id := clientIDOf(r)
		if live != nil && id == "" && live.Registrations[i].Application != nil {
			id = live.Registrations[i].Application.ClientID
		}
		if result != nil {
			if made := result.clientIDs[r.Name]; made != "" {
				id = made
			}
			if result.gone[r.Name] != "" && result.gone[r.Name] == id {
				id = ""
			}
		}
		if id != clientIDOf(r) {
			edit.Changes = append(edit.Changes, plan.Change{
				Path: fmt.Sprintf("registrations/%d/clientId", i), Old: catalog.TextOf(r.ClientID), New: catalog.TextOf(id),
			})
		}
	}
	return edit
}
