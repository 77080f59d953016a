package signingkeys

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/refusal"
	"entrastudio/model/token"
)

// Want says which key is looked for.
type Want struct {
	Authority Authority
	// KeyID is the kid; empty when any key of the tenant will do.
	KeyID string
	// AppID is the application (client) ID whose own signing keys are looked at
	// when the tenant's do not hold the kid: apps with claims mapping have such
	// keys (Microsoft Entra docs, access tokens). It may be empty.
	AppID string
}

// Of says which key a token needs. It errs for what no key of Entra's can check:
// a token of another issuer, one made for Microsoft Graph, or no signed token.
func Of(t *token.Token) (Want, error) {
	if t.Form != token.FormCompact {
		return Want{}, &refusal.Error{File: "token", What: "this is no signed token in three parts, so that no key can check it"}
	}
	if _, scrambled := t.Header.Member("nonce"); scrambled {
		return Want{}, &refusal.Error{File: "token", What: "it was made for Microsoft Graph, which alone can check it; no keys are fetched"}
	}
	authority, err := OfIssuer(t.Issuer())
	if err != nil {
		return Want{}, err
	}
	return Want{Authority: authority, KeyID: keyID(t), AppID: audience(t)}, nil
}

// keyID gives kid, or x5t where there is no kid, as v1.0 tokens may have it.
func keyID(t *token.Token) string {
	for _, name := range []string{"kid", "x5t"} {
		if v, ok := t.Header.Member(name); ok && v.Text != "" {
			return v.Text
		}
	}
	return ""
}

// audience is the app whose policies made the token: the one that it is for.
func audience(t *token.Token) string {
	for _, aud := range t.Audiences() {
		if id := strings.TrimPrefix(aud, "api://"); catalog.IsGUID(id) {
			return strings.ToLower(id)
		}
	}
	return ""
}
