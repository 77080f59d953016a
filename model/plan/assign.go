package plan

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
)

// ranks is how many passes an assignment takes: a component's own client ID
// first, then what else is its own, then what others repeat of it.
const ranks = 3

func rankOf(s *catalog.Setting) int {
	src := sourceOf(s)
	switch {
	case src.kind == fromRegistration && src.direct() && src.what == "clientId" && s.Form == catalog.FormGUID:
		return 0
	case !src.direct(), src.kind == fromConnectors, src.kind == fromAudiences,
		src.what == "callback", src.what == "users", src.what == "scope", src.what == "scopes":
		return 2
	default:
		return 1
	}
}

// defaultsCount reports that a default of the chart is as good as a value that
// somebody said: the address of a component, the first administrator's claim,
// and what a database that is known is reached by. A client ID or an endpoint of
// the defaults is Keycloak's.
func (b *Builder) defaultsCount(s *catalog.Setting) bool {
	src := sourceOf(s)
	switch src.kind {
	case fromAdmin:
		return src.what == "claim"
	case fromComponent:
		return src.direct() && (src.what == "url" || src.what == "root" || src.what == "callback")
	case fromDatabase:
		d := b.plan.Database(string(src.of))
		return d != nil && !d.Bundled && d.URL == ""
	default:
		return false
	}
}

// assign fills the field of the plan that a setting is taken from, as long as
// the field is empty.
func (b *Builder) assign(s *catalog.Setting, v catalog.Value) {
	if v.Empty() {
		return
	}
	src := sourceOf(s)
	of := src.of
	if of == "" {
		of = s.Component
	}
	switch src.kind {
	case fromRegistration:
		b.assignRegistration(of, src.what, v)
	case fromComponent:
		b.assignComponent(of, src.what, v)
	case fromInternal:
		b.assignComponent(of, "internal", v)
	case fromAdmin:
		b.assignAdmin(src.what, v)
	case fromConnectors:
		b.assignClient(catalog.Connectors, first(v))
	case fromAudiences:
		b.assignAudiences(s.Component, src.of, v)
	case fromRules:
		b.assignRole(src.what, v)
	case fromDatabase, fromBundled:
		b.assignDatabase(src, v)
	}
}

// first is a list's first item, or the text itself.
func first(v catalog.Value) string {
	if items := v.Items(); len(items) > 0 {
		return items[0]
	}
	return ""
}

func (b *Builder) assignRegistration(of catalog.Name, what string, v catalog.Value) {
	switch what {
	case "secret":
		ref, err := ParseSecretRef(v.Text)
		if err != nil {
			return
		}
		if r := b.registration(of); r.Secret.IsZero() {
			r.Secret = ref
		}
	case "clientId":
		b.assignClient(of, v.Text)
	default:
		for _, scope := range v.Items() {
			if id, ok := strings.CutSuffix(scope, defaultScope); ok {
				b.assignClient(of, id)
				return
			}
		}
	}
}

// assignClient gives a component the registration with a client ID. Components
// with the same client ID, a GUID in any letter case, share one.
func (b *Builder) assignClient(of catalog.Name, id string) {
	component := b.component(of)
	if id == "" || component.Registration != "" {
		return
	}
	for _, r := range b.plan.Registrations {
		if strings.EqualFold(r.ClientID, id) {
			component.Registration = r.Name
			return
		}
	}
	r := b.registrationNamed(of)
	for _, known := range b.known {
		if strings.EqualFold(known.ClientID, id) {
			r = known
		}
	}
	r.ClientID, r.Name = id, b.uniqueName(r.Name, of)
	b.plan.Registrations = append(b.plan.Registrations, r)
	component.Registration = r.Name
}

// assignAudiences takes the first audience for the component's own, and where
// it serves another one the second for that.
func (b *Builder) assignAudiences(of, served catalog.Name, v catalog.Value) {
	items := v.Items()
	b.assignClient(of, items[0])
	if served != "" && len(items) > 1 {
		b.assignClient(served, items[1])
	}
}

