package token

import "strings"

// readHeader reads the first part and notes what a verifier must not obey.
func (t *Token) readHeader() {
	if !t.readJSONPart(&t.Header) {
		return
	}
	if t.Form == FormEncrypted {
		t.noteEncrypted()
		return
	}
	t.noteAlgorithm()
	if v, ok := t.Header.Member("crit"); ok {
		t.addFault(t.Header, fault{DefectCritical, v.Offset, "crit", "crit names members that a reader must understand: some readers ignore it, all others refuse the token, and Entra does not send it"})
	}
	for _, name := range []string{"kid", "typ", "cty", "x5t"} {
		if v, ok := t.Header.Member(name); ok && v.Kind != ValueString {
			t.addFault(t.Header, fault{DefectHeaderType, v.Offset, name, quoteName(name) + " must be a string, not " + v.Kind.String()})
		}
	}
	for _, f := range noteForeignCase(t.Header.Members(), []string{"alg", "kid", "crit", "b64", "typ", "jwk", "jku", "x5u", "x5c"}) {
		t.addFault(t.Header, f)
	}
}

// readJSONPart decodes and parses a part. It says whether an object came out,
// be it a broken one.
func (t *Token) readJSONPart(p *Part) bool {
	if p.Text == "" {
		t.noteEmpty(*p, "the "+string(p.Name)+" is empty")
		return false
	}
	bytes, defects := decodePart(p.Text, p.Name, p.Offset)
	t.Defects = append(t.Defects, defects...)
	p.bytes, p.JSON = bytes, string(bytes)
	value, faults := readJSON(p.JSON)
	p.Value = value
	for _, f := range faults {
		t.addFault(*p, f)
	}
	if value.Kind != ValueObject && value.Kind != ValueNone {
		t.addFault(*p, fault{DefectNotObject, value.Offset, "", "a JSON object is expected, this is " + value.Kind.String()})
	}
	return value.Kind == ValueObject
}

// noteEmpty notes a part with nothing in it, not one that was never there.
func (t *Token) noteEmpty(p Part, words string) {
	if p.present {
		t.add(Defect{Kind: DefectEmptyPart, Part: p.Name, Offset: p.Offset, Decoded: -1, Words: words})
	}
}

// noteEncrypted tells a JWE from five parts of anything else.
func (t *Token) noteEncrypted() {
	if _, ok := t.Header.Member("enc"); ok {
		t.addWhole(DefectEncrypted, 0, "five parts: the token is encrypted (JWE), and only the app that holds the private key can read it")
		return
	}
	t.Form = FormBroken
	t.notePartCount(len(t.Raw))
}

// noteAlgorithm judges the alg member alone; whether a key fits is Verify's.
func (t *Token) noteAlgorithm() {
	v, ok := t.Header.Member("alg")
	if !ok || v.Kind != ValueString {
		t.addFault(t.Header, fault{DefectAlgMissing, v.Offset, "alg", "alg is missing or is no string: nothing says how the token was signed"})
		return
	}
	name := strings.TrimSpace(v.Text)
	switch {
	case name == "" || strings.EqualFold(name, "none"):
		t.addFault(t.Header, fault{DefectAlgNone, v.Offset, "alg", "alg is none: the token is not signed, anyone can have written it"})
	case isHMAC(name):
		t.addFault(t.Header, fault{DefectAlgHMAC, v.Offset, "alg", "alg is an HMAC algorithm: whoever can check the token can write it, and Entra never uses one"})
		fallthrough
	default:
		if !isSignatureAlgorithm(v.Text) {
			t.addFault(t.Header, fault{DefectAlgUnknown, v.Offset, "alg", "alg names no signature algorithm of RFC 7518 in its exact spelling"})
		}
	}
}

func isHMAC(name string) bool { return len(name) > 2 && strings.EqualFold(name[:2], "HS") }
