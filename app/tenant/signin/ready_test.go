package signin_test

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"math/big"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"entrastudio/app/secret"
	"entrastudio/app/tenant"
	"entrastudio/app/tenant/graphtest"
	"entrastudio/app/tenant/signin"
)

// jwt is a token with these claims and no signature.
func jwt(t *testing.T, claims map[string]any) string {
	t.Helper()
	part := func(v any) string {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return base64.RawURLEncoding.EncodeToString(data)
	}
	return part(map[string]any{"alg": "RS256", "typ": "JWT"}) + "." + part(claims) + "." + base64.RawURLEncoding.EncodeToString([]byte("signature"))
}

func TestAReadyTokenIsTakenFromItsVariable(t *testing.T) {
	s := graphtest.Start(t)
	text := s.Token("Application.Read.All")
	session, err := start(t, s, tenant.Request{Method: tenant.ReadyToken, TokenVariable: "STUDIO_TOKEN"}, signin.Options{
		Variable: func(name string) string { return map[string]string{"STUDIO_TOKEN": " Bearer " + text + "\n"}[name] },
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := session.Reading().Token(context.Background(), ""); err != nil || got != text {
		t.Errorf("got another token and %v", err)
	}
	if account := session.Account(); account.Name != "studio" || account.Method != tenant.ReadyToken {
		t.Errorf("the account is %+v", account)
	}
	if len(s.TokenRequests()) > 0 {
		t.Error("a ready token needs no sign-in")
	}
}

func TestAReadyTokenThatCannotDoIsRefused(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	const graph = "https://graph.microsoft.com"
	cases := map[string]struct{ text, says string }{
		"for another API": {jwt(t, map[string]any{"aud": "https://management.azure.com", "tid": graphtest.TenantID}), "not for Microsoft Graph"},
		"of yesterday":    {jwt(t, map[string]any{"aud": graph, "tid": graphtest.TenantID, "exp": now.Add(-time.Minute).Unix()}), "ended at"},
		"other tenant":    {jwt(t, map[string]any{"aud": graph, "tid": "99999999-2222-3333-4444-555555555555", "exp": now.Add(time.Hour).Unix()}), "99999999"},
		"nothing":         {" \n", "no token"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			s := graphtest.Start(t)
			_, err := start(t, s, tenant.Request{Method: tenant.ReadyToken, TokenVariable: "T"}, signin.Options{
				Variable: func(string) string { return c.text }, Now: func() time.Time { return now },
			})
			wantSignIn(t, err, c.says)
			if text := strings.TrimSpace(c.text); text != "" && strings.Contains(err.Error(), text) {
				t.Error("the token is shown")
			}
		})
	}
}

func TestATokenThatCannotBeReadIsGraphsToJudge(t *testing.T) {
	s := graphtest.Start(t)
	session, err := start(t, s, tenant.Request{Method: tenant.ReadyToken, TokenVariable: "T"}, signin.Options{Variable: func(string) string { return "EwAopaque" }})
	if err != nil || session.Account().Name != "" {
		t.Errorf("got %v", err)
	}
}

func TestAnAppSignsInWithItsCertificate(t *testing.T) {
	s := graphtest.StartTLS(t)
	session, err := start(t, s, tenant.Request{Method: tenant.Certificate, ClientID: graphtest.AppClientID, Certificate: certificate(t)}, signin.Options{})
	if err != nil || session.Account().Name != "studio" {
		t.Errorf("got %v", err)
	}
	asked := s.TokenRequests()
	if len(asked) != 1 || asked[0].Form.Get("client_assertion") == "" || asked[0].Form.Get("client_secret") != "" {
		t.Errorf("asked for %v", asked)
	}
}

func certificate(t *testing.T) []byte {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "studio"}, NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return append(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})...)
}

func TestTheAccountOfTheAzureCLIIsTaken(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the stand-in for az is a shell script")
	}
	s := graphtest.Start(t)
	folder := t.TempDir()
	text := s.Token("Application.Read.All")
	answer := `{"accessToken":"` + text + `","expiresOn":"2099-01-01 00:00:00.000000","expires_on":4070908800,"tokenType":"Bearer","tenant":"` + graphtest.TenantID + `"}`
	script := "#!/bin/sh\necho \"$@\" >>\"$0.calls\"\ncat <<'END'\n" + answer + "\nEND\n"
	if err := os.WriteFile(filepath.Join(folder, "az"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+string(os.PathListSeparator)+os.Getenv("PATH"))
	session, err := start(t, s, tenant.Request{Method: tenant.AzureCLI}, signin.Options{})
	if err != nil || session.Account().Name != "studio" || session.Account().Method != tenant.AzureCLI {
		t.Fatalf("got %v", err)
	}
	calls, err := os.ReadFile(filepath.Join(folder, "az.calls"))
	if err != nil || strings.Count(string(calls), "get-access-token") != 1 || !strings.Contains(string(calls), "--tenant "+graphtest.TenantID) {
		t.Errorf("az was called with %q, %v", calls, err)
	}
}

func TestAMissingToolIsSaid(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("other systems find a browser without PATH")
	}
	t.Setenv("PATH", t.TempDir())
	s := graphtest.Start(t)
	_, err := start(t, s, tenant.Request{Method: tenant.AzureCLI}, signin.Options{})
	wantSignIn(t, err, "az login --tenant "+graphtest.TenantID)
	_, err = start(t, s, tenant.Request{Method: tenant.Browser}, signin.Options{})
	wantSignIn(t, err, "device code")
}

func TestTheEnvironmentOfAzureIsTaken(t *testing.T) {
	s := graphtest.StartTLS(t)
	for name, value := range map[string]string{
		"AZURE_TENANT_ID": graphtest.TenantID, "AZURE_CLIENT_ID": graphtest.AppClientID, "AZURE_CLIENT_SECRET": graphtest.AppSecret,
	} {
		t.Setenv(name, value)
	}
	session, err := start(t, s, tenant.Request{Method: tenant.Default}, signin.Options{})
	if err != nil || session.Account().Name != "studio" {
		t.Errorf("got %v", err)
	}
}

func TestNoSecretIsPrinted(t *testing.T) {
	request := tenant.Request{Secret: secret.Of("canary~value")}
	text, err := json.Marshal(map[string]any{"secret": request.Secret})
	if err != nil || strings.Contains(string(text), "canary") {
		t.Errorf("%s, %v", text, err)
	}
}
