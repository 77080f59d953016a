package difference

import (
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// registrations compares app registrations by name, and one that got another
// name by its client ID.
func (c *plans) registrations() {
	for i := range c.is.Registrations {
		is := &c.is.Registrations[i]
		was := c.registered(is)
		if was < 0 {
			c.whole(is, catalog.Value{}, catalog.TextOf(registered(is)))
			continue
		}
		c.registration(was, i)
	}
	for i := range c.was.Registrations {
		if c.successor(i) < 0 {
			c.whole(&c.was.Registrations[i], catalog.TextOf(registered(&c.was.Registrations[i])), catalog.Value{})
		}
	}
}

// registered is the index of the older registration that a newer one is.
func (c *plans) registered(is *plan.Registration) int {
	if i := indexOf(c.was, is.Name); i >= 0 {
		return i
	}
	return slices.IndexFunc(c.was.Registrations, func(r plan.Registration) bool {
		return r.ClientID != "" && strings.EqualFold(r.ClientID, is.ClientID) && indexOf(c.is, r.Name) < 0
	})
}

func (c *plans) successor(was int) int {
	return slices.IndexFunc(c.is.Registrations, func(r plan.Registration) bool { return c.registered(&r) == was })
}

func indexOf(p *plan.Plan, name string) int {
	return slices.IndexFunc(p.Registrations, func(r plan.Registration) bool { return r.Name == name })
}

func registered(r *plan.Registration) string {
	if r.ClientID == "" {
		return "no client ID yet"
	}
	return r.ClientID
}

// whole says that a registration came or went.
func (c *plans) whole(r *plan.Registration, was, is catalog.Value) {
	c.all = append(c.all, Difference{
		Kind: OfRegistration, Touches: c.users(r.Name), Title: "App registration " + strconv.Quote(r.Name),
		Where: "registrations/" + r.Name, Old: was, New: is,
	})
}

// registration compares what two registrations should be: a list that is written
// out is the same as one that follows.
func (c *plans) registration(was, is int) {
	before, after := &c.was.Registrations[was], &c.is.Registrations[is]
	for _, field := range plan.Fields("registrations") {
		d := Difference{
			Kind: OfRegistration, Touches: c.users(before.Name, after.Name),
			Title: strconv.Quote(after.Name) + ": " + field, Where: "registrations/" + after.Name + "/" + field,
		}
		switch field {
		case "redirectUris":
			c.list(d, c.was.RedirectURIsOf(c.older.Catalog, before), c.is.RedirectURIsOf(c.newer.Catalog, after))
		case "optionalClaims":
			c.list(d, c.was.OptionalClaimsOf(c.older.Catalog, before), c.is.OptionalClaimsOf(c.newer.Catalog, after))
		case "tokenVersion":
			if before.Version() != after.Version() {
				d.Old, d.New = catalog.TextOf(strconv.Itoa(before.Version())), catalog.TextOf(strconv.Itoa(after.Version()))
				c.all = append(c.all, d)
			}
		default:
			c.field(d, "registrations/"+strconv.Itoa(was)+"/"+field, "registrations/"+strconv.Itoa(is)+"/"+field)
		}
	}
}

// list compares two lists as sets: Entra ID keeps no order.
func (c *plans) list(d Difference, was, is []string) {
	before, after := slices.Sorted(slices.Values(was)), slices.Sorted(slices.Values(is))
	if slices.Equal(before, after) {
		return
	}
	d.Old, d.New = catalog.TextOf(strings.Join(was, " ")), catalog.TextOf(strings.Join(is, " "))
	c.all = append(c.all, d)
}

// users lists the components that use a registration in either plan.
func (c *plans) users(registrations ...string) []catalog.Name {
	return touched(c.was, c.is, func(component *plan.Component) bool { return slices.Contains(registrations, component.Registration) })
}
