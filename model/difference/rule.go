package difference

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// compareRules compares the declared mapping rules as sets: their order has no
// meaning. Thousands of rules are found by what they say.
func compareRules(older, newer *evidence.Picture) []Difference {
	var differences []Difference
	for _, pair := range pairsOf(older.Rules, newer.Rules) {
		d := Difference{Kind: OfRule}
		for _, rule := range []*evidence.Rule{pair.is, pair.was} {
			if rule != nil {
				d.Where, d.Title, d.Component = ruleName(rule), ruleName(rule), ruleOwner(rule)
			}
		}
		if pair.was != nil {
			d.Place, d.Old = pair.was.Place, catalog.TextOf(describe(pair.was))
		}
		if pair.is != nil {
			d.New = catalog.TextOf(describe(pair.is))
		}
		differences = append(differences, d)
	}
	return differences
}

// pair is a rule that differs: was is nil for a new one, is for one that is gone.
type pair struct{ was, is *evidence.Rule }

// pairsOf lists the rules that only one side has. Two of one name and target are
// one rule that changed.
func pairsOf(older, newer []evidence.Rule) []pair {
	counts := map[string]int{}
	for i := range newer {
		counts[identity(&newer[i])]++
	}
	var gone []*evidence.Rule
	for i := range older {
		if id := identity(&older[i]); counts[id] > 0 {
			counts[id]--
			continue
		}
		gone = append(gone, &older[i])
	}
	byName := map[string][]*evidence.Rule{}
	for i := range newer {
		if id := identity(&newer[i]); counts[id] > 0 {
			counts[id]--
			name := nameAndTarget(&newer[i])
			byName[name] = append(byName[name], &newer[i])
		}
	}
	var pairs []pair
	for _, was := range gone {
		p := pair{was: was}
		if same := byName[nameAndTarget(was)]; len(same) > 0 {
			p.is, byName[nameAndTarget(was)] = same[0], same[1:]
		}
		pairs = append(pairs, p)
	}
	for i := range newer {
		name := nameAndTarget(&newer[i])
		if slices.Contains(byName[name], &newer[i]) {
			pairs = append(pairs, pair{is: &newer[i]})
		}
	}
	return pairs
}

func identity(r *evidence.Rule) string { return ruleName(r) + "\x00" + describe(r) }

func nameAndTarget(r *evidence.Rule) string { return string(r.Target) + "\x00" + r.Name }

func ruleName(r *evidence.Rule) string { return "mapping rule " + strconv.Quote(r.Name) }

func ruleOwner(r *evidence.Rule) catalog.Name {
	if r.Target == plan.ForCluster {
		return catalog.Orchestration
	}
	return catalog.ManagementIdentity
}

func describe(r *evidence.Rule) string {
	operator := string(r.Operator)
	if operator == "" {
		operator = "="
	}
	text := fmt.Sprintf("%s: %s %s %s", r.Target, r.Claim, operator, r.Value)
	if len(r.Roles) > 0 {
		text += ", roles " + strings.Join(r.Roles, ", ")
	}
	if len(r.Tenants) > 0 {
		text += ", tenants " + strings.Join(r.Tenants, ", ")
	}
	return text
}
