package rules

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/findings"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// row is a rule in the list.
func (p *Panel) row(rule int) part.Row {
	if rule == firstAdmin {
		return p.firstRow()
	}
	r := &p.studio.Plan().MappingRules[rule]
	found := studio.FindingsAt(p.studio.Findings(), rulePath(rule))
	row := part.Row{
		State: findings.Worst(found),
		Cells: []string{r.Name, r.Claim, operatorWord(r), r.Value, gives(r)},
	}
	if row.State < look.Note {
		row.Icon = look.Coloured(targetIcon(r.Target), look.Muted)
	}
	return row
}

// firstRow is the rule that Management Identity makes of the first
// administrator; it is edited with the tenant.
func (p *Panel) firstRow() part.Row {
	admin := p.studio.Plan().FirstAdmin
	return part.Row{
		Icon: look.Coloured(look.IconUser, look.Muted), Muted: true,
		Cells: []string{words.T("rules.first"), admin.Claim, string(plan.Equals), admin.Value, words.T("rules.first.gives")},
	}
}

func targetIcon(t plan.Target) look.Name {
	if t == plan.ForCluster {
		return look.IconComponents
	}
	return look.IconUser
}

// operatorWord is the rule's operator; the cluster has none.
func operatorWord(r *plan.MappingRule) string {
	if r.Target == plan.ForCluster {
		return words.T("rules.any")
	}
	return string(r.Operator)
}

func gives(r *plan.MappingRule) string {
	return strings.Join(append(append([]string{}, r.Roles...), r.Tenants...), ", ")
}

// title is the heading of a rule's form.
func (p *Panel) title(rule int) string {
	if rule == firstAdmin || rule >= len(p.studio.Plan().MappingRules) {
		return words.T("rules.first")
	}
	if name := p.studio.Plan().MappingRules[rule].Name; name != "" {
		return name
	}
	return words.T("rules.unnamed")
}

// roleNames lists the default roles of the place where a rule lives.
func roleNames(c *catalog.Catalog, target plan.Target) []string {
	var names []string
	if target == plan.ForCluster {
		if c.Cluster != nil {
			for _, role := range c.Cluster.Roles {
				names = append(names, role.Name)
			}
		}
		return names
	}
	for _, role := range c.Identity.Roles {
		names = append(names, role.Name)
	}
	return names
}
