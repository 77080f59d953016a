package scene

import (
	"fmt"
	"strconv"
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
	return newMatcher(minor, payload).try(rule)
}

// matcher tries many rules against one payload: what a long list holds is looked
// through once, not once a rule.
type matcher struct {
	minor   catalog.Minor
	payload token.Value
	lists   map[listKey]texts
}

// listKey is one claim as the rules of one target read it.
type listKey struct {
	target plan.Target
	claim  string
}

func newMatcher(minor catalog.Minor, payload token.Value) *matcher {
	return &matcher{minor: minor, payload: payload, lists: map[listKey]texts{}}
}

// texts are the texts among a claim's values, as they are and in lower case.
type texts struct{ exact, folded map[string]bool }

func (m *matcher) try(rule evidence.Rule) Trial {
	if rule.Target == plan.ForCluster {
		return m.tryCluster(rule)
	}
	return m.tryIdentity(rule)
}

// tryIdentity matches as Management Identity does: EQUALS wants a text claim
// with exactly this value, CONTAINS a list with one such item
// (camunda-docs#8173).
func (m *matcher) tryIdentity(rule evidence.Rule) Trial {
	values := follow(m.payload, rule.Claim)
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
	return m.compare(rule, claim)
}

// tryCluster matches as the Orchestration Cluster does: the claim is a JSONPath
// expression; a list must hold the value, anything else must be a text that
// equals it (camunda, MappingRuleMatcher).
func (m *matcher) tryCluster(rule evidence.Rule) Trial {
	path, ok := parseClaimPath(rule.Claim, m.minor.AtLeast(catalog.V810))
	if !ok {
		return missed(rule, BadPath, "the claim expression "+rule.Claim+" gives nothing the studio can follow")
	}
	values, list := path.read(m.payload)
	if len(values) == 0 {
		return missed(rule, NoClaim, "the token has no claim "+rule.Claim)
	}
	if list {
		return m.compare(rule, token.Value{Kind: token.ValueArray, Items: values})
	}
	return m.compare(rule, values[0])
}

// textsOf gathers the texts among a claim's values.
func (m *matcher) textsOf(rule evidence.Rule, items []token.Value) texts {
	key := listKey{rule.Target, rule.Claim}
	known, ok := m.lists[key]
	if ok {
		return known
	}
	known = texts{make(map[string]bool, len(items)), make(map[string]bool, len(items))}
	for _, item := range items {
		if item.Kind == token.ValueString {
			known.exact[item.Text] = true
			known.folded[strings.ToLower(item.Text)] = true
		}
	}
	m.lists[key] = known
	return known
}

// compare looks for the rule's value in a claim. Only texts can be equal to it:
// a boolean or a number never is.
func (m *matcher) compare(rule evidence.Rule, claim token.Value) Trial {
	items := []token.Value{claim}
	if claim.Kind == token.ValueArray {
		items = claim.Items
	}
	found := m.textsOf(rule, items)
	switch {
	case found.exact[rule.Value]:
		return Trial{Rule: rule, Matched: true}
	case found.folded[strings.ToLower(rule.Value)]:
		return missed(rule, OnlyCase, "only the letter case differs from "+rule.Value)
	case len(found.exact) == 0 && len(items) > 0:
		return missed(rule, NotText, fmt.Sprintf("%s is %s, and only a text can equal the rule's value", rule.Claim, items[0].Kind))
	case claim.Kind == token.ValueArray:
		return missed(rule, OtherValue, "none of the "+strconv.Itoa(len(items))+" values of "+rule.Claim+" is "+rule.Value)
	default:
		return missed(rule, OtherValue, rule.Claim+" is "+claim.Text+", not "+rule.Value)
	}
}

func missed(rule evidence.Rule, miss Miss, why string) Trial {
	return Trial{Rule: rule, Miss: miss, Why: why}
}
