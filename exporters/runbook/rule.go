package runbook

import (
	"strings"

	"entrastudio/exporters"
	"entrastudio/exporters/markdown"
	"entrastudio/model/amount"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// mostRules is how many mapping rules the runbook lists: nobody reads more on
// paper, and plan.yaml has them all.
const mostRules = 50

// giveRoles is the step that gives people roles by mapping rules.
func (b *book) giveRoles() (step, bool) {
	s := step{
		title: "Give roles to people",
		text:  []string{"A mapping rule gives roles to every token that holds a value in a claim. The plan has these:", b.ruleTable()},
		done:  "each mapping rule of the table is there with its roles",
		undo:  act{text: "Delete the rule where it is shown, and take it out of the plan, or the next deployment declares it again."},
	}
	if len(b.plan.MappingRules) == 0 {
		s.text = []string{
			"The plan has no mapping rules: nobody but the first administrator has a role, and that one role opens no other component. " +
				"Better than by hand, put rules into the plan and export the bundle again. By hand, make them where the next table of components says who asks whom.",
		}
		s.done = "every person who works with a component has a role for it"
		s.undo = act{text: "Delete the rules that you made."}
	}
	s.text = append(s.text, b.whereRulesAre()...)
	s.verify = act{text: strings.Join(b.lookAtRules(), " ")}
	return s, b.plan.On(catalog.ManagementIdentity) || b.plan.On(catalog.Orchestration)
}

func (b *book) ruleTable() string {
	var rows [][]string
	for i := range b.plan.MappingRules {
		if i == mostRules {
			break
		}
		r := &b.plan.MappingRules[i]
		operator := strings.ToLower(string(r.Operator))
		if operator == "" {
			operator = "equals, or is in the list"
		}
		gives := listOr(r.Roles, "")
		if len(r.Tenants) > 0 {
			gives = strings.TrimPrefix(gives+"; tenants "+spans(r.Tenants), "; ")
		}
		rows = append(rows, []string{markdown.Text(r.Name), markdown.Text(targetTitle(r.Target)), markdown.Code(r.Claim), operator, markdown.Code(r.Value), gives})
	}
	table := markdown.Table([]string{"Rule", "In", "Claim", "Compares", "Value", "Gives"}, rows)
	if len(b.plan.MappingRules) > mostRules {
		table += "\nThese are the first of " + amount.Of(len(b.plan.MappingRules), "rule") + "; the plan lists all.\n"
	}
	return table
}

func targetTitle(t plan.Target) string {
	if t == plan.ForCluster {
		return "Orchestration Cluster"
	}
	return "Management Identity"
}

// whereRulesAre says which rules are made by the deployment and which by hand.
func (b *book) whereRulesAre() []string {
	var lines []string
	if len(exporters.RulesFor(b.plan, plan.ForCluster)) > 0 {
		lines = append(lines, "Those of the Orchestration Cluster are declared in the deployment's files and created at its first start; a later change of a declared rule does not reach one that exists.")
	}
	if len(exporters.RulesFor(b.plan, plan.ForIdentity)) > 0 {
		if b.catalog.Identity.RulesDeclared.Sure() {
			lines = append(lines, "Those of Management Identity are declared in the deployment's files and added at every start. A rule on the same claim and value as one that exists is skipped.")
		} else {
			lines = append(lines, "It is not verified that Camunda "+string(b.plan.Camunda)+" reads declared rules: create those of Management Identity in its user interface, under Mappings.")
		}
	}
	if files := b.under("rules"); len(files) > 0 {
		var links []string
		for _, f := range files {
			links = append(links, file(f.Path)+" ("+markdown.Text(f.Reader)+")")
		}
		lines = append(lines, "To make or mend them by hand: "+strings.Join(links, ", ")+".")
	}
	return lines
}

// lookAtRules says where rules are shown, and made by hand.
func (b *book) lookAtRules() []string {
	var lines []string
	if b.plan.On(catalog.ManagementIdentity) {
		lines = append(lines, "Management Identity lists its rules under Mappings.")
	}
	if b.plan.On(catalog.Orchestration) {
		lines = append(lines, "The Orchestration Cluster lists its rules in its administration, under Mapping rules.")
	}
	return lines
}
