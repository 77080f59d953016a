package rules

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/form"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// groups are the fields of a rule's form.
func (p *Panel) groups(rule int) []form.Group {
	if rule == firstAdmin || rule >= len(p.studio.Plan().MappingRules) {
		return []form.Group{{Title: words.T("rules.first.about"), Fields: []form.Field{
			{Label: words.T("rules.claim"), Path: "firstAdmin/claim", Kind: form.Code, Purpose: words.T("rules.first.why")},
			{Label: words.T("rules.value"), Path: "firstAdmin/value", Kind: form.Code, Purpose: words.T("rules.first.why")},
		}}}
	}
	target := p.studio.Plan().MappingRules[rule].Target
	return []form.Group{
		{Fields: p.identityFields(rule, target)},
		{Title: words.T("rules.condition"), Fields: p.conditionFields(rule, target)},
		{Title: words.T("rules.column.gives"), Fields: p.resultFields(rule, target)},
	}
}

func (p *Panel) identityFields(rule int, target plan.Target) []form.Field {
	name := form.Field{Label: words.T("rules.column.name"), Path: rulePath(rule) + "/name", Purpose: words.T("rules.name.why")}
	if target == plan.ForCluster {
		name.Purpose = words.T("rules.id.why")
	}
	fields := []form.Field{name}
	if p.studio.Catalog().Cluster == nil && target != plan.ForCluster {
		return fields
	}
	return append(fields, form.Field{
		Label: words.T("rules.target"), Path: rulePath(rule) + "/target", Kind: form.Choice,
		Purpose: words.T("rules.target.why"), Options: targets,
	})
}

func targets() []part.Option {
	return []part.Option{
		{Value: string(plan.ForIdentity), Title: words.T("rules.target.identity")},
		{Value: string(plan.ForCluster), Title: words.T("rules.target.cluster")},
	}
}

func (p *Panel) conditionFields(rule int, target plan.Target) []form.Field {
	fields := []form.Field{{
		Label: words.T("rules.claim"), Path: rulePath(rule) + "/claim", Kind: form.Code, Placeholder: "groups",
		Purpose: words.T("rules.claim.why"), Shows: []string{rulePath(rule)},
	}}
	if target != plan.ForCluster {
		fields = append(fields, form.Field{
			Label: words.T("rules.column.operator"), Path: rulePath(rule) + "/operator", Kind: form.Choice,
			Purpose: words.T("rules.operator.why"), Options: operators,
		})
	}
	return append(fields, form.Field{
		Label: words.T("rules.value"), Path: rulePath(rule) + "/value", Kind: form.Code,
		Purpose: words.T("rules.value.why"),
	})
}

func operators() []part.Option {
	return []part.Option{
		{Value: string(plan.Equals), Title: words.T("rules.operator.equals")},
		{Value: string(plan.Contains), Title: words.T("rules.operator.contains")},
	}
}

func (p *Panel) resultFields(rule int, target plan.Target) []form.Field {
	names := roleNames(p.studio.Catalog(), target)
	roles := form.Field{
		Label: words.T("rules.roles"), Path: rulePath(rule) + "/roles", Kind: form.List,
		Purpose: words.T("rules.roles.why"),
		Note:    func() string { return p.known(names) },
	}
	if target == plan.ForCluster {
		return []form.Field{roles}
	}
	return []form.Field{roles, {
		Label: words.T("rules.tenants"), Path: rulePath(rule) + "/tenants", Kind: form.List, Purpose: words.T("rules.tenants.why"),
	}}
}

// known names the default roles, so that nobody has to look them up.
func (p *Panel) known(names []string) string {
	return words.F("rules.roles.known", words.Data{
		"Minor": string(p.studio.Catalog().Minor), "Roles": strings.Join(names, ", "),
	})
}

// fresh is a new rule, for the place that decides who gets in.
func (p *Panel) fresh() plan.MappingRule {
	rule := plan.MappingRule{
		Name: words.T("rules.unnamed"), Target: plan.ForIdentity, Claim: "groups", Operator: plan.Contains,
	}
	if p.studio.Catalog().Component(catalog.ManagementIdentity) == nil {
		rule.Target, rule.Operator = plan.ForCluster, ""
	}
	return rule
}
