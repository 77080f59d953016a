package scene

import (
	"iter"
	"slices"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/token"
)

// Access is what a token may do in a component, as far as the evidence says.
type Access struct {
	// Trials lists every rule that could give access, and how it went.
	Trials []Trial
	// Roles are the roles that the token gets.
	Roles []Role
	// Declared reports that the evidence holds rules or role members for
	// this component at all. Without them roles may still live in Camunda's
	// pages, so nothing can be said.
	Declared  bool
	Principal Principal
	// Open says why no role is needed at all; empty where one is.
	Open string
	// Elsewhere says why access may come from what the evidence does not
	// show, so that missing roles prove nothing; empty otherwise.
	Elsewhere string
}

// Role is one role that a token gets, and why.
type Role struct {
	Name string
	// Because says which rule or member list gives it.
	Because string
	Place   evidence.Place
}

// Access works out the roles of a token in a component: by the rules of
// Management Identity where it decides, by the cluster's members and rules
// where those do.
//
// Connectors have no API of their own: from 8.8 on the cluster decides what they
// may do.
func (p Part) Access(t *token.Token) Access {
	if cluster, on := p.scene.Part(p.Tool, catalog.Orchestration); on && p.Name() == catalog.Connectors {
		return cluster.Access(t)
	}
	switch p.Component.Permissions {
	case catalog.AskIdentity:
		return p.identityAccess(t)
	case catalog.AskOrchestration:
		return p.clusterAccess(t)
	default:
		return Access{}
	}
}

// lookUpPeople is the permission on Management Identity that roles of other
// components hold, so that those can list people. It opens no page of Identity.
const lookUpPeople = "read:users"

// RolesOf lists the default roles of Management Identity that let somebody into
// a component.
func (s *Scene) RolesOf(name catalog.Name) []string {
	var names []string
	for _, role := range s.Catalog.Identity.Roles {
		for _, grant := range role.Grants {
			if grant.Component == name && grant.Permission != lookUpPeople && !slices.Contains(names, role.Name) {
				names = append(names, role.Name)
			}
		}
	}
	return names
}

// usefulRoles are the default roles that let somebody in, and those that a
// preset declares for the component's audience.
func (p Part) usefulRoles() []string {
	useful := p.scene.RolesOf(p.Component.Name)
	audience := p.Audience().Value.String()
	for _, preset := range p.scene.Picture.Presets {
		if preset.Role != "" && audience != "" && preset.Audience == audience && preset.Permission != lookUpPeople && !slices.Contains(useful, preset.Role) {
			useful = append(useful, preset.Role)
		}
	}
	return useful
}

func (p Part) identityAccess(t *token.Token) Access {
	useful := p.usefulRoles()
	count := 0
	for rule := range p.identityRules() {
		if givesAny(rule, useful) {
			count++
		}
	}
	access := Access{Declared: count > 0}
	if count == 0 {
		return access
	}
	access.Trials = make([]Trial, 0, count)
	match := newMatcher(p.scene.Catalog.Minor, t.Payload.Value)
	for rule := range p.identityRules() {
		if !givesAny(rule, useful) {
			continue
		}
		trial := match.try(rule)
		access.Trials = append(access.Trials, trial)
		if trial.Matched {
			access.Roles = append(access.Roles, rolesFrom(intersection(rule.Roles, useful), rule)...)
		}
	}
	return access
}

// identityRules visits the rules of Management Identity; for its own component the
// one that it makes of the initial claim comes first.
func (p Part) identityRules() iter.Seq[*evidence.Rule] {
	declared := p.scene.RulesFor(plan.ForIdentity)
	if p.Component.Name != catalog.ManagementIdentity {
		return declared
	}
	first, made := p.InitialRule()
	return func(yield func(*evidence.Rule) bool) {
		if made && !yield(&first) {
			return
		}
		declared(yield)
	}
}

// givesAny reports whether a rule gives any of the roles.
func givesAny(rule *evidence.Rule, roles []string) bool {
	return slices.ContainsFunc(rule.Roles, func(role string) bool { return slices.Contains(roles, role) })
}

// InitialRule is the mapping rule Default, which Management Identity makes at
// its first start from the initial claim (Camunda docs, mapping rules); false
// where the claim has no value.
func (p Part) InitialRule() (evidence.Rule, bool) {
	name, value := p.Get("initialClaimName"), p.Get("initialClaimValue")
	if value.Value.Empty() {
		return evidence.Rule{}, false
	}
	return evidence.Rule{
		MappingRule: &plan.MappingRule{
			Name: "Default", Target: plan.ForIdentity, Claim: name.Value.String(),
			Operator: plan.Equals, Value: value.Value.String(), Roles: p.scene.RolesOf(p.Component.Name),
		},
		Type: "ROLE", Place: value.Place(),
	}, true
}

func rolesFrom(names []string, rule *evidence.Rule) []Role {
	roles := make([]Role, len(names))
	for i, name := range names {
		roles[i] = Role{name, "mapping rule " + rule.Name, rule.Place}
	}
	return roles
}

func (p Part) clusterAccess(t *token.Token) Access {
	access := Access{Principal: p.Principal(t)}
	matched := map[string]bool{}
	match := newMatcher(p.scene.Catalog.Minor, t.Payload.Value)
	for rule := range p.scene.RulesFor(plan.ForCluster) {
		if access.Trials == nil {
			access.Trials = make([]Trial, 0, len(p.scene.Picture.Rules))
		}
		trial := match.try(rule)
		access.Trials = append(access.Trials, trial)
		if trial.Matched {
			matched[rule.Name] = true
		}
	}
	access.Declared = len(access.Trials) > 0
	groups := p.groups(t)
	for _, m := range p.scene.Picture.Members {
		if len(m.Names) > 0 && !m.Default {
			access.Declared = true
		}
		if who := memberOf(m, access.Principal, groups, matched); who != "" {
			access.Roles = append(access.Roles, Role{m.Role, who, m.Place})
		}
	}
	if !p.Authorizes() {
		access.Open = NoAuthorizations
	}
	access.Elsewhere = p.GrantsElsewhere()
	access.Declared = access.Declared && access.Open == "" && access.Elsewhere == ""
	return access
}

func (p Part) groups(t *token.Token) []string {
	claim := p.Get("groupsClaim").Value.String()
	path, ok := parseClaimPath(claim, true)
	if claim == "" || !ok {
		return nil
	}
	values, _ := path.read(t.Payload.Value)
	var names []string
	for _, value := range values {
		texts, _ := value.Strings()
		names = append(names, texts...)
	}
	return names
}

// memberOf says why somebody is a member; empty where they are none.
func memberOf(m evidence.Members, who Principal, groups []string, rules map[string]bool) string {
	switch m.Of {
	case "users":
		if who.User != "" && slices.Contains(m.Names, who.User) {
			return "user " + who.User
		}
	case "clients":
		if who.Client != "" && slices.Contains(m.Names, who.Client) {
			return "client " + who.Client
		}
	case "groups":
		if common := intersection(m.Names, groups); len(common) > 0 {
			return "group " + common[0]
		}
	case "mappingRules":
		for _, name := range m.Names {
			if rules[name] {
				return "mapping rule " + name
			}
		}
	}
	return ""
}

func intersection(a, b []string) []string {
	var both []string
	for _, item := range a {
		if slices.Contains(b, item) {
			both = append(both, item)
		}
	}
	return both
}
