package token_test

import (
	"strings"
	"testing"

	"github.com/golang-jwt/jwt/v5"

	"entrastudio/model/token"
)

func FuzzRead(f *testing.F) {
	for _, h := range hostileTokens(f) {
		if len(h.raw) < 5000 {
			f.Add(h.raw)
		}
	}
	f.Add(signed(f, claims(nil)))
	keys := ownKeys(f)
	f.Fuzz(func(t *testing.T, raw string) {
		read := token.Read(raw)
		for _, d := range read.Defects {
			if d.Offset < 0 || d.Offset > len(raw) || d.Words == "" {
				t.Fatalf("%+v in %d bytes", d, len(raw))
			}
		}
		for _, c := range read.Claims() {
			part := read.Header
			if c.Part == token.PartPayload {
				part = read.Payload
			}
			if part.JSON[c.Offset:c.Offset+c.Length] != c.Raw {
				t.Fatalf("%+v is misplaced", c)
			}
		}
		read.Judge(now())
		_ = read.Sentence(now())
		if shared := token.Read(read.Redacted()).Verify(keys); shared.State == token.Valid {
			t.Fatal("a redacted token is valid")
		}
		// What golang-jwt refuses by its signature must not be valid here.
		if read.Verify(keys).State == token.Valid {
			if _, parts, err := jwt.NewParser().ParseUnverified(raw, jwt.MapClaims{}); len(parts) != 3 && !strings.Contains(err.Error(), "JSON") {
				t.Fatalf("valid, but %v", err)
			}
		}
	})
}

func FuzzFind(f *testing.F) {
	raw := signed(f, claims(nil))
	for _, text := range []string{
		raw, "Bearer " + raw, `{"access_token":"` + raw + `"}`, "https://a/b?c=d#id_token=" + raw, wrap(raw, 76, "\n"), "x " + raw + " y",
		`{"log":{"entries":[{"request":{"url":"https://a/?code=0.AXkAAAAAAAAAAAAAAAAAAAAAA","headers":[{"name":"Authorization","value":"Bearer ` + raw + `"}]}}]}}`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, found := range token.Find(text) {
			if found.Raw == "" || found.Joined == "" || found.Where == "" || found.Said == "" || found.Line < 1 || found.Column < 1 || found.Times < 1 {
				t.Fatalf("%+v", found)
			}
			if !found.Wrapped && found.Raw != found.Joined {
				t.Fatalf("joined without a word: %+v", found)
			}
			found.Read()
		}
	})
}

func FuzzParseKeys(f *testing.F) {
	p := pairs()
	f.Add([]byte(`{"keys":[` + rsaJWK("one", &p[0].rsa.PublicKey, `,"x5c":["AAAA"]`) + `]}`))
	f.Add([]byte(ecJWK("three", &p[0].ec.PublicKey, "")))
	f.Add([]byte("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"))
	read := token.Read(signed(f, claims(nil)))
	f.Fuzz(func(t *testing.T, data []byte) {
		set, err := token.ParseKeys(data)
		if (set == nil) == (err == nil) {
			t.Fatalf("%v and %v", set, err)
		}
		if err != nil {
			return
		}
		if set.Err() == nil && set.Usable() != len(set.Keys) {
			t.Fatal("a key is lost without an error")
		}
		read.Verify(set)
	})
}
