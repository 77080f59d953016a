package scene

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/token"
)

// Trial is one mapping rule tried against a token.
type Trial struct {
	Rule    evidence.Rule
	Matched bool
	// Why is the first condition that failed; empty where the rule matched.
	Why string
	// Miss is the kind of the first condition that failed.
	Miss Miss
}

// Miss is why a rule does not match.
type Miss string

// The kinds of misses.
const (
	NoMiss      Miss = ""
	NoClaim     Miss = "claim missing"
	OtherValue  Miss = "other value"
	OnlyCase    Miss = "only letter case differs"
	ListForText Miss = "EQUALS against a list"
	TextForList Miss = "CONTAINS against a text"
	NotText     Miss = "not a text"
	BadPath     Miss = "claim expression not understood"
)

// Try tries a rule against a token's payload, by the matching of the component
// that the rule lives in.
func Try(minor catalog.Minor, rule evidence.Rule, payload token.Value) Trial {
	if rule.Target == plan.ForCluster {
		return tryCluster(minor, rule, payload)
	}
	return tryIdentity(rule, payload)
}

// tryIdentity matches as Management Identity does: EQUALS wants a text claim
// with exactly this value, CONTAINS a list with one such item
// (camunda-docs#8173).
func tryIdentity(rule evidence.Rule, payload token.Value) Trial {
	values := follow(payload, rule.Claim)
	if len(values) == 0 {
		return missed(rule, NoClaim, "the token has no claim "+rule.Claim)
	}
	claim := values[0]
	switch {
	case rule.Operator == plan.Contains && claim.Kind == token.ValueString:
		return missed(rule, TextForList, "CONTAINS wants a list, and "+rule.Claim+" is one text")
	case rule.Operator != plan.Contains && claim.Kind == token.ValueArray:
		return missed(rule, ListForText, "EQUALS wants one text, and "+rule.Claim+" is a list")
	}
	return compare(rule, claim)
}

// tryCluster matches as the Orchestration Cluster does: the claim is a JSONPath
// expression; a list must hold the value, anything else must be a text that
// equals it (camunda, MappingRuleMatcher).
func tryCluster(minor catalog.Minor, rule evidence.Rule, payload token.Value) Trial {
	path, ok := parseClaimPath(rule.Claim, minor.AtLeast(catalog.V810))
	if !ok {
		return missed(rule, BadPath, "the claim expression "+rule.Claim+" gives nothing the studio can follow")
	}
	values, list := path.read(payload)
	if len(values) == 0 {
		return missed(rule, NoClaim, "the token has no claim "+rule.Claim)
	}
	if list {
		return compare(rule, token.Value{Kind: token.ValueArray, Items: values})
	}
	return compare(rule, values[0])
}

// compare looks for the rule's value in a claim. Only texts can be equal to it:
// a boolean or a number never is.
func compare(rule evidence.Rule, claim token.Value) Trial {
	items := []token.Value{claim}
	if claim.Kind == token.ValueArray {
		items = claim.Items
	}
	texts, fold := 0, false
	for _, item := range items {
		if item.Kind != token.ValueString {
			continue
		}
		texts++
		if item.Text == rule.Value {
			return Trial{Rule: rule, Matched: true}
		}
		fold = fold || strings.EqualFold(item.Text, rule.Value)
	}
	switch {
	case fold:
		return missed(rule, OnlyCase, "only the letter case differs from "+rule.Value)
	case texts == 0 && len(items) > 0:
		return missed(rule, NotText, fmt.Sprintf("%s is %s, and only a text can equal the rule's value", rule.Claim, items[0].Kind))
	case claim.Kind == token.ValueArray:
		return missed(rule, OtherValue, fmt.Sprintf("none of the %d values of %s is %s", len(items), rule.Claim, rule.Value))
	default:
		return missed(rule, OtherValue, fmt.Sprintf("%s is %s, not %s", rule.Claim, claim.Text, rule.Value))
	}
}

func missed(rule evidence.Rule, miss Miss, why string) Trial {
	return Trial{Rule: rule, Miss: miss, Why: why}
}
