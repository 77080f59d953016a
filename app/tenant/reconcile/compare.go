package reconcile

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"entrastudio/app/tenant"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// Compare says field by field what the tenant has otherwise than the plan. Live
// is what Read gave for the same plan. Display names and further owners, claims
// and permissions are the tenant's own business.
func Compare(c *catalog.Catalog, p *plan.Plan, live *Live, rules Rules) *Comparison {
	all := &Comparison{
		Organization: live.Organization, live: live, wishes: wishes(c, p), rules: rules,
		Registrations: []Registered{}, Differences: []Difference{}, Notes: []Note{},
	}
	for i, w := range all.wishes {
		l := &live.Registrations[i]
		all.Registrations = append(all.Registrations, registered(l))
		if l.Application == nil {
			all.missing(w, l)
			continue
		}
		all.properties(w, l)
		all.principal(w, l)
		all.consent(w, l)
		all.secret(w, l)
		all.owners(w, l)
	}
	return all
}

func registered(l *LiveRegistration) Registered {
	r := Registered{Name: l.Name, Owners: l.Owners}
	if app := l.Application; app != nil {
		r.ClientID, r.ObjectID, r.DisplayName = app.ClientID, app.ObjectID, app.DisplayName
		r.Secrets, r.Certificates = app.Passwords, app.Keys
	}
	return r
}

func (c *Comparison) add(d Difference) { c.Differences = append(c.Differences, d) }

func (c *Comparison) note(w wish, format string, values ...any) {
	c.Notes = append(c.Notes, Note{Registration: w.registration.Name, Text: fmt.Sprintf(format, values...)})
}

func (w wish) path(field string) string {
	if field == "" {
		return ""
	}
	return fmt.Sprintf("registrations/%d/%s", w.index, field)
}

// missing tells a registration that has to be made from one that the plan
// believes to be there: a client ID cannot be chosen, so making another would
// not bring it back.
func (c *Comparison) missing(w wish, l *LiveRegistration) {
	d := Difference{
		Registration: w.registration.Name, Property: PartRegistration, Title: "app registration",
		Want: "an app registration", Have: "none", Path: w.path("clientId"), ByHand: obstacle(w, l),
	}
	if id := clientIDOf(w.registration); id != "" {
		d.Want = "the app registration " + id
	}
	c.add(d)
}

// obstacle says why a registration that is missing is not simply made.
func obstacle(w wish, l *LiveRegistration) string {
	switch {
	case clientIDOf(w.registration) != "":
		return "correct the client ID in the plan, or take it out to register a new app; one that was deleted can be restored in Entra for 30 days, one that was just made shows after a minute"
	case len(l.Namesakes) > 0:
		return fmt.Sprintf("the tenant has an app of this name already (client ID %s): write that ID into the plan to use it, or give the registration another name", l.Namesakes[0].ClientID)
	}
	return ""
}

func (c *Comparison) properties(w wish, l *LiveRegistration) {
	for _, one := range properties() {
		want, phrases := one.want(w, l.Application)
		if len(phrases) > 0 {
			c.add(Difference{
				Registration: w.registration.Name, Property: one.name, Title: one.title,
				Want: one.words(want), Have: one.words(one.read(l.Application)), Details: phrases, Path: w.path(one.field),
			})
		}
	}
}

func (c *Comparison) principal(w wish, l *LiveRegistration) {
	d := Difference{Registration: w.registration.Name, Property: PartPrincipal, Title: "enterprise application", Want: "an enterprise application", Have: "none"}
	switch {
	case l.Principal == nil:
		c.add(d)
	case !l.Principal.Enabled:
		d.Want, d.Have = "sign-in enabled", "sign-in disabled"
		d.ByHand = "in Entra, open Enterprise applications, " + l.Principal.DisplayName + ", Properties, and enable it for users to sign in"
		c.add(d)
	case l.Principal.AssignmentRequired:
		c.note(w, "only people and apps that are assigned to the enterprise application can sign in")
	}
}

