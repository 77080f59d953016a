package report

import (
	"io"
	"slices"
	"strings"
	"time"

	"entrastudio/model/catalog"
	"entrastudio/model/scene"
	"entrastudio/model/token"
)

// Token is what is said about one token.
type Token struct {
	Token *token.Token
	// Where says what it was found in; empty for a bare token.
	Where     string
	Signature token.Signature
	Problems  []token.Problem
	Sentence  string
	// Rows compares the token with the components; nil without a deployment.
	Rows []Row
}

// Row compares a token with one component.
type Row struct {
	Component catalog.Name `json:"component"`
	Accepted  bool         `json:"accepted"`
	// Why is the first reason against it, or what speaks for it.
	Why string `json:"why"`
	// Roles are the roles that the token gets there.
	Roles []string `json:"roles"`
	// Rules lists the rules that do not match, with the first condition that
	// failed.
	Rules []string `json:"rules,omitempty"`
}

// OfToken judges a token at a moment, with keys and a deployment where there are
// any.
func OfToken(t *token.Token, where string, keys *token.KeySet, s *scene.Scene, at time.Time) *Token {
	r := &Token{
		Token: t, Where: where, Signature: t.Verify(keys),
		Problems: t.Judge(at), Sentence: t.Sentence(at),
	}
	if s != nil {
		r.Rows = Rows(s, t, at)
	}
	return r
}

// Rows compares a token with every component that is on.
func Rows(s *scene.Scene, t *token.Token, at time.Time) []Row {
	var rows []Row
	for _, part := range s.Parts() {
		if part.Name() == catalog.Connectors {
			continue
		}
		rows = append(rows, row(part, t, at))
	}
	return rows
}

func row(part scene.Part, t *token.Token, at time.Time) Row {
	r := Row{Component: part.Name(), Roles: []string{}}
	if why := refused(part, t, at); why != "" {
		r.Why = why
		return r
	}
	r.Accepted, r.Why = true, "issuer, audience and time fit"
	access := part.Access(t)
	for _, role := range access.Roles {
		if !slices.Contains(r.Roles, role.Name) {
			r.Roles = append(r.Roles, role.Name)
		}
	}
	for i := range access.Trials {
		trial := &access.Trials[i]
		if !trial.Matched {
			r.Rules = append(r.Rules, trial.Rule.Name+": "+trial.Why())
		}
	}
	if access.Declared && len(r.Roles) == 0 {
		r.Why = "accepted, but no rule or member gives it a role"
	}
	return r
}

// refused is the first reason why a component refuses the token; empty where it
// takes it.
func refused(part scene.Part, t *token.Token, at time.Time) string {
	issuer := part.Get("issuer").Value.String()
	var accepted []string
	for _, a := range part.Audiences() {
		accepted = append(accepted, a.Audience)
	}
	switch {
	case t.ForGraph():
		return "it is made for Microsoft Graph"
	case !part.FitsComponent(t):
		return "its audience is " + listed(t.Audiences()) + ", accepted is " + listed(accepted)
	case issuer != "" && t.Issuer() != issuer:
		return "its issuer is " + t.Issuer() + ", configured is " + issuer
	}
	for _, problem := range t.Judge(at) {
		if problem.Code == token.CodeExpired || problem.Code == token.CodeNotYetValid || problem.Code == token.CodeMalformed {
			return problem.Words
		}
	}
	return ""
}

func listed(items []string) string {
	if len(items) == 0 {
		return "none"
	}
	return strings.Join(items, ", ")
}

type tokenJSON struct {
	Where     string        `json:"where,omitempty"`
	Kind      token.Kind    `json:"kind"`
	KindWhy   string        `json:"kindWhy"`
	Sentence  string        `json:"sentence"`
	Label     string        `json:"label"`
	Signature token.State   `json:"signature"`
	Reason    token.Reason  `json:"reason"`
	Words     string        `json:"words"`
	KeyID     string        `json:"kid,omitempty"`
	Version   string        `json:"version,omitempty"`
	Issuer    string        `json:"issuer,omitempty"`
	Tenant    string        `json:"tenant,omitempty"`
	Audiences []string      `json:"audiences"`
	Client    string        `json:"client,omitempty"`
	Problems  []problemJSON `json:"problems"`
	Defects   []defectJSON  `json:"defects"`
	Claims    []claimJSON   `json:"claims"`
	Rows      []Row         `json:"components,omitempty"`
}

type problemJSON struct {
	Code  string         `json:"code"`
	Part  token.PartName `json:"part"`
	Claim string         `json:"claim,omitempty"`
	At    int            `json:"offset"`
	Words string         `json:"words"`
}

type defectJSON struct {
	Kind   token.DefectKind `json:"kind"`
	Part   token.PartName   `json:"part"`
	At     int              `json:"offset"`
	Member string           `json:"member,omitempty"`
	Words  string           `json:"words"`
}

type claimJSON struct {
	Part    token.PartName `json:"part"`
	Name    string         `json:"name"`
	Value   string         `json:"value"`
	Known   string         `json:"known,omitempty"`
	Meaning string         `json:"meaning,omitempty"`
	Trap    string         `json:"trap,omitempty"`
	Time    *time.Time     `json:"time,omitempty"`
}

// TokensJSON writes one object for one token; further ones stand in its member
// "more".
func TokensJSON(w io.Writer, reports []*Token) error {
	all := make([]tokenJSON, len(reports))
	for i, r := range reports {
		all[i] = r.json()
	}
	return Encode(w, struct {
		tokenJSON
		More []tokenJSON `json:"more,omitempty"`
	}{all[0], all[1:]})
}

func (r *Token) json() tokenJSON {
	kind, why := r.Token.Kind()
	out := tokenJSON{
		Where: r.Where, Kind: kind, KindWhy: why, Sentence: r.Sentence, Label: r.Label(),
		Signature: r.Signature.State, Reason: r.Signature.Reason, Words: r.Signature.Words, KeyID: r.Signature.KeyID,
		Version: r.Token.Version(), Issuer: r.Token.Issuer(), Tenant: r.Token.Tenant(),
		Audiences: append([]string{}, r.Token.Audiences()...), Client: r.Token.ClientID(),
		Problems: []problemJSON{}, Defects: []defectJSON{}, Claims: []claimJSON{}, Rows: r.Rows,
	}
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, problemJSON{p.Code, p.Part, p.Claim, p.Offset, p.Words})
	}
	for _, d := range r.Token.Defects {
		out.Defects = append(out.Defects, defectJSON{d.Kind, d.Part, d.Offset, d.Member, d.Words})
	}
	for _, c := range r.Token.Claims() {
		claim := claimJSON{Part: c.Part, Name: c.Name, Value: c.Display, Known: c.Known, Meaning: c.Meaning, Trap: c.Trap}
		if !c.Time.IsZero() {
			moment := c.Time.UTC()
			claim.Time = &moment
		}
		out.Claims = append(out.Claims, claim)
	}
	return out
}

// Label says whether the token may be trusted: a decoded token is not a
// verified one.
func (r *Token) Label() string {
	switch r.Signature.State {
	case token.Valid:
		return "signature valid"
	case token.Invalid:
		return "signature does not fit"
	default:
		return "decoded, not verified"
	}
}
