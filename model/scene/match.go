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

// Trial is one mapping rule tried against a token. There can be ten thousand of
// them, so it only notes what Why needs.
type Trial struct {
	Rule    *evidence.Rule
	Matched bool
	// Miss is the kind of the first condition that failed.
	Miss Miss
	// claim is what the token holds where the rule looked.
	claim token.Value
}

// Why is the first condition that failed; empty where the rule matched.
func (t *Trial) Why() string {
	switch t.Miss {
	case NoMiss:
		return ""
	case NoClaim:
		return "the token has no claim " + t.Rule.Claim
	case TextForList:
		return "CONTAINS wants a list, and " + t.Rule.Claim + " is one text"
	case ListForText:
		return "EQUALS wants one text, and " + t.Rule.Claim + " is a list"
	case BadPath:
		return "the claim expression " + t.Rule.Claim + " gives nothing the studio can follow"
	case OnlyCase:
		return "only the letter case differs from " + t.Rule.Value
	case NotText:
		return fmt.Sprintf("%s is %s, and only a text can equal the rule's value", t.Rule.Claim, itemsOf(t.claim)[0].Kind)
	}
	if t.claim.Kind == token.ValueArray {
		return "none of the " + strconv.Itoa(len(t.claim.Items)) + " values of " + t.Rule.Claim + " is " + t.Rule.Value
	}
	return t.Rule.Claim + " is " + t.claim.Text + ", not " + t.Rule.Value
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
	return newMatcher(minor, payload).try(&rule)
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

func (m *matcher) try(rule *evidence.Rule) Trial {
	if rule.Target == plan.ForCluster {
		return m.tryCluster(rule)
	}
	return m.tryIdentity(rule)
}

// tryIdentity matches as Management Identity does: EQUALS wants a text claim
// with exactly this value, CONTAINS a list with one such item
// (camunda-docs#8173).
func (m *matcher) tryIdentity(rule *evidence.Rule) Trial {
	values := follow(m.payload, rule.Claim)
	if len(values) == 0 {
		return Trial{Rule: rule, Miss: NoClaim}
	}
	claim := values[0]
	switch {
	case rule.Operator == plan.Contains && claim.Kind == token.ValueString:
		return Trial{Rule: rule, Miss: TextForList}
	case rule.Operator != plan.Contains && claim.Kind == token.ValueArray:
		return Trial{Rule: rule, Miss: ListForText}
	}
	return m.compare(rule, claim)
}

// tryCluster matches as the Orchestration Cluster does: the claim is a JSONPath
// expression; a list must hold the value, anything else must be a text that
// equals it (camunda, MappingRuleMatcher).
func (m *matcher) tryCluster(rule *evidence.Rule) Trial {
	path, ok := parseClaimPath(rule.Claim, m.minor.AtLeast(catalog.V810))
	if !ok {
		return Trial{Rule: rule, Miss: BadPath}
	}
	values, list := path.read(m.payload)
	if len(values) == 0 {
		return Trial{Rule: rule, Miss: NoClaim}
	}
	if list {
		return m.compare(rule, token.Value{Kind: token.ValueArray, Items: values})
	}
	return m.compare(rule, values[0])
}

// textsOf gathers the texts among a claim's values.
func (m *matcher) textsOf(rule *evidence.Rule, items []token.Value) texts {
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
func (m *matcher) compare(rule *evidence.Rule, claim token.Value) Trial {
	items := itemsOf(claim)
	found := m.textsOf(rule, items)
	switch {
	case found.exact[rule.Value]:
		return Trial{Rule: rule, Matched: true}
	case found.folded[strings.ToLower(rule.Value)]:
		return Trial{Rule: rule, Miss: OnlyCase}
	case len(found.exact) == 0 && len(items) > 0:
		return Trial{Rule: rule, Miss: NotText, claim: claim}
	default:
		return Trial{Rule: rule, Miss: OtherValue, claim: claim}
	}
}

// itemsOf is what a claim holds: its items, or itself where it is no list.
func itemsOf(claim token.Value) []token.Value {
	if claim.Kind == token.ValueArray {
		return claim.Items
	}
	return []token.Value{claim}
}
