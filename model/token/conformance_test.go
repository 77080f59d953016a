package token_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entrastudio/model/token"
)

// vectors gives the folder of public test vectors, or skips the test.
func vectors(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("ENTRA_STUDIO_VECTORS")
	if folder == "" {
		t.Skip("ENTRA_STUDIO_VECTORS names no folder of vectors")
	}
	return folder
}

func readVector(t *testing.T, into any, path ...string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(append([]string{vectors(t)}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	if into != nil {
		if err := json.Unmarshal(data, into); err != nil {
			t.Fatal(err)
		}
	}
	return data
}

func keySetOf(t *testing.T, jwk json.RawMessage) *token.KeySet {
	t.Helper()
	if len(jwk) == 0 {
		return jwks(t, rsaJWK("one", &pairs()[0].rsa.PublicKey, ""))
	}
	return jwks(t, string(jwk))
}

func TestRFC7515And7519ExamplesReadRight(t *testing.T) {
	var file struct {
		Vectors []struct {
			Name     string
			JWS      string
			Verifies bool
			JWK      json.RawMessage
			Claims   map[string]any
		}
	}
	readVector(t, &file, "rfc", "rfc7515-7519.json")
	for _, v := range file.Vectors {
		read := token.Read(v.JWS)
		want := token.Invalid
		if v.Verifies {
			want = token.Valid
		}
		if got := read.Verify(keySetOf(t, v.JWK)); got.State != want {
			t.Errorf("%s: %+v, want %s", v.Name, got, want)
		}
		for name := range v.Claims {
			if _, ok := read.Payload.Member(name); !ok {
				t.Errorf("%s: the claim %s was not read", v.Name, name)
			}
		}
	}
	t.Logf("judged %d vectors", len(file.Vectors))
}

func TestRFC7520SignaturesReadRight(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(vectors(t), "rfc7520", "jws_4_*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no vectors: %v", err)
	}
	for _, file := range files {
		var v struct {
			Input   struct{ Key json.RawMessage }
			Output  struct{ Compact string }
			Signing struct {
				SigInput string `json:"sig-input"`
				Sig      string
			}
		}
		readVector(t, &v, "rfc7520", filepath.Base(file))
		keys := keySetOf(t, v.Input.Key)
		whole := v.Signing.SigInput + "." + v.Signing.Sig
		if got := token.Read(whole).Verify(keys); got.State != token.Valid {
			t.Errorf("%s: %+v", filepath.Base(file), got)
		}
		if v.Output.Compact != whole {
			if got := token.Read(v.Output.Compact).Verify(keys); got.State == token.Valid || !strings.Contains(got.Words, "detached") {
				t.Errorf("%s: detached content: %+v", filepath.Base(file), got)
			}
		}
		if got := token.Read(flipped(whole)).Verify(keys); got.State != token.Invalid {
			t.Errorf("%s, altered: %+v", filepath.Base(file), got)
		}
	}
	t.Logf("judged %d vectors, each also altered", len(files))
}

// flipped changes the first character of the signature.
func flipped(raw string) string {
	at := strings.LastIndexByte(raw, '.') + 1
	c := byte('A')
	if raw[at] == c {
		c = 'B'
	}
	return raw[:at] + string(c) + raw[at+1:]
}

func TestRFC7520EncryptionIsRecognised(t *testing.T) {
	var v struct{ Output struct{ Compact string } }
	readVector(t, &v, "rfc7520", "jwe_5_1.key_encryption_using_rsa_v15_and_aes-hmac-sha2.json")
	if kind, _ := token.Read(v.Output.Compact).Kind(); kind != token.KindEncrypted {
		t.Errorf("kind %s", kind)
	}
}

func TestMicrosoftSampleTokensReadRight(t *testing.T) {
	for version, want := range map[string]string{"1": "1.0", "2": "2.0"} {
		raw := strings.TrimSpace(string(readVector(t, nil, "entra", "sample-access-token-v"+version+".jwt")))
		found := token.Find(raw)
		if len(found) != 1 {
			t.Fatalf("found %d tokens", len(found))
		}
		read := found[0].Read()
		kind, why := read.Kind()
		if kind != token.KindUserAccess || read.Version() != want || read.Cloud() != "public" {
			t.Errorf("v%s: kind %s (%s), version %s, cloud %s", version, kind, why, read.Version(), read.Cloud())
		}
		// Microsoft altered both signatures, so that nobody can use them.
		if len(read.Defects) != 1 || read.Defects[0].Kind != token.DefectTrailingBits || read.Defects[0].Part != token.PartSignature {
			t.Errorf("v%s: %+v", version, read.Defects)
		}
		for _, c := range read.Claims() {
			if c.Meaning == "" {
				t.Errorf("v%s: the claim %s has no meaning", version, c.Name)
			}
		}
	}
}

func TestMicrosoftKeySetReadsWhole(t *testing.T) {
	set, err := token.ParseKeys(readVector(t, nil, "entra", "jwks-common-2024-excerpt.json"))
	if err != nil || set.Err() != nil || set.Usable() != 3 {
		t.Fatalf("%v, %v, %d usable", err, set.Err(), set.Usable())
	}
	for _, k := range set.Keys {
		if k.Issuer == "" {
			t.Errorf("key %s has no issuer", k.ID)
		}
	}
}

func TestIssuerTemplatesFitAsMicrosoftTestsThem(t *testing.T) {
	var file struct {
		Cases []struct {
			Name, Template, TokenIssuer, TID string
			Valid                            bool
		}
	}
	readVector(t, &file, "entra", "aad-issuer-cases.json")
	for _, c := range file.Cases {
		if got := token.IssuerFits(c.Template, c.TokenIssuer, c.TID); got != c.Valid {
			t.Errorf("%s: %v, want %v", c.Name, got, c.Valid)
		}
	}
	t.Logf("judged %d cases", len(file.Cases))
}
