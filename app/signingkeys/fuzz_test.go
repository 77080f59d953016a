package signingkeys_test

import (
	"strings"
	"testing"

	"entrastudio/app/signingkeys"
)

// FuzzOfIssuer: whatever a token says, the studio connects to a login host of
// Entra's by https, or not at all.
func FuzzOfIssuer(f *testing.F) {
	for _, seed := range []string{issuer, issuerV1, "https://login.microsoftonline.com@evil.example/" + tenant + "/v2.0", "https://evil.example?login.microsoftonline.com"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, issuer string) {
		a, err := signingkeys.OfIssuer(issuer)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\r\n") {
				t.Errorf("the error has several lines: %q", err)
			}
			return
		}
		if !strings.HasPrefix(a.Address(), a.Cloud.Login+"/"+a.Tenant+"/") || len(a.Tenant) != 36 {
			t.Errorf("%q leads to %s", issuer, a.Address())
		}
	})
}
