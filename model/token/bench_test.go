package token_test

import (
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"strings"
	"testing"

	"entrastudio/model/token"
)

// BenchmarkRawRSAVerify is the measure that the others are held against: the
// one RSA verification that no reader can do without.
func BenchmarkRawRSAVerify(b *testing.B) {
	raw := signed(b, claims(nil))
	read := token.Read(raw)
	text := raw[:strings.LastIndexByte(raw, '.')]
	key := &pairs()[0].rsa.PublicKey
	sum := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(nil, pairs()[0].rsa, crypto.SHA256, sum[:])
	if err != nil || read.Raw == "" {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		sum := sha256.Sum256([]byte(text))
		if rsa.VerifyPKCS1v15(key, crypto.SHA256, sum[:], signature) != nil {
			b.Fatal("does not fit")
		}
	}
}

// BenchmarkReadVerifyExplain does all that is done to one token.
func BenchmarkReadVerifyExplain(b *testing.B) {
	raw := signed(b, claims(nil))
	keys := ownKeys(b)
	b.ReportAllocs()
	for b.Loop() {
		read := token.Read(raw)
		if read.Verify(keys).State != token.Valid || len(read.Claims()) != 17 || len(read.Judge(now())) != 0 || read.Sentence(now()) == "" {
			b.Fatal("not read as it should be")
		}
	}
}

// BenchmarkFindAndRead reads one token out of a paste, without keys.
func BenchmarkFindAndRead(b *testing.B) {
	text := "Authorization: Bearer " + signed(b, claims(nil)) + "\n"
	b.ReportAllocs()
	for b.Loop() {
		if len(token.Find(text)[0].Read().Claims()) != 17 {
			b.Fatal("not read as it should be")
		}
	}
}

// BenchmarkHostile reads inputs that are made to cost time or memory.
func BenchmarkHostile(b *testing.B) {
	raw := signed(b, claims(nil))
	for name, text := range map[string]string{
		"million-dots":      strings.Repeat(".", 1000000),
		"ten-megabytes":     raw[:100] + strings.Repeat("A", 10<<20) + ".A",
		"ten-million-brace": strings.Repeat("{", 10<<20),
		"long-HAR":          `{"log":{"entries":[` + strings.Repeat(`{"request":{"url":"https://a.example/b?c=d","headers":[{"name":"Authorization","value":"Bearer `+raw+`"}]}},`, 8000) + `0]}}`,
		"many-eys":          strings.Repeat("ey ", 3<<20),
		"many-tokens":       strings.Repeat("eyJhbGciOiJSUzI1NiJ9.x ", 450000),
		"many-lines":        "x\n" + raw[:76] + "\n" + strings.Repeat(strings.Repeat("A", 76)+"\n", 130000),
		"steps-back":        "[" + strings.Repeat(`{"value":"Bearer `+raw[:90]+`.a.b","name":"Authorization","url":"https://a.example/#id_token=`+raw[:80]+`.c.d"},`, 30000) + "0]",
		"many-duplicates":   signed(b, "{"+strings.Repeat(`"a":1,`, 19000)+`"a":1}`),
		"deep":              signed(b, `{"x":`+strings.Repeat("[", 500000)),
		"surrogates":        `{"a":"` + strings.Repeat(`\ud800`, 1600000) + `"}`,
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, f := range token.Find(text) {
					read := f.Read()
					read.Claims()
					read.Judge(now())
				}
				token.Read(text).Judge(now())
			}
		})
	}
}
