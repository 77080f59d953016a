package token

import "sort"

// MaxLength is the greatest number of bytes that Read reads: 1 MB. Entra's
// tokens are below 10 kB, and no server takes a header of more than 64 kB.
const MaxLength = 1 << 20

// Form is what a string turned out to be, before its content is looked at.
type Form string

// The forms of a token.
const (
	FormCompact   Form = "compact"   // three parts: a signed token
	FormEncrypted Form = "encrypted" // five parts: a JWE
	FormOpaque    Form = "opaque"    // a personal account's token
	FormRefresh   Form = "refresh"   // a refresh token or an authorization code
	FormBroken    Form = "broken"    // none of these
)

// Token is what could be read of one token, however broken it is.
type Token struct {
	// Raw is the token as it was given to Read.
	Raw  string
	Form Form
	// Header and Payload hold what was read; their members are empty where
	// nothing could be.
	Header, Payload Part
	// SignaturePart is the third part. Its bytes are never shown.
	SignaturePart Part
	// Defects are in the order of their offset.
	Defects []Defect

	// issuer is iss, taken apart once.
	issuer Issuer
}

// Part is one part between two dots.
type Part struct {
	Name PartName
	// Offset is the byte offset in the token.
	Offset int
	// Text is the base64url text.
	Text string
	// JSON is the decoded text of header or payload. For the signature it is
	// "", and a payload that is no JSON stands here all the same.
	JSON string
	// Value is the JSON value of header or payload.
	Value Value

	// present says that the split met this part, be it empty.
	present bool
	bytes   []byte
}

// Members are the members of the part's object, in order.
func (p Part) Members() []Member { return p.Value.Members }

// Member gives the first member with exactly this name.
func (p Part) Member(name string) (Value, bool) { return find(p.Value.Members, name) }

// text gives the member's text, or "" when it is absent or no string.
func (p Part) text(name string) string {
	v, _ := p.Member(name)
	return v.Text
}

// Read reads a token. It never fails: it gives back all that it could read of
// a broken token, and names each defect. It takes the string as it is; cut
// "Bearer " and quotes off with Find first.
func Read(raw string) *Token {
	t := &Token{Raw: raw, Form: formOf(raw)}
	t.split()
	t.readHeader()
	t.readPayload()
	t.readSignature()
	t.issuer = ParseIssuer(t.Issuer())
	sort.SliceStable(t.Defects, func(i, j int) bool { return t.Defects[i].Offset < t.Defects[j].Offset })
	return t
}

// Has says whether a defect of this kind was found.
func (t *Token) Has(kind DefectKind) bool {
	for _, d := range t.Defects {
		if d.Kind == kind {
			return true
		}
	}
	return false
}

func (t *Token) add(d Defect) { t.Defects = append(t.Defects, d) }

// addWhole notes a defect of the token as a whole.
func (t *Token) addWhole(kind DefectKind, at int, words string) {
	t.add(Defect{Kind: kind, Part: PartWhole, Offset: at, Decoded: -1, Words: words})
}

// addFault places a fault of a part's JSON text: four characters of base64url
// hold three bytes.
func (t *Token) addFault(p Part, f fault) {
	t.add(Defect{
		Kind: f.kind, Part: p.Name, Offset: p.Offset + f.offset*4/3, Decoded: f.offset,
		Member: f.member, Words: "in the " + string(p.Name) + ", at byte " + itoa(f.offset) + ": " + f.words,
	})
}
