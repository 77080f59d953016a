package check

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/scene"
	"entrastudio/model/token"
)

// judged is one token of the evidence with what it says alone, and the
// components that it is compared with.
type judged struct {
	token    *token.Token
	place    evidence.Place
	problems []token.Problem
	// parts are the component that the token is for under each tool; none
	// where that is not known.
	parts []scene.Part
	// component is whose token it is; empty where that is not known.
	component catalog.Name
}

// mayBeFor reports whether the token is one for a component, as far as anybody
// knows.
func (j judged) mayBeFor(name catalog.Name) bool { return j.component == "" || j.component == name }

// readable reports whether any claim could be read.
func (j judged) readable() bool { return len(j.token.Payload.Members()) > 0 }

// whole reports whether every claim could be read. Of a token that was cut short
// nobody can say which claims it does not hold.
func (j judged) whole() bool {
	return j.readable() && !slices.ContainsFunc(j.token.Defects, func(d token.Defect) bool {
		if d.Part != token.PartPayload {
			return false
		}
		switch d.Kind {
		case token.DefectNotJSON, token.DefectBadCharacter, token.DefectBadLength, token.DefectInvalidUTF8, token.DefectTooDeep, token.DefectTooMany:
			return true
		default:
			return false
		}
	})
}

// tells reports whether a claim, or that there is none, can be relied on: the
// last claim of a token that was cut short may be cut itself.
func (j judged) tells(claim string) bool {
	if j.whole() {
		return true
	}
	members := j.token.Payload.Members()
	at := slices.IndexFunc(members, func(m token.Member) bool { return m.Name == claim })
	return at >= 0 && at < len(members)-1
}

// tokens are the tokens of the evidence that somebody is to accept.
func (in *inspection) tokens() []judged {
	return memo(in, "tokens", func() []judged {
		var all []judged
		for i := range in.Picture.Tokens {
			if t := &in.Picture.Tokens[i]; !in.bystander(t) {
				all = append(all, in.judge(t))
			}
		}
		return all
	})
}

// bystander reports a token that came along with an access token and is shown to
// no component: the ID token or refresh token of a token response.
func (in *inspection) bystander(t *evidence.Token) bool {
	kind, _ := t.Token.Kind()
	switch kind {
	case token.KindID, token.KindRefresh, token.KindOpaque, token.KindUnknown:
	default:
		return false
	}
	return slices.ContainsFunc(in.Picture.Tokens, func(other evidence.Token) bool {
		kind, _ := other.Token.Kind()
		access := kind == token.KindUserAccess || kind == token.KindAppAccess || kind == token.KindGraph
		return access && other.Place.File == t.Place.File
	})
}

// judge works out whose a token is: the component's that was asked for, or by its
// audience. Without a moment nothing is said of its times.
func (in *inspection) judge(t *evidence.Token) judged {
	j := judged{token: t.Token, place: t.Place, component: in.Component}
	if in.Component != "" {
		j.parts = in.PartsOf(in.Component)
	} else if p, ok := in.PartFor(t.Token); ok {
		j.component = p.Name()
		j.parts = in.PartsOf(p.Name())
	}
	j.problems = slices.DeleteFunc(t.Token.Judge(in.At), func(p token.Problem) bool {
		timed := p.Code == token.CodeExpired || p.Code == token.CodeNotYetValid
		return timed && in.At.IsZero() || p.Code == token.CodeAlgUnsafe && headless(t.Token)
	})
	return j
}

// headless reports a token whose header is not there in full: that it names no
// algorithm follows from that.
func headless(t *token.Token) bool {
	if t.Has(token.DefectAlgNone) || t.Has(token.DefectAlgHMAC) || t.Has(token.DefectCritical) {
		return false
	}
	return slices.ContainsFunc(t.Defects, func(d token.Defect) bool {
		return d.Part == token.PartHeader && d.Kind != token.DefectAlgMissing && d.Kind != token.DefectAlgUnknown
	})
}

// candidates are the parts that a token is compared with: those that it is for,
// or all where nobody knows whose it is.
func (in *inspection) candidates(j judged) []scene.Part {
	if len(j.parts) > 0 {
		return j.parts
	}
	return in.parts()
}

// found begins a finding on a claim of a token.
func (j judged) found(claim string) Finding {
	place := j.place
	place.Address = claim
	f := Finding{Component: j.component, Place: place}
	if value, ok := j.token.Payload.Member(claim); ok {
		f.Found = Side{Value: shown(value), Because: "the token says so", Place: place}
	}
	return f
}

// shown is a claim's value as one short line.
func shown(v token.Value) string {
	text := v.Text
	if texts, ok := v.Strings(); ok {
		text = strings.Join(texts, ", ")
	}
	return shorten(text)
}

// longest is how much of a text a finding repeats.
const longest = 300

func shorten(text string) string {
	if len(text) <= longest {
		return text
	}
	return strings.ToValidUTF8(text[:longest], "") + " ..."
}

// alone makes a rule of what a token says by itself.
func alone(d Declaration) rule {
	return rule{d, func(in *inspection, r *report) {
		for _, j := range in.tokens() {
			for _, p := range j.problems {
				if Code(p.Code) == d.Code {
					r.add(j.aboutProblem(p, d))
				}
			}
		}
	}}
}

// aboutProblem names the claim that has the problem, and what it holds.
func (j judged) aboutProblem(p token.Problem, d Declaration) Finding {
	f := j.found(p.Claim)
	f.Detail = sentence(p.Words) + " " + d.Explanation
	if p.Part == token.PartHeader {
		f.Found = Side{}
	}
	if f.Found.Value == "" {
		f.Found = Side{Value: p.Claim, Because: p.Words, Place: f.Place}
	}
	return f
}

// sentence makes a sentence of words that begin small and end without a stop.
func sentence(words string) string {
	if words == "" {
		return ""
	}
	return strings.ToUpper(words[:1]) + words[1:] + "."
}

// findBadSignature reports a signature that was computed and does not fit; a key that
// is merely unknown proves nothing.
func findBadSignature(in *inspection, r *report) {
	if !in.Picture.KeysGiven || in.Picture.Keyset == nil {
		return
	}
	for _, j := range in.tokens() {
		verdict := j.token.Verify(in.Picture.Keyset)
		if !verdict.Mismatch() {
			continue
		}
		place := j.place
		f := Finding{Component: j.component, Place: place}
		f.Detail = sentence(verdict.Words) + " Nothing in it can be relied on: it was changed after it was signed, or somebody else made it. Get a fresh token from Entra."
		f.Expected = Side{Value: "a signature that fits", Because: "the given keys sign Entra's tokens"}
		f.Found = Side{Value: string(verdict.Reason), Because: verdict.Words, Place: place}
		r.add(f)
	}
}
