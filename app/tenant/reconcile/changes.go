package reconcile

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"entrastudio/app/tenant"
	"entrastudio/model/entra"
	"entrastudio/model/plan"
)

// Secrets say what becomes of client secrets that are missing.
type Secrets struct {
	// Skip leaves them to people.
	Skip bool
	// Show puts them nowhere: who applies the changes shows each of them once.
	Show bool
	// Ready reports why no secret can be put at a reference, before one is made.
	Ready func(plan.SecretRef) error
	// Where says in words where a reference leads, such as into which cluster;
	// it may be nil.
	Where func(plan.SecretRef) string
}

// SecretName is the display name of the client secrets that the studio makes.
const SecretName = "Entra Studio"

// Changes lists the writes that mend the differences, in the order in which they
// are made: all registrations first, so that the directory has time to spread
// them before something is hung on to them.
func (c *Comparison) Changes(secrets Secrets) (*Changes, error) {
	b := builder{comparison: c, secrets: secrets, changes: &Changes{TenantID: c.Organization.ID, List: []Change{}, Obstacles: []Obstacle{}}}
	for i, w := range c.wishes {
		if err := b.registration(w, &c.live.Registrations[i]); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(b.changes.List, func(x, y Change) int { return order(x.Act) - order(y.Act) })
	return b.changes, nil
}

func order(act Act) int {
	return slices.Index([]Act{Create, PatchProperties, CreatePrincipal, CreateGrant, UpdateGrant, RemoveSecret, AddSecret}, act)
}

// builder gathers the changes of one comparison.
type builder struct {
	comparison *Comparison
	secrets    Secrets
	changes    *Changes
}

func (b *builder) add(c Change) {
	c.Registration, c.Act = c.step.Registration, c.step.Act
	b.changes.List = append(b.changes.List, c)
}

func (b *builder) registration(w wish, l *LiveRegistration) error {
	for _, d := range b.comparison.Differences {
		if d.Registration == w.registration.Name && d.ByHand != "" {
			b.changes.Obstacles = append(b.changes.Obstacles, Obstacle{Registration: d.Registration, Text: d.Title + " is left as it is: " + d.Have, Hint: d.ByHand})
		}
	}
	unfit := entra.Refused(w.app)
	for _, one := range unfit {
		b.changes.Obstacles = append(b.changes.Obstacles, Obstacle{Registration: w.registration.Name, Text: "Entra would refuse " + one.Field + ": " + one.Why, Hint: one.Hint})
	}
	if len(unfit) > 0 || l.Application == nil && obstacle(w, l) != "" {
		return nil
	}
	if l.Application == nil {
		return b.whole(w)
	}
	if err := b.patch(w, l); err != nil {
		return err
	}
	if l.Principal == nil {
		b.principal(w, l.Application.ClientID)
	}
	b.consent(w, l)
	b.secret(w, l)
	return nil
}

// whole makes a registration with all that belongs to it.
func (b *builder) whole(w wish) error {
	app, err := w.application()
	if err != nil {
		return err
	}
	body, err := json.Marshal(tenant.CreationOf(&app))
	if err != nil {
		return err
	}
	b.add(Change{
		Words: "register the app " + w.registration.Name, Details: aboutNew(w),
		Call:        Call{Method: "POST", URL: b.url("applications"), Body: body},
		TakenBack:   "deletes the app; Entra keeps it for 30 days, where it can be restored",
		application: app, step: step{Act: Create, Registration: w.registration.Name, UniqueName: w.key},
	})
	none := &LiveRegistration{Name: w.registration.Name}
	b.principal(w, "")
	b.consent(w, none)
	b.secret(w, none)
	return nil
}

// aboutNew describes a registration that is to be made.
func aboutNew(w wish) []string {
	var phrases []string
	for _, one := range properties() {
		if want, of := one.want(w, &tenant.Application{}); len(of) > 0 {
			phrases = append(phrases, one.title+": "+one.words(want))
		}
	}
	return phrases
}

func (b *builder) url(parts ...string) string {
	return strings.TrimRight(b.comparison.rules.Graph, "/") + "/v1.0/" + strings.Join(parts, "/")
}

func (b *builder) patch(w wish, l *LiveRegistration) error {
	s := step{
		Act: PatchProperties, Registration: w.registration.Name, ObjectID: l.Application.ObjectID, ClientID: l.Application.ClientID,
		Before: map[string]json.RawMessage{}, After: map[string]json.RawMessage{},
	}
	var phrases, titles []string
	for _, one := range properties() {
		want, of := one.want(w, l.Application)
		if len(of) == 0 {
			continue
		}
		titles = append(titles, one.title)
		for _, phrase := range of {
			phrases = append(phrases, one.title+": "+phrase)
		}
		before, err := json.Marshal(one.read(l.Application))
		if err != nil {
			return err
		}
		after, err := json.Marshal(want)
		if err != nil {
			return err
		}
		s.Before[one.name], s.After[one.name] = before, after
	}
	if len(titles) == 0 {
		return nil
	}
	change, err := patchChange(s, b.url("applications", s.ObjectID))
	if err != nil {
		return err
	}
	change.Words = fmt.Sprintf("change the app %s: %s", w.registration.Name, strings.Join(titles, ", "))
	change.Details, change.TakenBack = phrases, "brings the former values back"
	b.add(change)
	return nil
}

// patchChange makes the call of a patch from the values that it sets.
func patchChange(s step, url string) (Change, error) {
	patch, err := patchOf(s.After)
	if err != nil {
		return Change{}, err
	}
	body, err := json.Marshal(patch)
	if err != nil {
		return Change{}, err
	}
	return Change{Registration: s.Registration, Act: s.Act, Call: Call{Method: "PATCH", URL: url, Body: body}, step: s}, nil
}

// patchOf makes a patch of values by the names of their properties.
func patchOf(values map[string]json.RawMessage) (tenant.Patch, error) {
	var patch tenant.Patch
	for name, value := range values {
		one, known := propertyNamed(name)
		if !known {
			return tenant.Patch{}, fmt.Errorf("this program knows no property %q", name)
		}
		if err := one.patch(&patch, value); err != nil {
			return tenant.Patch{}, fmt.Errorf("%s: %w", name, err)
		}
	}
	return patch, nil
}

// known is an ID, or where it is yet to be made a word in braces.
func known(id, what string) string {
	if id == "" {
		return "{" + what + "}"
	}
	return id
}

func body(members map[string]any) json.RawMessage {
	text, err := json.Marshal(members)
	if err != nil {
		panic("impossible: a body is plain data: " + err.Error())
	}
	return text
}

func (b *builder) principal(w wish, clientID string) {
	name := w.registration.Name
	b.add(Change{
		Words: "create the enterprise application (service principal) of " + name,
		Call: Call{Method: "POST", URL: b.url("servicePrincipals"), Body: body(map[string]any{
			"appId": known(clientID, "client ID of "+name),
		})},
		TakenBack: "deletes the enterprise application",
		step:      step{Act: CreatePrincipal, Registration: name, ClientID: clientID},
	})
}

func (b *builder) consent(w wish, l *LiveRegistration) {
	graph := b.comparison.live.Graph
	if len(w.scopes) == 0 || l.GrantsHidden || graph == nil {
		return
	}
	grant := b.comparison.adminGrant(l)
	missing := without(w.scopes, scopesOf(grant))
	if len(missing) == 0 {
		return
	}
	name := w.registration.Name
	s := step{Act: CreateGrant, Registration: name, ResourceID: graph.ObjectID, ScopesBefore: scopesOf(grant), ScopesAfter: slices.Concat(scopesOf(grant), missing)}
	if l.Principal != nil {
		s.PrincipalID = l.Principal.ObjectID
	}
	change := Change{
		Words: "consent for everybody in the tenant (admin consent) to what " + name + " asks of Microsoft Graph", Details: []string{"grant " + strings.Join(missing, ", ")},
		TakenBack: "withdraws this consent",
	}
	if grant != nil {
		s.Act, s.GrantID = UpdateGrant, grant.ID
		change.Call = Call{Method: "PATCH", URL: b.url("oauth2PermissionGrants", grant.ID), Body: body(map[string]any{"scope": strings.Join(s.ScopesAfter, " ")})}
	} else {
		change.Call = Call{Method: "POST", URL: b.url("oauth2PermissionGrants"), Body: body(map[string]any{
			"clientId": known(s.PrincipalID, "service principal of "+name), "resourceId": graph.ObjectID,
			"consentType": tenant.ForEverybody, "scope": strings.Join(s.ScopesAfter, " "),
		})}
	}
	change.step = s
	b.add(change)
}
