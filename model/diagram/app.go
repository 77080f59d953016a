package diagram

import (
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// app is one app registration, of the plan or of the tenant.
type app struct {
	node     int
	clientID string
	field    string
	// components are those that the plan lets use it; nil where no plan says
	// so, and the client ID decides.
	components []catalog.Name
	// uris are its redirect URIs; known reports that they were given.
	uris  []string
	known bool
	// lost reports that the tenant's whole list was given without it.
	lost bool
}

// registrations are those of the plan, else what the tenant has.
func (r *reader) registrations() {
	if p := r.scene.Picture.Plan; p != nil {
		for i := range p.Registrations {
			r.addPlanned(p, i)
		}
		return
	}
	for i := range r.scene.Picture.Directory.Applications {
		found := &r.scene.Picture.Directory.Applications[i]
		node := r.add(Node{Column: Registrations, Name: found.AppID, Title: found.DisplayName, Detail: found.AppID})
		r.apps = append(r.apps, app{node: node, clientID: found.AppID, uris: urisOf(found), known: !found.RedirectURIsUnsaid})
	}
}

// addPlanned adds a registration of the plan. What the tenant really has stands
// above what the plan says of its redirect URIs.
func (r *reader) addPlanned(p *plan.Plan, i int) {
	reg := &p.Registrations[i]
	field := "registrations/" + strconv.Itoa(i)
	a := app{clientID: reg.ClientID, field: field, components: usedBy(p, reg.Name), uris: p.RedirectURIsOf(r.scene.Catalog, reg), known: true}
	directory := &r.scene.Picture.Directory
	if found := directory.ByAppID(reg.ClientID); found != nil {
		a.uris, a.known = urisOf(found), !found.RedirectURIsUnsaid
	} else if directory.ApplicationsGiven {
		a.lost, a.known = true, false
	}
	a.node = r.add(Node{Column: Registrations, Name: reg.Name, Title: reg.Name, Detail: reg.ClientID, Field: field + "/clientId"})
	r.apps = append(r.apps, a)
}

func usedBy(p *plan.Plan, registration string) []catalog.Name {
	names := []catalog.Name{}
	for i := range p.Components {
		if p.Components[i].Registration == registration {
			names = append(names, p.Components[i].Name)
		}
	}
	return names
}

func urisOf(a *evidence.Application) []string {
	var all []string
	for _, list := range [][]evidence.RedirectURI{a.Web, a.SPA, a.Public} {
		for _, uri := range list {
			all = append(all, uri.URI)
		}
	}
	return all
}

// serves reports whether a component uses this registration.
func (a *app) serves(part scene.Part) bool {
	if a.components != nil {
		return slices.Contains(a.components, part.Name())
	}
	return strings.EqualFold(a.clientID, part.ClientID().Value.String())
}

// bonds are what must be equal between the registration and a component.
func (a *app) bonds(part scene.Part) []Bond {
	id := part.ClientID()
	bonds := []Bond{compare(ClientID, a.clientID, id.Value.String(), settingField(id))}
	if a.lost && a.clientID != "" {
		bonds[0].State, bonds[0].Left, bonds[0].Field = Differs, "", a.field+"/clientId"
	}
	if bond, must := a.audience(part); must {
		bonds = append(bonds, bond)
	}
	sent, browser := part.Redirect()
	if !browser {
		return bonds
	}
	bond := Bond{Kind: RedirectURI, State: Unknown, Right: sent.URI, Field: a.field + "/redirectUris"}
	if a.field == "" {
		bond.Field = settingField(sent.From)
	}
	switch {
	case !a.known || sent.URI == "":
	case slices.Contains(a.uris, sent.URI):
		bond.State, bond.Left = Equal, sent.URI
	default:
		bond.State, bond.Left = Differs, nearest(a.uris, sent.URI)
	}
	return append(bonds, bond)
}

// audience compares the registration with the audience of a component: the aud of
// a v2.0 token is the bare client ID (Microsoft, access token claims). Connectors
// have no audience of their own, they ask for the cluster's.
func (a *app) audience(part scene.Part) (Bond, bool) {
	setting := part.Audience()
	if setting.Fact == nil || part.Name() == catalog.Connectors {
		return Bond{}, false
	}
	accepted := setting.Value.String()
	for _, item := range setting.Value.Items() {
		if strings.EqualFold(item, a.clientID) {
			accepted = item
		}
	}
	return compare(Audience, a.clientID, accepted, settingField(setting)), true
}

// nearest is the text that shares the longest beginning with another; empty for
// none.
func nearest(texts []string, wanted string) string {
	best, longest := "", -1
	for _, text := range texts {
		n := 0
		for n < len(text) && n < len(wanted) && text[n] == wanted[n] {
			n++
		}
		if n > longest {
			best, longest = text, n
		}
	}
	return best
}

// compare is a bond of two values, of which either may be missing or not filled in. Entra compares
// client IDs without regard to letter case.
func compare(kind Kind, left, right, field string) Bond {
	bond := Bond{Kind: kind, Left: left, Right: right, Field: field}
	switch {
	case left == "" || right == "", catalog.IsPlaceholder(left) || catalog.IsPlaceholder(right):
		bond.State = Unknown
	case strings.EqualFold(left, right):
		bond.State = Equal
	default:
		bond.State = Differs
	}
	return bond
}

// settingField is the plan path of a setting.
func settingField(e evidence.Effective) string {
	if e.Fact == nil {
		return ""
	}
	return "components/" + string(e.Fact.Component) + "/settings/" + e.Fact.Key
}
