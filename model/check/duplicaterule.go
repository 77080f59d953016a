package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// pair is a rule's claim and value.
type pair struct{ claim, value string }

// oneRule reports whether two rules of one claim and value are one to Camunda.
// Lists in different places replace one another, so only those of one place are
// compared.
func oneRule(a, b *evidence.Rule) bool {
	if a.Target != b.Target || a.Input != b.Input || a.Target == plan.ForIdentity && ruleType(a) != ruleType(b) {
		return false
	}
	return a.Place.Address == b.Place.Address ||
		strings.HasPrefix(a.Place.Address, planRules) && strings.HasPrefix(b.Place.Address, planRules)
}

// findDuplicateRule goes through the rules once: there can be ten thousand.
func findDuplicateRule(in *inspection, r *report) {
	rules := in.Picture.Rules
	// Nearly every rule is the only one of its claim and value.
	first := make(map[pair]int32, len(rules))
	further := map[pair][]int32{}
	for i := range rules {
		key := pair{rules[i].Claim, rules[i].Value}
		earlier, seen := first[key]
		if !seen {
			first[key] = int32(i)
			continue
		}
		at := slices.IndexFunc(append([]int32{earlier}, further[key]...), func(j int32) bool { return oneRule(&rules[j], &rules[i]) })
		switch {
		case at < 0:
			further[key] = append(further[key], int32(i))
		case at == 0:
			in.reportDuplicate(r, &rules[earlier], &rules[i])
		default:
			in.reportDuplicate(r, &rules[further[key][at-1]], &rules[i])
		}
	}
}

func (in *inspection) reportDuplicate(r *report, earlier, rule *evidence.Rule) {
	f := onRule(rule, rule.Claim+" = "+rule.Value, "the rule "+rule.Name+" says so")
	f.Detail = fmt.Sprintf("The rules %s (%s) and %s both map %s = %s. Camunda keeps one rule for a claim and value, so the roles of the other are never given. Join them into one rule.", earlier.Name, earlier.Place, rule.Name, rule.Claim, rule.Value)
	f.Expected = Side{Value: "one rule for a claim and value", Because: "the rule " + earlier.Name + " has them already", Place: earlier.Place}
	f.Fix.Edit = in.joined(earlier, rule)
	r.add(f)
}

// joined gives the roles and tenants of a second rule of a plan to the first and
// takes the second away.
func (in *inspection) joined(first, second *evidence.Rule) *plan.Edit {
	if !strings.HasPrefix(first.Place.Address, planRules) || !strings.HasPrefix(second.Place.Address, planRules) {
		return nil
	}
	if _, err := strconv.Atoi(strings.TrimPrefix(second.Place.Address, planRules)); err != nil {
		return nil
	}
	var changes []plan.Change
	for _, field := range []struct {
		name         string
		first, other []string
	}{{"roles", first.Roles, second.Roles}, {"tenants", first.Tenants, second.Tenants}} {
		all := slices.Clone(field.first)
		for _, item := range field.other {
			if !slices.Contains(all, item) {
				all = append(all, item)
			}
		}
		if len(all) > len(field.first) {
			changes = append(changes, plan.Change{Path: first.Place.Address + "/" + field.name, Old: catalog.ListOf(field.first...), New: catalog.ListOf(all...)})
		}
	}
	changes = append(changes, plan.Change{Path: second.Place.Address, Remove: true})
	return &plan.Edit{Label: "Join the two rules", Changes: changes}
}
