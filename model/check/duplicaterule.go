package check

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

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
	seen := newRuleIndex(rules)
	for i := range rules {
		if earlier := seen.addOrFind(int32(i)); earlier >= 0 {
			in.reportDuplicate(r, &rules[earlier], &rules[i])
		}
	}
}

// ruleIndex finds rules by claim and value. A map of these would take eight times
// the memory, at each keystroke in a plan.
type ruleIndex struct {
	rules []evidence.Rule
	seed  maphash.Seed
	// claim is the claim of the rule before, and hash its hash: most share it.
	claim string
	hash  uint64
	// last is the last rule of each bucket, before the one that came before a rule
	// into its bucket; both count from 1, and 0 is none.
	last, before []int32
}

// hashSpread keeps the sums of two hashes apart where claim and value change places.
const hashSpread = 31

func newRuleIndex(rules []evidence.Rule) *ruleIndex {
	return &ruleIndex{
		rules: rules, seed: maphash.MakeSeed(),
		last: make([]int32, len(rules)+1), before: make([]int32, len(rules)),
	}
}

// addOrFind adds a rule, or gives the first that is the same to Camunda; -1 for none.
func (x *ruleIndex) addOrFind(i int32) int32 {
	rule := &x.rules[i]
	if rule.Claim != x.claim || i == 0 {
		x.claim, x.hash = rule.Claim, maphash.String(x.seed, rule.Claim)
	}
	hash := maphash.String(x.seed, rule.Value) + x.hash*hashSpread
	bucket := &x.last[hash%uint64(len(x.last))]
	first := int32(-1)
	for at := *bucket; at > 0; at = x.before[at-1] {
		if other := &x.rules[at-1]; other.Claim == rule.Claim && other.Value == rule.Value && oneRule(other, rule) {
			first = at - 1
		}
	}
	if first < 0 {
		x.before[i], *bucket = *bucket, i+1
	}
	return first
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
