package settings

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
	"entrastudio/model/plan"
	"entrastudio/model/yamltree"
)

// The targets of rules, in this package's words for short.
const (
	ForIdentity = plan.ForIdentity
	ForCluster  = plan.ForCluster
)

// Rules records a list of declared mapping rules.
func (r *Recorder) Rules(target plan.Target, list *yamltree.Node, frame Frame) {
	if !list.IsList() {
		r.Unread(frame.place(list, ""), "mapping rules are a list")
		return
	}
	for _, item := range list.Items {
		if !item.IsMap() {
			r.Unread(frame.place(item, ""), "a mapping rule is a mapping of its fields")
			continue
		}
		place := frame.place(item, "")
		r.rules = append(r.rules, ruleOf(target, fieldsOf(item), place, r.InputOf(place.File)))
	}
}

// fields are the fields of a rule by their folded names, so that claim-name,
// claimName and CLAIM_NAME are one.
type fields map[string]catalog.Value

func fieldsOf(node *yamltree.Node) fields {
	all := fields{}
	all.collect(node, "")
	return all
}

func (f fields) collect(node *yamltree.Node, name string) {
	if node.IsMap() {
		for _, pair := range node.Pairs {
			f.collect(pair.Value, name+lookup.Fold(pair.Key))
		}
		return
	}
	f[name] = node.Value()
}

// ruleOf reads a rule. The cluster's rules have an id, by which roles name
// them; a name beside it is only shown.
func ruleOf(target plan.Target, f fields, place evidence.Place, input int) evidence.Rule {
	rule := evidence.Rule{
		MappingRule: &plan.MappingRule{
			Name:   f["name"].String(),
			Target: target, Claim: f["claimname"].String(), Value: f["claimvalue"].String(),
			Operator: plan.Operator(strings.ToUpper(f["operator"].String())),
			Roles:    f["appliedrolenames"].Items(), Tenants: f["appliedtenantids"].Items(),
		},
		Type:  strings.ToUpper(f["ruletype"].String()),
		Place: place, Input: input,
	}
	if id := f["mappingruleid"].String(); id != "" {
		rule.Name = id
	}
	return rule
}

// giveRoles gives each of the cluster's rules the roles that name it as a
// member. A rule of a plan, and the plan's list of them, is left as it is: the plan
// and its other pictures have them too.
func giveRoles(p *evidence.Picture) {
	given := rolesByRule(p.Members)
	own := false
	for i := range p.Rules {
		rule := p.Rules[i].MappingRule
		for _, role := range given[rule.Name] {
			if rule.Target != ForCluster || slices.Contains(rule.Roles, role) {
				continue
			}
			giving := *rule
			giving.Roles = append(slices.Clone(rule.Roles), role)
			if !own {
				p.Rules, own = slices.Clone(p.Rules), true
			}
			rule, p.Rules[i].MappingRule = &giving, &giving
		}
	}
}

// rolesByRule lists, by a rule's name, the roles that have it as a member.
func rolesByRule(all []evidence.Members) map[string][]string {
	roles := map[string][]string{}
	for _, members := range all {
		if members.Of != mappingRuleMembers {
			continue
		}
		for _, name := range members.Names {
			roles[name] = append(roles[name], members.Role)
		}
	}
	return roles
}

const mappingRuleMembers = "mappingRules"
