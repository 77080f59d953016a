package plan

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
)

// Derive evaluates where a setting's value comes from: what the setting is
// when its component says nothing of its own. It is null where the catalogue
// names no source or the plan lacks what the source needs.
func (p *Plan) Derive(c *catalog.Catalog, s *catalog.Setting) catalog.Value {
	value, _ := p.derive(c, s)
	return value
}

// derive also names the plan path that decides the value; it is empty where a
// setting of its own would be the only way to say it.
func (p *Plan) derive(c *catalog.Catalog, s *catalog.Setting) (catalog.Value, string) {
	src := sourceOf(s)
	of := src.of
	if of == "" {
		of = s.Component
	}
	switch src.kind {
	case fromConst:
		return constant(s, src.what), ""
	case fromTenant:
		return p.deriveTenant(src.what), "tenant/id"
	case fromRegistration:
		return p.deriveRegistration(of, src.what)
	case fromComponent:
		return p.deriveComponent(c, of, src.what)
	case fromInternal:
		return p.deriveComponent(c, of, "internal")
	case fromAdmin:
		return p.deriveAdmin(src.what)
	case fromConnectors:
		return listed(p.deriveRegistration(catalog.Connectors, "clientId"))
	case fromRules:
		return p.deriveRules(src.what), "mappingRules"
	case fromAudiences:
		return p.deriveAudiences(s.Component, src.of)
	case fromDatabase, fromBundled:
		return p.deriveDatabase(src)
	case fromJSON:
		return p.deriveIdentityJSON(c), "mappingRules"
	case fromWithout:
		return p.deriveWithout(src.of, s.Component, src.what)
	default:
		return catalog.Value{}, ""
	}
}

// constant is the value that Entra needs, in the setting's form.
func constant(s *catalog.Setting, text string) catalog.Value {
	return InForm(catalog.TextOf(text), s.Form)
}

func (p *Plan) deriveTenant(what string) catalog.Value {
	if what == "id" {
		return textOrNull(p.Tenant.ID)
	}
	return textOrNull(p.Tenant.Endpoint(catalog.EndpointKind(what)))
}

// deriveRegistration reads a component's app registration. The scopes of a
// login end in <client ID>/.default, because Entra gives a token for Microsoft
// Graph without it.
func (p *Plan) deriveRegistration(of catalog.Name, what string) (catalog.Value, string) {
	component := p.Component(of)
	index := -1
	if component != nil && component.Registration != "" {
		index = p.registrationIndex(component.Registration)
	}
	if index < 0 {
		return catalog.Value{}, "components/" + string(of) + "/registration"
	}
	r := &p.Registrations[index]
	path := "registrations/" + strconv.Itoa(index) + "/"
	if what == "secret" {
		return textOrNull(r.Secret.String()), path + "secret"
	}
	path += "clientId"
	if r.ClientID == "" {
		return catalog.Value{}, path
	}
	switch what {
	case "clientId":
		return catalog.TextOf(r.ClientID), path
	case "scope":
		return catalog.TextOf(r.ClientID + defaultScope), path
	default:
		return catalog.ListOf("openid", "profile", "offline_access", r.ClientID+defaultScope), path
	}
}

// defaultScope asks Entra for a token for the application itself with every
// permission that was consented to.
const defaultScope = "/.default"

func (p *Plan) deriveComponent(c *catalog.Catalog, of catalog.Name, what string) (catalog.Value, string) {
	if what == "clientId" {
		return p.deriveRegistration(of, what)
	}
	path := "components/" + string(of) + "/"
	component := p.Component(of)
	switch what {
	case "enabled":
		return catalog.BoolOf(component != nil && component.Enabled), path + "enabled"
	case "profile":
		return textOrNull(profileOf(c, of)), ""
	}
	if component == nil {
		return catalog.Value{}, path + "url"
	}
	if what == "internal" {
		return textOrNull(internalURL(c, component)), path + "internal"
	}
	return fromURL(c, component, what), path + "url"
}

// deriveWithout is a component's own value as long as another one is off.
func (p *Plan) deriveWithout(other, of catalog.Name, what string) (catalog.Value, string) {
	if p.On(other) {
		return catalog.Value{}, "components/" + string(other) + "/enabled"
	}
	return p.deriveRegistration(of, what)
}

// profileOf is the Spring profile that a component's main container needs.
func profileOf(c *catalog.Catalog, of catalog.Name) string {
	fact := c.Component(of)
	if fact == nil || len(fact.Services) == 0 {
		return ""
	}
	return fact.Services[0].Profile.Value
}

