package reconcile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entrastudio/app/tenant"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"
)

// Ours tells apps that are a plan's from those that it lacks: by an app's client ID
// it gives the name of the plan's registration. It is made once for the many apps of
// a tenant, and takes a GUID in any letter case for the same.
func Ours(p *plan.Plan) func(clientID string) (registration string, known bool) {
	names := map[string]string{}
	for i := range p.Registrations {
		id := strings.ToLower(p.Registrations[i].ClientID)
		if _, twice := names[id]; id != "" && !twice {
			names[id] = p.Registrations[i].Name
		}
	}
	return func(clientID string) (string, bool) {
		name, known := names[strings.ToLower(clientID)]
		return name, known
	}
}

// Adopt is the edit that brings an app of the tenant into a plan, as its last
// registration: under the app's name, with its client ID and all that Pull takes
// over. A component that has no registration yet and whose redirect URI the app has
// gets this one. An app that the plan has already is refused, and so is one whose
// name another registration has.
func Adopt(c *catalog.Catalog, p *plan.Plan, app *tenant.Application) (plan.Edit, error) {
	edit := plan.Edit{Label: "Bring the app " + app.DisplayName + " into the plan"}
	if err := adoptable(p, app); err != nil {
		return edit, err
	}
	at := len(p.Registrations)
	edit.Changes = []plan.Change{{Path: "registrations/+" + strconv.Itoa(at), New: catalog.TextOf(app.DisplayName)}}
	_, uris := platformOf(app)
	for i := range c.Components {
		name := c.Components[i].Name
		component := p.Component(name)
		if component == nil || !component.Enabled || component.Registration != "" || !slices.Contains(uris, p.CallbackOf(c, name)) {
			continue
		}
		edit.Changes = append(edit.Changes, plan.Change{Path: fmt.Sprintf("components/%s/registration", name), New: catalog.TextOf(app.DisplayName)})
	}
	then, _, err := edit.Apply(p)
	if err != nil {
		return edit, err
	}
	t := taking{catalog: c, plan: then, registration: &then.Registrations[at], index: at}
	t.all(app)
	edit.Changes = append(edit.Changes, t.changes...)
	return edit, nil
}

// adoptable refuses what the plan has, or cannot tell from what it has.
func adoptable(p *plan.Plan, app *tenant.Application) error {
	subject := "the app " + app.DisplayName + " (" + app.ClientID + ")"
	if app.DisplayName == "" {
		return &refusal.Error{File: subject, What: "it has no name to call its registration by", Hint: "give it a display name in Microsoft Entra"}
	}
	if name, known := Ours(p)(app.ClientID); known {
		return &refusal.Error{File: subject, What: fmt.Sprintf("it is in the plan already, as the registration %q", name)}
	}
	for i := range p.Registrations {
		r := &p.Registrations[i]
		switch {
		case r.Name == app.DisplayName && clientIDOf(r) == "":
			return &refusal.Error{File: subject, What: "the plan has a registration of this name that says no client ID", Hint: "write this client ID into it, and pull again"}
		case r.Name == app.DisplayName:
			return &refusal.Error{File: subject, What: fmt.Sprintf("the plan has another app of this name, with the client ID %s", r.ClientID), Hint: "rename that registration first"}
		}
	}
	return nil
}