// consent is about what an administrator granted for everybody. Without an
// enterprise application nothing can be granted yet, which is told already.
func (c *Comparison) consent(w wish, l *LiveRegistration) {
	if len(w.scopes) == 0 || l.Principal == nil {
		return
	}
	if l.GrantsHidden {
		c.note(w, "consent is not compared: the account may not read it (Directory.Read.All)")
		return
	}
	granted := scopesOf(c.adminGrant(l))
	missing := without(w.scopes, granted)
	if len(missing) == 0 {
		return
	}
	d := Difference{
		Registration: w.registration.Name, Property: PartConsent, Title: "admin consent",
		Want: strings.Join(w.scopes, ", "), Have: orNothing(strings.Join(granted, ", ")), Details: []string{"grant " + strings.Join(missing, ", ")},
	}
	if c.live.Graph == nil {
		d.ByHand = "the tenant has no enterprise application of Microsoft Graph to consent to: choose Grant admin consent in the portal, which makes it"
	}
	c.add(d)
}

// adminGrant is the consent for everybody to Microsoft Graph; nil where there is
// none.
func (c *Comparison) adminGrant(l *LiveRegistration) *tenant.Grant {
	if c.live.Graph == nil {
		return nil
	}
	return grantFor(l.Grants, c.live.Graph.ObjectID)
}

func grantFor(grants []tenant.Grant, resourceID string) *tenant.Grant {
	i := slices.IndexFunc(grants, func(g tenant.Grant) bool {
		return g.Reach == tenant.ForEverybody && g.ResourcePrincipalID == resourceID
	})
	if i < 0 {
		return nil
	}
	return &grants[i]
}

func scopesOf(grant *tenant.Grant) []string {
	if grant == nil {
		return nil
	}
	return grant.Scopes
}

// without is the first list less the second, whatever the letter case.
func without(list, taken []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(item string) bool {
		return slices.ContainsFunc(taken, func(t string) bool { return strings.EqualFold(t, item) })
	})
}

// secret looks at the ends of secrets and certificates; a certificate serves as
// well.
func (c *Comparison) secret(w wish, l *LiveRegistration) {
	lost := c.rules.Lost[l.Application.ObjectID]
	usable := slices.DeleteFunc(slices.Clone(l.Application.Passwords), func(p tenant.Credential) bool { return slices.Contains(lost, p.KeyID) })
	if !w.needsSecret {
		if len(usable) > 0 && w.platform == catalog.PlatformSPA {
			c.note(w, "a single-page application uses no client secret, and this one has %d", len(usable))
		}
		return
	}
	last, any := lastEnd(append(usable, l.Application.Keys...))
	d := Difference{
		Registration: w.registration.Name, Property: PartSecret, Title: "client secret", Path: w.path("secret"),
		Want: "a client secret that has not ended", Have: "none",
	}
	switch {
	case !any && len(lost) > 0:
		d.Have = "one whose value got lost when an earlier apply was interrupted"
		c.add(d)
	case !any:
		c.add(d)
	case !last.After(c.rules.Now):
		d.Have = "one that ended on " + day(last)
		c.add(d)
	case !last.After(c.rules.Now.Add(c.rules.RenewWithin)):
		d.Want = "a client secret that is good for longer"
		d.Have = "one that ends on " + day(last)
		c.add(d)
	case last.Sub(c.rules.Now) < soon:
		c.note(w, "the newest client secret ends on %s", day(last))
	}
}

// soon is how long before its end a secret is worth a word.
const soon = 30 * 24 * time.Hour

func day(t time.Time) string { return t.UTC().Format(time.DateOnly) }

// lastEnd is the end of the credential that ends last. One without an end is
// taken for one that never does.
func lastEnd(all []tenant.Credential) (end time.Time, any bool) {
	for _, credential := range all {
		ends := credential.Ends
		if ends.IsZero() {
			ends = time.Unix(1<<40, 0)
		}
		if !any || ends.After(end) {
			end, any = ends, true
		}
	}
	return end, any
}

func (c *Comparison) owners(w wish, l *LiveRegistration) {
	switch {
	case l.OwnersHidden:
		c.note(w, "owners are not shown: the account may not read them")
	case len(l.Owners) == 0:
		c.note(w, "nobody owns the registration: only an administrator can change it")
	}
}
