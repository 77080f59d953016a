package plan

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"

	"entrastudio/model/catalog"
)

// The names of Management Identity's configuration, as its Spring properties
// spell them (chart 13 templates, identity configmap; camunda-docs#8173).
type (
	identityJSON struct {
		Identity identityBlock `json:"identity"`
	}
	identityBlock struct {
		Presets map[string]*identityPreset `json:"component-presets,omitempty"`
		Rules   []identityRule             `json:"mapping-rules,omitempty"`
	}
	identityPreset struct {
		APIs  []identityAPI  `json:"apis,omitempty"`
		Roles []identityRole `json:"roles,omitempty"`
	}
	identityAPI struct {
		Name        string          `json:"name"`
		Audience    string          `json:"audience"`
		Permissions []identityGrant `json:"permissions"`
	}
	identityRole struct {
		Name        string          `json:"name"`
		Permissions []identityGrant `json:"permissions"`
	}
	identityGrant struct {
		Audience   string `json:"audience,omitempty"`
		Definition string `json:"definition"`
	}
	identityRule struct {
		Name     string   `json:"name"`
		Claim    string   `json:"claim-name"`
		Value    string   `json:"claim-value"`
		Operator Operator `json:"operator"`
		Type     string   `json:"rule-type"`
		Roles    []string `json:"applied-role-names,omitempty"`
		Tenants  []string `json:"applied-tenant-ids,omitempty"`
	}
)

// The types of Management Identity's mapping rules.
const (
	ruleForRoles   = "ROLE"
	ruleForTenants = "TENANT"
)

// deriveIdentityJSON is what SPRING_APPLICATION_JSON of Management Identity
// holds. A chart renders the presets itself, so only the rules are left there.
func (p *Plan) deriveIdentityJSON(c *catalog.Catalog) catalog.Value {
	if !p.On(catalog.ManagementIdentity) {
		return catalog.Value{}
	}
	return textOrNull(p.IdentityJSON(c, !p.Deployment.With.chart()))
}

// IdentityJSON writes the plan's mapping rules for Management Identity as the
// value of SPRING_APPLICATION_JSON, with the component presets where asked for:
// APIs and roles whose audiences are the plan's own. Rules are left out where
// the catalogue is not sure that the minor reads them. It is empty where there
// is nothing to say.
func (p *Plan) IdentityJSON(c *catalog.Catalog, presets bool) string {
	var block identityBlock
	if presets {
		block.Presets = p.identityPresets(c)
	}
	if c.Identity.RulesDeclared.Sure() {
		block.Rules = p.identityRules()
	}
	if len(block.Presets) == 0 && len(block.Rules) == 0 {
		return ""
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(identityJSON{block}); err != nil {
		return ""
	}
	return string(bytes.TrimSpace(text.Bytes()))
}

// identityPresets gives each component that is on its API and roles. A grant on
// an API that is not deployed is left out: its audience would be unknown.
func (p *Plan) identityPresets(c *catalog.Catalog) map[string]*identityPreset {
	presets := map[string]*identityPreset{}
	audiences := map[catalog.Name]string{}
	for _, api := range c.Identity.APIs {
		audience := p.AudienceOf(c, api.Component)
		if !p.On(api.Component) || audience == "" {
			continue
		}
		audiences[api.Component] = audience
		preset := presets[api.Preset]
		if preset == nil {
			preset = &identityPreset{}
			presets[api.Preset] = preset
		}
		permissions := make([]identityGrant, len(api.Permissions))
		for i, definition := range api.Permissions {
			permissions[i].Definition = definition
		}
		preset.APIs = append(preset.APIs, identityAPI{api.Title, audience, permissions})
	}
	for _, role := range c.Identity.Roles {
		preset := presets[role.Preset]
		if preset == nil {
			continue
		}
		granted := identityRole{Name: role.Name, Permissions: []identityGrant{}}
		for _, grant := range role.Grants {
			if audience := audiences[grant.Component]; audience != "" {
				granted.Permissions = append(granted.Permissions, identityGrant{audience, grant.Permission})
			}
		}
		preset.Roles = append(preset.Roles, granted)
	}
	return presets
}

// identityRules lists the declared rules. Management Identity skips a rule with
// the claim, value and type of one that it has, and the first administrator's
// is one that it makes itself, so that one is not declared again.
func (p *Plan) identityRules() []identityRule {
	var rules []identityRule
	for i := range p.MappingRules {
		rule := &p.MappingRules[i]
		if rule.Target != ForIdentity {
			continue
		}
		written := identityRule{Name: rule.Name, Claim: rule.Claim, Value: rule.Value, Operator: rule.Operator}
		if written.Operator == "" {
			written.Operator = Equals
		}
		admins := rule.Claim == p.FirstAdmin.Claim && rule.Value == p.FirstAdmin.Value
		if len(rule.Tenants) == 0 || len(rule.Roles) > 0 {
			if !admins {
				written.Type, written.Roles, written.Tenants = ruleForRoles, rule.Roles, nil
				rules = append(rules, written)
			}
		}
		if len(rule.Tenants) > 0 {
			written.Type, written.Roles, written.Tenants = ruleForTenants, nil, rule.Tenants
			rules = append(rules, written)
		}
	}
	return rules
}

// identityRulesOf reads the declared rules of a SPRING_APPLICATION_JSON, the
// inverse of IdentityJSON: a rule for roles and one for tenants of the same
// name become one. A text that is no such JSON declares none.
func identityRulesOf(text string) []MappingRule {
	var read identityJSON
	if json.Unmarshal([]byte(text), &read) != nil {
		return nil
	}
	var rules []MappingRule
	for _, rule := range read.Identity.Rules {
		found := MappingRule{
			Name: rule.Name, Target: ForIdentity, Claim: rule.Claim, Operator: rule.Operator, Value: rule.Value,
			Roles: rule.Roles, Tenants: rule.Tenants,
		}
		if n := len(rules) - 1; n >= 0 && rule.Type == ruleForTenants && rules[n].sameMatch(found) && rules[n].Tenants == nil {
			rules[n].Tenants = rule.Tenants
			continue
		}
		rules = append(rules, found)
	}
	return rules
}

// sameMatch reports whether two rules match the same tokens under one name.
func (r MappingRule) sameMatch(other MappingRule) bool {
	return r.Name == other.Name && r.Target == other.Target && r.Claim == other.Claim &&
		r.Operator == other.Operator && r.Value == other.Value
}

// sameJSON reports whether two texts are JSON that says the same.
func sameJSON(a, b string) bool {
	var x, y any
	if json.Unmarshal([]byte(a), &x) != nil || json.Unmarshal([]byte(b), &y) != nil {
		return a == b
	}
	return reflect.DeepEqual(x, y)
}

// same compares two values of a setting by what they mean to its reader.
func same(s *catalog.Setting, a, b catalog.Value) bool {
	if s.Form == catalog.FormJSON && !a.Empty() && !b.Empty() {
		return sameJSON(a.String(), b.String())
	}
	if a.Kind == catalog.List && b.Kind == catalog.List {
		return slices.Equal(a.List, b.List)
	}
	return a.Same(b, s.Form)
}
