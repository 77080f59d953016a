package scene

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/token"
)

// NoAuthorizations says why everybody who signs in may do everything.
const NoAuthorizations = "authorizations are switched off: whoever signs in may do everything"

// Authorizes reports whether the Orchestration Cluster asks for authorizations
// at all (camunda.security.authorizations.enabled).
func (p Part) Authorizes() bool {
	e := p.Get("authorizationsEnabled")
	return e.Fact == nil || !strings.EqualFold(e.Value.String(), "false")
}

// GrantsElsewhere says why the cluster may give access in a way that the
// evidence does not show; empty where it shows all that is declared. Roles,
// groups and authorizations of the deployment's own stand beside the mapping
// rules (Camunda docs, identity as code), and whose they are is not read.
func (p Part) GrantsElsewhere() string {
	cluster := p.scene.Catalog.Cluster
	if cluster == nil {
		return ""
	}
	for _, what := range []string{"roles", "groups", "authorizations"} {
		if p.scene.declares(beside(cluster.Rules.Helm, what), beside(cluster.Rules.Property, what)) {
			return what + " of the deployment's own are declared, and the evidence does not show who gains by them"
		}
	}
	if p.groupsInCamunda() {
		return "a role has groups as members, and who belongs to them is kept in Camunda: no groups claim is configured"
	}
	return ""
}

// declares reports whether anything stands below a values path, a property or
// the property's variables.
func (s *Scene) declares(path, property string) bool {
	if slices.ContainsFunc(s.Picture.Keys, func(k evidence.Key) bool { return within(k.Path, path) && says(k) }) && !s.emptyList(path) {
		return true
	}
	variables := catalog.PropertyVariables(property)
	return slices.ContainsFunc(s.Picture.Properties, func(v evidence.Property) bool { return within(v.Name, property) }) ||
		slices.ContainsFunc(s.Picture.Variables, func(v evidence.Variable) bool {
			return slices.ContainsFunc(variables, func(name string) bool { return strings.HasPrefix(v.Name, name+"_") })
		})
}

// says reports that a key stands for something: charts treat what is empty as
// not written.
func says(k evidence.Key) bool {
	return k.Kind != catalog.Null && (k.Kind != catalog.Text || k.Text != "" || k.Withheld)
}

// emptyList reports a list without items.
func (s *Scene) emptyList(path string) bool {
	node := s.Picture.Raw.Values
	for _, key := range strings.Split(path, ".") {
		node = node.Get(key)
	}
	return node != nil && len(node.Items) == 0
}

// within reports whether a path is another one or stands below it.
func within(path, above string) bool {
	rest, is := strings.CutPrefix(path, above)
	return is && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// beside is a path with another last key.
func beside(path, key string) string { return path[:strings.LastIndexByte(path, '.')+1] + key }

// groupsInCamunda reports that a role has groups, and no claim of the token
// says who belongs to them.
func (p Part) groupsInCamunda() bool {
	if !p.Get("groupsClaim").Value.Empty() {
		return false
	}
	return slices.ContainsFunc(p.scene.Picture.Members, func(m evidence.Members) bool {
		return m.Of == "groups" && len(m.Names) > 0 && !m.Default
	})
}

// GroupsFit reports whether the groups claim holds what the cluster can read, a
// text or a list of texts, or is absent. Anything else ends the login (camunda,
// OidcGroupsLoader).
func (p Part) GroupsFit(t *token.Token) bool {
	claim := p.Get("groupsClaim").Value.String()
	path, ok := parseClaimPath(claim, true)
	if claim == "" || !ok {
		return true
	}
	values, list := path.read(t.Payload.Value)
	for _, v := range values {
		if v.Kind == token.ValueString {
			continue
		}
		if _, texts := v.Strings(); !texts || list {
			return false
		}
	}
	return true
}

// forPrograms are the cluster's default roles that open none of its pages: they
// hold no authorization for a component (Camunda docs, authorizations).
func forPrograms() []string {
	return []string{"connectors", "rpa", "app-integrations", "task-worker"}
}

// OpensPages reports whether any of the roles lets a person into the cluster's
// pages.
func OpensPages(roles []Role) bool {
	return slices.ContainsFunc(roles, func(r Role) bool { return !slices.Contains(forPrograms(), r.Name) })
}
