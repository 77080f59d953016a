package signingkeys_test

import (
	"errors"
	"strings"
	"testing"

	"entrastudio/app/signingkeys"
	"entrastudio/model/catalog"
	"entrastudio/model/refusal"
	"entrastudio/model/token"
)

func TestAnIssuerThatIsNotEntrasIsRefusedByName(t *testing.T) {
	for _, other := range []string{
		"https://keycloak.example/auth/realms/camunda", "http://login.microsoftonline.com/" + tenant + "/v2.0",
		"https://login.microsoftonline.com.evil.example/" + tenant + "/v2.0", "https://evil.example#login.microsoftonline.com/" + tenant + "/v2.0",
		"https://login.microsoftonline.com@evil.example/" + tenant + "/v2.0", "https://login.microsoftonline.com/" + tenant + "/v2.0/token",
		"https://127.0.0.1/" + tenant + "/v2.0", "file:///etc/passwd",
	} {
		_, err := signingkeys.OfIssuer(other)
		var refused *refusal.Error
		if !errors.As(err, &refused) || refused.File != other || refused.Hint == "" {
			t.Errorf("%s: %v", other, err)
		}
	}
	for _, unclear := range []string{host + "/common/v2.0", host + "/contoso.onmicrosoft.com/v2.0"} {
		if _, err := signingkeys.OfIssuer(unclear); err == nil || !strings.Contains(err.Error(), "names no tenant ID") {
			t.Errorf("%s: %v", unclear, err)
		}
	}
	long := "https://evil.example/" + strings.Repeat("x", 1<<16) + "\nfake line"
	if _, err := signingkeys.OfIssuer(long); err == nil || len(err.Error()) > 400 || strings.Contains(err.Error(), "\n") {
		t.Errorf("a long issuer is shown as it is: %d bytes", len(err.Error()))
	}
	if _, err := signingkeys.OfIssuer(""); err == nil || !strings.HasPrefix(err.Error(), "(no issuer): ") {
		t.Errorf("no issuer: %v", err)
	}
}

func TestAnAuthorityIsThatOfTheTokensCloudAndVersion(t *testing.T) {
	for iss, address := range map[string]string{
		issuer:   host + discoveryPath,
		issuerV1: host + "/" + tenant + "/.well-known/openid-configuration",
		"https://login.microsoftonline.us/" + tenant + "/v2.0":         "https://login.microsoftonline.us" + discoveryPath,
		"https://login.partner.microsoftonline.cn/" + tenant + "/v2.0": "https://login.partner.microsoftonline.cn" + discoveryPath,
		"https://sts.chinacloudapi.cn/" + tenant + "/":                 "https://login.partner.microsoftonline.cn/" + tenant + "/.well-known/openid-configuration",
	} {
		a, err := signingkeys.OfIssuer(iss)
		if err != nil || a.Address() != address || a.Issuer() != iss {
			t.Errorf("%s: address %s, issuer %s, %v", iss, a.Address(), a.Issuer(), err)
		}
	}
	unknown := signingkeys.Authority{Cloud: catalog.Cloud{Login: "https://login.example"}, Tenant: tenant, Version: catalog.V1}
	if unknown.Issuer() != "" {
		t.Errorf("a cloud without a v1.0 issuer has the issuer %s", unknown.Issuer())
	}
}

func TestATokenSaysWhichKeyItNeeds(t *testing.T) {
	want, err := signingkeys.Of(signed(t, "one", claims()))
	if err != nil || want.KeyID != "one" || want.AppID != app || want.Authority.Tenant != tenant || want.Authority.Version != catalog.V2 {
		t.Errorf("want %+v, %v", want, err)
	}
	c := claims()
	c["aud"] = "api://" + strings.ToUpper(app)
	if want, err := signingkeys.Of(signed(t, "one", c)); err != nil || want.AppID != app {
		t.Errorf("with an identifier URI: %+v, %v", want, err)
	}
	c["aud"] = "https://camunda.example"
	if want, err := signingkeys.Of(signed(t, "one", c)); err != nil || want.AppID != "" {
		t.Errorf("with an audience that names no app: %+v, %v", want, err)
	}
}

func TestATokenThatNoKeyOfEntraChecksAsksForNone(t *testing.T) {
	for text, says := range map[string]string{
		"": "no signed token", "a.b.c.d.e": "no signed token", "0.AAA-refresh": "no signed token",
		"eyJub25jZSI6IngiLCJhbGciOiJSUzI1NiJ9.e30.AA": "Microsoft Graph",
		"eyJhbGciOiJSUzI1NiJ9.e30.AA":                 "(no issuer)",
	} {
		if _, err := signingkeys.Of(token.Read(text)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %q", text, err, says)
		}
	}
}
