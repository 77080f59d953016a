package token

// readPayload reads the second part and judges the registered claims.
func (t *Token) readPayload() {
	if t.Form == FormEncrypted {
		return
	}
	if !t.readJSONPart(&t.Payload) {
		return
	}
	t.noteClaimTypes()
	t.noteTimes()
	names := []string{"iss", "sub", "aud", "exp", "nbf", "iat", "azp", "appid", "tid", "ver", "scp"}
	for _, f := range noteForeignCase(t.Payload.Members(), names) {
		t.addFault(t.Payload, f)
	}
}

// readSignature decodes the third part. Its bytes stay inside the package.
func (t *Token) readSignature() {
	if t.Form == FormEncrypted {
		return
	}
	p := &t.SignaturePart
	if p.Text == "" {
		t.noteEmpty(*p, "the signature is empty: the token is not signed")
		return
	}
	var defects []Defect
	p.bytes, defects = decodePart(p.Text, p.Name, p.Offset)
	t.Defects = append(t.Defects, defects...)
}

// noteClaimTypes judges the JSON types of the claims of RFC 7519, section 4.1.
func (t *Token) noteClaimTypes() {
	for _, name := range []string{"iss", "sub"} {
		if v, ok := t.Payload.Member(name); ok && v.Kind != ValueString {
			t.addFault(t.Payload, fault{DefectClaimType, v.Offset, name, quoteName(name) + " must be a string, not " + v.Kind.String()})
		}
	}
	if v, ok := t.Payload.Member("aud"); ok {
		if _, fits := v.Strings(); !fits {
			t.addFault(t.Payload, fault{DefectClaimType, v.Offset, "aud", `"aud" must be a string or an array of strings`})
		}
	}
}
