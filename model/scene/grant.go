package scene

import (
	"maps"
	"slices"
	"strings"

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

// Where authorizations for single owners are declared (Camunda docs, identity as
// code).
const (
	authorizationValues   = "orchestration.security.initialization.authorizations"
	authorizationProperty = "camunda.security.initialization.authorizations"
	authorizationVariable = "CAMUNDA_SECURITY_INITIALIZATION_AUTHORIZATIONS"
)

// owners lists who is given authorizations of their own in a values file, with
// the place of each.
func (p Part) owners() map[string]evidence.Place {
	owners := map[string]evidence.Place{}
	for i := range p.scene.Picture.Keys {
		key := &p.scene.Picture.Keys[i]
		if strings.HasPrefix(key.Path, authorizationValues) && strings.HasSuffix(key.Path, "ownerId") && key.Text != "" {
			owners[key.Text] = key.Place
		}
	}
	return owners
}

// GrantsElsewhere says why the cluster may give access in a way that the
// evidence does not show; empty where it shows all that is declared.
func (p Part) GrantsElsewhere() string {
	pic := p.scene.Picture
	variable := slices.ContainsFunc(pic.Variables, func(v evidence.Variable) bool {
		return strings.HasPrefix(v.Name, authorizationVariable)
	})
	property := slices.ContainsFunc(pic.Properties, func(v evidence.Property) bool {
		return strings.HasPrefix(v.Name, authorizationProperty)
	})
	switch {
	case variable, property:
		return "authorizations for single owners are declared, and the evidence does not show whose"
	case p.groupsInCamunda():
		return "a role has groups as members, and who belongs to them is kept in Camunda: no groups claim is configured"
	default:
		return ""
	}
}

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

// byAuthorization adds what the principal or a matching rule is given without
// any role.
func (p Part) byAuthorization(access *Access, matched map[string]bool) {
	owners := p.owners()
	for _, owner := range slices.Sorted(maps.Keys(owners)) {
		who, place := access.Principal, owners[owner]
		if owner == who.User || owner == who.Client || matched[owner] {
			access.Roles = append(access.Roles, Role{"authorizations of " + owner, "the declared authorization", place})
		}
	}
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