// registration is a component's registration; one without a client ID is made
// where a secret alone is known.
func (b *Builder) registration(of catalog.Name) *Registration {
	component := b.component(of)
	if component.Registration == "" {
		r := b.registrationNamed(of)
		r.Name = b.uniqueName(r.Name, of)
		b.plan.Registrations = append(b.plan.Registrations, r)
		component.Registration = r.Name
	}
	return b.plan.Registration(component.Registration)
}

func (b *Builder) assignComponent(of catalog.Name, what string, v catalog.Value) {
	component := b.component(of)
	switch what {
	case "url":
		if component.URL == "" {
			component.URL = strings.TrimRight(v.Text, "/")
		}
	case "root":
		if fact := b.catalog.Component(of); component.URL == "" && fact != nil {
			component.URL = strings.TrimRight(v.Text, "/") + b.contextPath(fact)
		}
	case "callback":
		fact := b.catalog.Component(of)
		if fact == nil || fact.Redirect.Path == "" || component.URL != "" {
			return
		}
		if base, ok := strings.CutSuffix(v.Text, fact.Redirect.Path); ok {
			component.URL = base
		}
	case "internal":
		if component.Internal == "" {
			component.Internal = v.Text
		}
	}
}

// contextPath is the path under which a component was observed to be served.
func (b *Builder) contextPath(fact *catalog.Component) string {
	for _, s := range fact.List() {
		if src := sourceOf(s); src.kind == fromComponent && src.what == "contextPath" {
			path := strings.Trim(b.effective(s).Text, "/")
			if path != "" {
				return "/" + path
			}
		}
	}
	return ""
}

func (b *Builder) assignAdmin(what string, v catalog.Value) {
	admin := &b.plan.FirstAdmin
	switch {
	case what == "claim" && admin.Claim == "":
		admin.Claim = v.Text
	case what != "claim" && admin.Value == "":
		admin.Value = first(v)
	}
}

// assignRole gives a role to the cluster's rules that are its members. Members
// that no rule is known of make the whole list the component's own.
func (b *Builder) assignRole(role string, v catalog.Value) {
	if role == clusterRules {
		return
	}
	for i := range b.plan.MappingRules {
		rule := &b.plan.MappingRules[i]
		if rule.Target == ForCluster && slices.Contains(v.Items(), rule.Name) && !slices.Contains(rule.Roles, role) {
			rule.Roles = append(rule.Roles, role)
		}
	}
}

// assignDatabase fills a database from the settings of the kind of database
// that it is. What is said of the other kind has no effect in the chart, and
// stays the component's own.
func (b *Builder) assignDatabase(src source, v catalog.Value) {
	bundled := b.bundled(src.of)
	if src.what == "external" || src.what == "bundled" {
		if v.True() {
			b.database(string(src.of)).Bundled = bundled
		}
		return
	}
	if bundled != (src.kind == fromBundled) {
		return
	}
	d := b.database(string(src.of))
	d.Bundled = bundled
	leaves := databaseLeaves()
	field := databaseField(src.what)
	if old, err := leafValue(leaves, d, field); err == nil && old.Empty() {
		// A value that the field cannot hold stays the component's own.
		_ = setLeaf(leaves, d, field, v)
	}
}

// bundled reports whether the chart deploys a database.
func (b *Builder) bundled(name catalog.Name) bool {
	for _, s := range b.catalog.Settings() {
		src := sourceOf(s)
		if src.kind == fromDatabase && src.of == name && src.what == "bundled" && b.tool().Reads(s) {
			return b.effective(s).True()
		}
	}
	return false
}

func (b *Builder) database(name string) *Database {
	if d := b.plan.Database(name); d != nil {
		return d
	}
	b.plan.Databases = append(b.plan.Databases, Database{Name: name})
	return &b.plan.Databases[len(b.plan.Databases)-1]
}
