package scene

import (
	"iter"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/token"
)

// Principal is who a token stands for in the Orchestration Cluster.
type Principal struct {
	// User and Client are what was found; at most one is set.
	User, Client string
	// From is the setting that names the claim that decided.
	From evidence.Effective
	// Why says in words how it was decided, or what is missing.
	Why string
}

// Known reports whether the cluster finds anybody in the token.
func (p Principal) Known() bool { return p.User != "" || p.Client != "" }

// Principal works out whom the Orchestration Cluster takes a token for. The
// client claim comes first, unless preferUsernameClaim is set: without it every
// person's token, which carries azp too, is taken for a client
// (camunda#39049).
func (p Part) Principal(t *token.Token) Principal {
	username, client := p.Get("usernameClaim"), p.Get("clientIdClaim")
	user := p.claim(t, username)
	app := p.claim(t, client)
	prefer := p.Get("preferUsernameClaim").Value.True()
	switch {
	case user != "" && (prefer || app == ""):
		return Principal{User: user, From: username, Why: "the claim " + username.Value.String() + " names the user"}
	case app != "":
		return Principal{Client: app, From: client, Why: "the claim " + client.Value.String() + " names a client, and it is asked first"}
	default:
		return Principal{From: username, Why: "the token has neither the claim " + username.Value.String() + " nor " + client.Value.String()}
	}
}

func (p Part) claim(t *token.Token, setting evidence.Effective) string {
	path, ok := parseClaimPath(setting.Value.String(), p.scene.Catalog.Minor.AtLeast(catalog.V810))
	if !ok {
		return ""
	}
	values, _ := path.read(t.Payload.Value)
	if len(values) != 1 || values[0].Kind != token.ValueString {
		return ""
	}
	return values[0].Text
}

// ClaimPresent reports whether a token holds the claim that an expression of
// the cluster names.
func (s *Scene) ClaimPresent(t *token.Token, expression string) bool {
	path, ok := parseClaimPath(expression, s.Catalog.Minor.AtLeast(catalog.V810))
	if !ok {
		return false
	}
	values, _ := path.read(t.Payload.Value)
	return len(values) > 0
}

// FitsComponent reports whether any of a token's audiences is one that the
// component accepts.
func (p Part) FitsComponent(t *token.Token) bool {
	for _, accepted := range p.Audiences() {
		for _, audience := range t.Audiences() {
			if audience == accepted.Audience {
				return true
			}
		}
	}
	return false
}

// PartFor finds the component that a token was made for, by its audience: under
// each tool the component whose own audience it carries, then one that accepts
// it besides.
func (s *Scene) PartFor(t *token.Token) (Part, bool) {
	for _, own := range []bool{true, false} {
		for _, p := range s.parts {
			if p.Component.Name != catalog.Connectors && p.carries(t, own) {
				return p, true
			}
		}
	}
	return Part{}, false
}

func (p Part) carries(t *token.Token, own bool) bool {
	for _, accepted := range p.Audiences() {
		if own && accepted.Added {
			continue
		}
		for _, audience := range t.Audiences() {
			if audience == accepted.Audience {
				return true
			}
		}
	}
	return false
}

// RulesFor visits the declared mapping rules of one target, which must not be
// changed.
func (s *Scene) RulesFor(target plan.Target) iter.Seq[*evidence.Rule] {
	return func(yield func(*evidence.Rule) bool) {
		for i := range s.Picture.Rules {
			if rule := &s.Picture.Rules[i]; rule.Target == target && !yield(rule) {
				return
			}
		}
	}
}
