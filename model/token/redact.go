package token

import (
	"encoding/base64"
	"strings"
)

// masked stands in a shared token for a personal value.
const masked = `"(masked)"`

// removedSignature stands in place of the signature. It decodes, so that
// readers still take the text for a whole token, but it can never fit.
const removedSignature = "SIGNATURE-IS-REMOVED"

// Redact gives a form of the token that is fit for sharing: the signature is
// gone, so that nobody can use the token, and the claims that say who someone
// is are masked, and so are all claims that are not in the table of claims.
// What support needs stays: issuer, audience, tenant, client, version, times,
// roles, groups, scopes. What cannot be read part by part is not shared at all.
func Redact(raw string) string {
	return Read(raw).Redacted()
}

// Redacted gives the token's form that is fit for sharing; see Redact.
func (t *Token) Redacted() string {
	if t.Form != FormCompact || t.Header.Value.Kind != ValueObject || t.brokenOff(PartHeader) {
		kind, _ := t.Kind()
		return "(" + strings.ToLower(kind.Title()) + ", removed)"
	}
	g := book()
	payload := "(removed)"
	if t.Payload.Value.Kind == ValueObject {
		payload = encodePart(g.mask(t.Payload))
	}
	return encodePart(g.mask(t.Header)) + "." + payload + "." + removedSignature
}

func encodePart(json string) string { return base64.RawURLEncoding.EncodeToString([]byte(json)) }

// mask rebuilds the object from its members, in their order and duplicates
// included. Nothing that stood outside a member's value comes along.
func (g glossary) mask(p Part) string {
	var b strings.Builder
	b.WriteByte('{')
	for i, m := range p.Members() {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(p.JSON[m.Offset:endOfName(p.JSON, m)])
		b.WriteByte(':')
		b.WriteString(g.maskValue(p.Name, m))
	}
	b.WriteByte('}')
	return b.String()
}

// endOfName gives the offset after the name's closing quote: what lies between
// it and the value is white space and the colon.
func endOfName(json string, m Member) int {
	return strings.LastIndexByte(json[:m.Value.Offset], '"') + 1
}

// maskValue keeps the value of a claim that the table knows as not personal,
// when it has the plain shape such a claim has; objects could hold anything.
func (g glossary) maskValue(part PartName, m Member) string {
	t, known := g.term(part, m.Name)
	if !known || t.personal || t.internal || !complete(m.Value) {
		return masked
	}
	return m.Value.Raw
}

// complete says that a value is plain and was read to its end.
func complete(v Value) bool {
	switch v.Kind {
	case ValueString:
		return len(v.Raw) > 1 && strings.HasSuffix(v.Raw, `"`)
	case ValueArray:
		_, texts := v.Strings()
		return texts && strings.HasSuffix(v.Raw, "]")
	}
	return v.Kind != ValueObject && v.Kind != ValueNone
}