// internalURL is the base URL by which other containers reach a component.
func internalURL(c *catalog.Catalog, component *Component) string {
	if component.Internal != "" {
		return component.Internal
	}
	if fact := c.Component(component.Name); fact != nil {
		return fact.Internal
	}
	return ""
}

// fromURL reads one part of a component's public URL.
func fromURL(c *catalog.Catalog, component *Component, what string) catalog.Value {
	if component.URL == "" {
		return catalog.Value{}
	}
	switch what {
	case "url":
		return catalog.TextOf(component.URL)
	case "callback":
		return textOrNull(callbackURL(c, component))
	case "https":
		return catalog.BoolOf(strings.HasPrefix(strings.ToLower(component.URL), "https:"))
	}
	u, err := url.Parse(component.URL)
	if err != nil || u.Host == "" {
		return catalog.Value{}
	}
	if what == "contextPath" {
		return textOrNull(strings.TrimRight(u.EscapedPath(), "/"))
	}
	return catalog.TextOf(u.Scheme + "://" + u.Host)
}

// callbackURL is where Entra sends the browser back to; empty where nobody
// signs in to the component by browser.
func callbackURL(c *catalog.Catalog, component *Component) string {
	fact := c.Component(component.Name)
	if fact == nil || fact.Redirect.Path == "" || component.URL == "" {
		return ""
	}
	return component.URL + fact.Redirect.Path
}

func (p *Plan) deriveAdmin(what string) (catalog.Value, string) {
	switch {
	case what == "claim":
		return textOrNull(p.FirstAdmin.Claim), "firstAdmin/claim"
	case what == "users":
		return listed(textOrNull(p.FirstAdmin.Value), "firstAdmin/value")
	default:
		return textOrNull(p.FirstAdmin.Value), "firstAdmin/value"
	}
}

// clusterRules is the word for the cluster's declared mapping rules
// themselves; any other word is one of its roles.
const clusterRules = "cluster"

// deriveRules lists the names of the cluster's mapping rules: all of them, or
// those that give a role.
func (p *Plan) deriveRules(role string) catalog.Value {
	var names []string
	for i := range p.MappingRules {
		rule := &p.MappingRules[i]
		if rule.Target == ForCluster && (role == clusterRules || slices.Contains(rule.Roles, role)) {
			if names == nil {
				names = make([]string, 0, len(p.MappingRules)-i)
			}
			names = append(names, rule.Name)
		}
	}
	if names == nil {
		return catalog.Value{}
	}
	return catalog.ListOf(names...)
}

// deriveAudiences lists what the cluster must accept: its own client ID, and
// that of a component that it serves; without one named that of the single-page
// app of Web Modeler or Camunda Hub, whose tokens deploy processes.
func (p *Plan) deriveAudiences(of, served catalog.Name) (catalog.Value, string) {
	own, path := p.deriveRegistration(of, "clientId")
	if own.Empty() {
		return catalog.Value{}, path
	}
	all := []string{own.Text}
	others := []catalog.Name{catalog.WebModeler, catalog.Hub}
	if served != "" {
		others = []catalog.Name{served}
	}
	for _, name := range others {
		id, _ := p.deriveRegistration(name, "clientId")
		if p.On(name) && !id.Empty() && !slices.Contains(all, id.Text) {
			all = append(all, id.Text)
		}
	}
	return catalog.ListOf(all...), path
}

// deriveDatabase reads a database. The settings of an external database say
// nothing for one that the chart deploys, and the other way round.
func (p *Plan) deriveDatabase(src source) (catalog.Value, string) {
	path := "databases/" + string(src.of) + "/"
	d := p.Database(string(src.of))
	if d == nil {
		return catalog.Value{}, path + "bundled"
	}
	switch src.what {
	case "external":
		return catalog.BoolOf(!d.Bundled), path + "bundled"
	case "bundled":
		return catalog.BoolOf(d.Bundled), path + "bundled"
	}
	field := databaseField(src.what)
	if d.Bundled != (src.kind == fromBundled) {
		return catalog.Value{}, path + field
	}
	value, err := leafValue(databaseLeaves(), d, field)
	if err != nil || value.Empty() || value.Text == "0" {
		return catalog.Value{}, path + field
	}
	return value, path + field
}

// databaseField translates the vocabulary of the catalogue's sources to the
// plan's: a setting's name is the database's name.
func databaseField(what string) string {
	if what == "name" {
		return "database"
	}
	return what
}

func textOrNull(text string) catalog.Value {
	if text == "" {
		return catalog.Value{}
	}
	return catalog.TextOf(text)
}

func listed(v catalog.Value, path string) (catalog.Value, string) {
	if v.Empty() {
		return catalog.Value{}, path
	}
	return catalog.ListOf(v.Text), path
}
