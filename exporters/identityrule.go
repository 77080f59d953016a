package exporters

import (
	"strconv"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// IdentityRuleNotes says which mapping rules of Management Identity an export
// could not declare, and what to do about each.
func IdentityRuleNotes(c *catalog.Catalog, p *plan.Plan) []Note {
	var notes []Note
	for _, rule := range RulesFor(p, plan.ForIdentity) {
		where := "mapping rule " + strconv.Quote(rule.Name)
		switch {
		case !c.Identity.RulesDeclared.Sure():
			notes = append(notes, Note{Where: where, Text: "It is not verified that Camunda " + string(c.Minor) +
				" reads declared mapping rules: create this one in Management Identity under Mappings."})
		case len(rule.Roles) > 0 && rule.Claim == p.FirstAdmin.Claim && rule.Value == p.FirstAdmin.Value:
			notes = append(notes, Note{Where: where, Text: "Management Identity makes the first administrator's rule itself and skips" +
				" another one on the same claim and value: give it the roles " + list(rule.Roles) + " under Mappings."})
		}
	}
	return notes
}

func list(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = strconv.Quote(name)
	}
	return strings.Join(quoted, ", ")
}
