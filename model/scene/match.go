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
	Rule *evidence.Rule
	// claim is what the token holds where the rule looked; nil where a miss is
	// told without it.
	claim *token.Value
	// Miss is the kind of the first condition that failed.
	Miss    Miss
	Matched bool
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
		return fmt.Sprintf("%s is %s, and only a text can equal the rule's value", t.Rule.Claim, itemsOf(*t.claim)[0].Kind)
	}
	if t.claim.Kind == token.ValueArray {
		return "none of the " + strconv.Itoa(len(t.claim.Items)) + " values of " + t.Rule.Claim + " is " + t.Rule.Value
	}
	return t.Rule.Claim + " is " + t.claim.Text + ", not " + t.Rule.Value
}

// Miss is why a rule does not match.
type Miss uint8

// The kinds of misses. OnlyCase: only the letter case differs. ListForText is
// EQUALS against a list, TextForList CONTAINS against a text, and BadPath a claim
// expression that the studio does not follow.
const (
	NoMiss Miss = iota
	NoClaim
	OtherValue
	OnlyCase
	ListForText
	TextForList
	NotText
	BadPath
)

// Try tries a rule against a token's payload, by the matching of the component
// that the rule lives in.
func Try(minor catalog.Minor, rule evidence.Rule, payload token.Value) Trial {
	return newMatcher(minor, payload).try(&rule)
}

// matcher tries many rules against one payload. Thousands of rules read a few
// claims, so each is read once, and not once a rule.
type matcher struct {
	minor   catalog.Minor
	payload token.Value
	claims  map[claimKey]*claimRead
	// last is the claim of the rule before, which most rules share.
	lastKey claimKey
	last    *claimRead
}

// claimKey is one claim as the rules of one target read it.
type claimKey struct {
	target plan.Target
	claim  string
}

// claimRead is what rules on one claim find in the payload.
type claimRead struct {
	value token.Value
	// miss says why nothing can be compared; NoMiss where something can.
	miss Miss
	// texts are the texts among the claim's values, folded the same in lower case.
	texts, folded map[string]bool
	// other is the miss of a value that is not among them.
	other Miss
}

func newMatcher(minor catalog.Minor, payload token.Value) *matcher {
	return &matcher{minor: minor, payload: payload, claims: map[claimKey]*claimRead{}}
}

// try compares as Management Identity does, where EQUALS wants a text claim with
// exactly this value and CONTAINS a list with one such item (camunda-docs#8173), or
// as the Orchestration Cluster does: a list must hold the value, anything else must
// be a text that equals it (camunda, MappingRuleMatcher).
func (m *matcher) try(rule *evidence.Rule) Trial {
	claim := m.claimOf(rule)
	if claim.miss != NoMiss {
		return Trial{Rule: rule, Miss: claim.miss}
	}
	if rule.Target != plan.ForCluster {
		switch {
		case rule.Operator == plan.Contains && claim.value.Kind == token.ValueString:
			return Trial{Rule: rule, Miss: TextForList}
		case rule.Operator != plan.Contains && claim.value.Kind == token.ValueArray:
			return Trial{Rule: rule, Miss: ListForText}
		}
	}
	switch {
	case !claim.folded[strings.ToLower(rule.Value)]:
		return Trial{Rule: rule, Miss: claim.other, claim: &claim.value}
	case claim.texts[rule.Value]:
		return Trial{Rule: rule, Matched: true}
	default:
		return Trial{Rule: rule, Miss: OnlyCase}
	}
}

// claimOf is what a rule's claim holds.
func (m *matcher) claimOf(rule *evidence.Rule) *claimRead {
	key := claimKey{plan.ForIdentity, rule.Claim}
	if rule.Target == plan.ForCluster {
		key.target = plan.ForCluster
	}
	if m.last != nil && key == m.lastKey {
		return m.last
	}
	read := m.claims[key]
	if read == nil {
		read = &claimRead{}
		read.value, read.miss = m.read(key)
		read.gather()
		m.claims[key] = read
	}
	m.lastKey, m.last = key, read
	return read
}

// read looks a claim up. To the cluster it is a JSONPath expression.
func (m *matcher) read(key claimKey) (token.Value, Miss) {
	if key.target != plan.ForCluster {
		values := follow(m.payload, key.claim)
		if len(values) == 0 {
			return token.Value{}, NoClaim
		}
		return values[0], NoMiss
	}
	path, ok := parseClaimPath(key.claim, m.minor.AtLeast(catalog.V810))
	if !ok {
		return token.Value{}, BadPath
	}
	values, list := path.read(m.payload)
	switch {
	case len(values) == 0:
		return token.Value{}, NoClaim
	case list:
		return token.Value{Kind: token.ValueArray, Items: values}, NoMiss
	default:
		return values[0], NoMiss
	}
}

// gather notes the texts among a claim's values. Only texts can be equal to a
// rule's value: a boolean or a number never is.
func (c *claimRead) gather() {
	items := itemsOf(c.value)
	c.texts, c.folded = make(map[string]bool, len(items)), make(map[string]bool, len(items))
	for _, item := range items {
		if item.Kind == token.ValueString {
			c.texts[item.Text] = true
			c.folded[strings.ToLower(item.Text)] = true
		}
	}
	c.other = OtherValue
	if len(c.texts) == 0 && len(items) > 0 {
		c.other = NotText
	}
}

// itemsOf is what a claim holds: its items, or itself where it is no list.
func itemsOf(claim token.Value) []token.Value {
	if claim.Kind == token.ValueArray {
		return claim.Items
	}
	return []token.Value{claim}
}
