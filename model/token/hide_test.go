package token_test

import (
	"encoding/base64"
	"testing"

	"entrastudio/model/token"
)

func TestATextWithATokenIsToldFromOneWithout(t *testing.T) {
	encode := base64.RawURLEncoding.EncodeToString
	raw := encode([]byte(`{"alg":"RS256"}`)) + "." + encode([]byte(`{"aud":"a"}`)) + "." + encode([]byte("signature"))
	for text, want := range map[string]bool{
		raw: true, "Bearer " + raw: true, "": false, "https://login.example.com/a.b.c": false, "1.2.3": false,
	} {
		if got := token.Hides(text); got != want {
			t.Errorf("%.30q: %v, want %v", text, got, want)
		}
	}
}
