package token

import (
	"errors"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// The codes of what can be wrong with a token taken alone. They are codes of
// findings; what needs a plan or keys as well is judged elsewhere.
const (
	CodeMalformed       = "token.malformed"
	CodeEncrypted       = "token.encrypted"
	CodeDuplicateMember = "token.duplicate-member"
	CodeAlgUnsafe       = "token.alg-unsafe"
	CodeExpired         = "token.expired"
	CodeNotYetValid     = "token.not-yet-valid"
	CodeVersion1        = "token.version-1"
	CodeForGraph        = "token.for-graph"
	CodeIsIDToken       = "token.is-id-token"
	CodeAppOnly         = "token.app-only"
	CodeGroupsOverage   = "token.groups-overage"
	CodeTooLarge        = "token.too-large"
	CodeNonceHeader     = "token.nonce-header"
)

// LongToken is the number of characters from which a token endangers the 8 KB
// that servers allow for all headers of a request.
const LongToken = 5000

// Problem is one thing that is wrong with, or worth knowing of, a token.
type Problem struct {
	// Code is one of the codes above.
	Code string
	Part PartName
	// Offset is the byte offset in the token.
	Offset int
	// Claim is the header member or claim concerned, or "".
	Claim string
	// Words is a sentence for a person.
	Words string
}

// Judge says what is wrong with the token taken alone at a given time: its
// defects, its registered claims (with a minute of Skew), its version and kind.
// Each code comes once, the weightier ones first.
func (t *Token) Judge(now time.Time) []Problem {
	j := judgement{token: t}
	j.defects()
	if t.Payload.Value.Kind == ValueObject {
		j.times(now)
		j.issuer()
		j.purpose()
		j.groups()
	}
	j.header()
	j.length()
	return j.problems
}

type judgement struct {
	token    *Token
	problems []Problem
}

// add keeps one problem a code and puts further words to it.
func (j *judgement) add(p Problem) {
	const most = 400
	for i := range j.problems {
		if known := &j.problems[i]; known.Code == p.Code {
			if len(known.Words)+len(p.Words) < most && !strings.Contains(known.Words, p.Words) {
				known.Words += "; " + p.Words
			}
			return
		}
	}
	j.problems = append(j.problems, p)
}

// claim adds a problem at a claim of the payload.
func (j *judgement) claim(code, name, words string) {
	v, _ := j.token.Payload.Member(name)
	j.add(Problem{Code: code, Part: PartPayload, Offset: j.token.Payload.Offset + v.Offset*4/3, Claim: name, Words: words})
}

func (j *judgement) defects() {
	for _, d := range j.token.Defects {
		if code := j.codeOf(d); code != "" {
			j.add(Problem{Code: code, Part: d.Part, Offset: d.Offset, Claim: d.Member, Words: d.Words})
		}
	}
}

func (j *judgement) codeOf(d Defect) string {
	switch d.Kind {
	case DefectLineWrapped, DefectTrailingBits:
		// The text still says what it says; only its signature suffers.
		return ""
	case DefectEncrypted:
		return CodeEncrypted
	case DefectDuplicateMember, DefectMemberCase:
		return CodeDuplicateMember
	case DefectAlgNone, DefectAlgHMAC, DefectAlgMissing, DefectAlgUnknown, DefectCritical:
		return CodeAlgUnsafe
	case DefectEmptyPart:
		// A token that says alg none has no signature by its own word.
		if d.Part == PartSignature && j.token.Has(DefectAlgNone) {
			return ""
		}
	}
	return CodeMalformed
}

// times asks golang-jwt. A claim that is missing or no number is a defect and
// stands there already.
func (j *judgement) times(now time.Time) {
	err := j.token.validate(now)
	if errors.Is(err, jwt.ErrTokenExpired) {
		j.claim(CodeExpired, "exp", "the token ended "+j.distance("exp", now))
	}
	if errors.Is(err, jwt.ErrTokenNotValidYet) {
		j.claim(CodeNotYetValid, "nbf", "the token counts only "+j.distance("nbf", now))
	}
	if errors.Is(err, jwt.ErrTokenUsedBeforeIssued) {
		j.claim(CodeNotYetValid, "iat", "the token says that it was issued "+j.distance("iat", now)+": is the clock of one side wrong?")
	}
}

func (j *judgement) distance(name string, now time.Time) string {
	v, _ := j.token.Payload.Member(name)
	at, _ := unixTime(v)
	return Relative(at, now) + " (" + at.UTC().Format(time.RFC3339) + ")"
}

func (j *judgement) issuer() {
	switch {
	case j.token.Payload.text("ver") == "1.0":
		j.claim(CodeVersion1, "ver", "the token is of version 1.0: its issuer, client and user claims are not the ones that Camunda reads")
	case j.token.issuer.Version == "1.0":
		j.claim(CodeVersion1, "iss", "the issuer is that of version 1.0 tokens")
	}
}

func (j *judgement) purpose() {
	kind, why := j.token.Kind()
	switch {
	case j.token.ForGraph():
		j.claim(CodeForGraph, "aud", "the token is for Microsoft Graph: the request named no scope of the app itself, such as <client id>/.default")
	case kind == KindID:
		name := j.token.firstOf("nonce", "at_hash", "c_hash", "aud")
		j.claim(CodeIsIDToken, name, "this is an ID token, where an API wants an access token: "+why)
	}
	if app, why := j.token.AppOnly(); app {
		j.claim(CodeAppOnly, j.token.firstOf("idtyp", "oid", "sub", "aud"), "an application got this token for itself, there is no user in it: "+why)
	}
}

func (j *judgement) groups() {
	if _, leftOut := j.token.Groups(); leftOut {
		j.claim(CodeGroupsOverage, j.token.firstOf("_claim_names", "hasgroups", "groups:src1"), "the user is in too many groups to list them: the token holds none, and rules on groups do not match")
	}
}

func (j *judgement) header() {
	if v, ok := j.token.Header.Member("nonce"); ok {
		j.add(Problem{
			Code: CodeNonceHeader, Part: PartHeader, Offset: v.Offset * 4 / 3, Claim: "nonce",
			Words: "the header holds a nonce: the token was made for Microsoft Graph, and nobody else can check its signature",
		})
	}
}

func (j *judgement) length() {
	if n := len(j.token.Raw); n > LongToken {
		j.add(Problem{Code: CodeTooLarge, Part: PartWhole, Words: "the token is " + itoa(n) + " characters long: many servers refuse requests with more than 8 KB of headers"})
	}
}
