package plan

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
)

// source is a setting's From, taken apart: "kind", "kind:what" or
// "kind@of:what", such as "tenant:issuer", "registration:clientId" for the
// component's own app registration, "registration@zeebe:scope" for another's,
// or "const:azp" for what Entra needs in every deployment. The vocabulary lists
// them all.
type source struct {
	kind sourceKind
	// of names the component or database that the value is taken from; empty
	// means the setting's own component.
	of   catalog.Name
	what string
}

type sourceKind string

const (
	fromConst        sourceKind = "const"
	fromTenant       sourceKind = "tenant"
	fromRegistration sourceKind = "registration"
	fromComponent    sourceKind = "component"
	fromInternal     sourceKind = "internal"
	fromAdmin        sourceKind = "admin"
	fromConnectors   sourceKind = "connectors"
	fromRules        sourceKind = "rules"
	fromAudiences    sourceKind = "audiences"
	fromDatabase     sourceKind = "database"
	fromBundled      sourceKind = "bundled"
	fromJSON         sourceKind = "json"
	// fromWithout is the component's own client ID as long as another
	// component is off.
	fromWithout sourceKind = "without"
)

// vocabulary lists what may follow each kind; an empty list takes any text.
func vocabulary() map[sourceKind][]string {
	return map[sourceKind][]string{
		fromConst:        nil,
		fromTenant:       {"issuer", "authorize", "token", "jwks", "discovery", "logout", "id"},
		fromRegistration: {"clientId", "scope", "scopes", "secret"},
		fromComponent:    {"enabled", "url", "root", "callback", "contextPath", "https", "internal", "clientId", "profile"},
		fromInternal:     {"url"},
		fromAdmin:        {"claim", "value", "users"},
		fromConnectors:   {"clients"},
		fromRules:        nil,
		fromAudiences:    {""},
		fromDatabase:     {"external", "bundled", "host", "port", "name", "username", "password", "adminPassword", "url"},
		fromBundled:      {"username", "password", "adminPassword"},
		fromJSON:         {"identity"},
		fromWithout:      {"clientId"},
	}
}

// CheckDerivation reports a From that no plan can evaluate. The catalogue's
// test asks for every setting, so that Derive never meets one.
func CheckDerivation(c *catalog.Catalog, s *catalog.Setting) error {
	if s.From == "" {
		return nil
	}
	src := sourceOf(s)
	words, known := vocabulary()[src.kind]
	if !known {
		return fmt.Errorf("%s: from %q names no source", s.Ref(), s.From)
	}
	if words != nil && !slices.Contains(words, src.what) {
		return fmt.Errorf("%s: from %q: %s has no %q", s.Ref(), s.From, src.kind, src.what)
	}
	switch src.kind {
	case fromDatabase, fromBundled:
		if !slices.Contains(DatabaseNames(), string(src.of)) {
			return fmt.Errorf("%s: from %q: a plan has no database %q", s.Ref(), s.From, src.of)
		}
	case fromRegistration, fromComponent, fromWithout, fromAudiences:
		if src.of != "" && c.Component(src.of) == nil {
			return fmt.Errorf("%s: from %q: camunda %s has no component %q", s.Ref(), s.From, c.Minor, src.of)
		}
	}
	return nil
}

// sourceOf takes a From apart. A kind that is not known derives nothing.
func sourceOf(s *catalog.Setting) source {
	head, what, _ := strings.Cut(s.From, ":")
	kind, of, _ := strings.Cut(head, "@")
	return source{kind: sourceKind(kind), of: catalog.Name(of), what: what}
}

// direct reports that the value belongs to the setting's own component, so
// that it defines what others only repeat.
func (src source) direct() bool {
	return src.of == "" || src.kind == fromDatabase || src.kind == fromBundled
}
