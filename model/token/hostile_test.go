package token_test

import (
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"strings"
	"testing"

	"github.com/golang-jwt/jwt/v5"

	"entrastudio/model/token"
)

// hostile is a token that no reader may take for verified.
type hostile struct {
	name string
	raw  string
	kind token.DefectKind // "" where only the signature is at fault
	part token.PartName
}

const goodHeader = `{"typ":"JWT","alg":"RS256","kid":"one"}`

func hostileTokens(t testing.TB) []hostile {
	var all []hostile
	all = append(all, hostileAlgorithms(t)...)
	all = append(all, hostileHeaders(t)...)
	all = append(all, hostileNames(t)...)
	all = append(all, hostileTimes(t)...)
	all = append(all, hostilePayloads(t)...)
	all = append(all, hostileShapes(t)...)
	all = append(all, hostileSizes(t)...)
	return append(all, hostileKeys(t)...)
}

func hostileAlgorithms(t testing.TB) []hostile {
	var all []hostile
	good := claims(nil)
	for _, alg := range []string{"none", "None", "NONE", "nOnE", " none", "none ", ""} {
		all = append(all,
			hostile{"alg " + alg + " unsigned", b64([]byte(fmt.Sprintf(`{"alg":%q}`, alg))) + "." + b64([]byte(good)) + ".", token.DefectAlgNone, token.PartHeader},
			hostile{"alg " + alg + " with a real signature", sign(t, fmt.Sprintf(`{"alg":%q,"kid":"one"}`, alg), good, jwt.SigningMethodRS256, pairs()[0].rsa), token.DefectAlgNone, token.PartHeader})
	}
	der, err := x509.MarshalPKIXPublicKey(&pairs()[0].rsa.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	text := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
	for _, secret := range [][]byte{der, text, pairs()[0].rsa.N.Bytes()} {
		all = append(all, hostile{"HS256 with the public key as its secret", sign(t, `{"alg":"HS256","kid":"one"}`, good, jwt.SigningMethodHS256, secret), token.DefectAlgHMAC, token.PartHeader})
	}
	return append(all,
		hostile{"alg in lower case", sign(t, `{"alg":"rs256","kid":"one"}`, good, jwt.SigningMethodRS256, pairs()[0].rsa), token.DefectAlgUnknown, token.PartHeader},
		hostile{"alg made up", sign(t, `{"alg":"RS255","kid":"one"}`, good, jwt.SigningMethodRS256, pairs()[0].rsa), token.DefectAlgUnknown, token.PartHeader},
		hostile{"alg a number", sign(t, `{"alg":256,"kid":"one"}`, good, jwt.SigningMethodRS256, pairs()[0].rsa), token.DefectAlgMissing, token.PartHeader},
		hostile{"alg an array", sign(t, `{"alg":["RS256"],"kid":"one"}`, good, jwt.SigningMethodRS256, pairs()[0].rsa), token.DefectAlgMissing, token.PartHeader},
		hostile{"alg missing", sign(t, `{"kid":"one"}`, good, jwt.SigningMethodRS256, pairs()[0].rsa), token.DefectAlgMissing, token.PartHeader},
		hostile{"alg null", sign(t, `{"alg":null,"kid":"one"}`, good, jwt.SigningMethodRS256, pairs()[0].rsa), token.DefectAlgMissing, token.PartHeader},
		hostile{"alg says RS512, signed with RS256", sign(t, `{"alg":"RS512","kid":"one"}`, good, jwt.SigningMethodRS256, pairs()[0].rsa), "", ""},
		hostile{"alg says PS256, signed with RS256", sign(t, `{"alg":"PS256","kid":"one"}`, good, jwt.SigningMethodRS256, pairs()[0].rsa), "", ""},
	)
}

func hostileHeaders(t testing.TB) []hostile {
	one := func(header string) string {
		return sign(t, header, claims(nil), jwt.SigningMethodRS256, pairs()[0].rsa)
	}
	return []hostile{
		{"crit unknown", one(`{"alg":"RS256","kid":"one","crit":["exp"]}`), token.DefectCritical, token.PartHeader},
		{"crit empty", one(`{"alg":"RS256","kid":"one","crit":[]}`), token.DefectCritical, token.PartHeader},
		{"crit with b64 false", one(`{"alg":"RS256","kid":"one","b64":false,"crit":["b64"]}`), token.DefectCritical, token.PartHeader},
		{"alg twice, good last", one(`{"alg":"none","alg":"RS256","kid":"one"}`), token.DefectDuplicateMember, token.PartHeader},
		{"alg twice, good first", one(`{"alg":"RS256","alg":"none","kid":"one"}`), token.DefectDuplicateMember, token.PartHeader},
		{"kid twice", one(`{"alg":"RS256","kid":"two","kid":"one"}`), token.DefectDuplicateMember, token.PartHeader},
		{"Alg beside alg", one(`{"Alg":"none","alg":"RS256","kid":"one"}`), token.DefectMemberCase, token.PartHeader},
		{"KID in capitals", one(`{"alg":"RS256","KID":"one"}`), token.DefectMemberCase, token.PartHeader},
		{"kid with the Kelvin sign", one(`{"alg":"RS256","kid":"one","` + "\u212a" + `id":"two"}`), token.DefectMemberCase, token.PartHeader},
		{"kid a number", one(`{"alg":"RS256","kid":1}`), token.DefectHeaderType, token.PartHeader},
		{"header an array", one(`["alg","RS256"]`), token.DefectNotObject, token.PartHeader},
		{"header null", one(`null`), token.DefectNotObject, token.PartHeader},
		{"header with something after it", one(goodHeader + `{}`), token.DefectTrailingData, token.PartHeader},
		{"header with a NUL after it", one(goodHeader + "\x00"), token.DefectTrailingData, token.PartHeader},
		{"header with a byte order mark", one("\ufeff" + goodHeader), token.DefectNotJSON, token.PartHeader},
		{"header with a comment", one(`{"alg":"RS256"/**/,"kid":"one"}`), token.DefectNotJSON, token.PartHeader},
		{"header with a comma too many", one(`{"alg":"RS256","kid":"one",}`), token.DefectNotJSON, token.PartHeader},
		{"header with single quotes", one(`{'alg':'RS256','kid':'one'}`), token.DefectNotJSON, token.PartHeader},
		{"header not UTF-8", one("{\"alg\":\"RS256\",\"kid\":\"one\xff\"}"), token.DefectInvalidUTF8, token.PartHeader},
		{"header nested deep", one(`{"alg":"RS256","kid":"one","x":` + strings.Repeat("[", 40) + strings.Repeat("]", 40) + `}`), token.DefectTooDeep, token.PartHeader},
		{"key of its own in the header", sign(t, `{"alg":"RS256","jwk":`+rsaJWK("evil", &pairs()[1].rsa.PublicKey, "")+`,"kid":"one"}`, claims(nil), jwt.SigningMethodRS256, pairs()[1].rsa), "", ""},
	}
}

func hostileNames(t testing.TB) []hostile {
	good := claims(nil)
	with := func(front, back string) string {
		return signed(t, "{"+front+good[1:len(good)-1]+back+"}")
	}
	return []hostile{
		{"aud twice, evil first", with(`"aud":"evil",`, ""), token.DefectDuplicateMember, token.PartPayload},
		{"aud twice, evil last", with("", `,"aud":"evil"`), token.DefectDuplicateMember, token.PartPayload},
		{"the same claim twice, written with an escape", with("", `,"\u0061ud":"evil"`), token.DefectDuplicateMember, token.PartPayload},
		{"AUD beside aud", with("", `,"AUD":"evil"`), token.DefectMemberCase, token.PartPayload},
		{"long s in sub", with("", `,"`+"\u017f"+`ub":"evil"`), token.DefectMemberCase, token.PartPayload},
		{"Exp instead of exp", signed(t, strings.Replace(good, `"exp"`, `"Exp"`, 1)), token.DefectMemberCase, token.PartPayload},
		{"a name twice deep inside", with("", `,"x":[{"a":1,"a":2}]`), token.DefectDuplicateMember, token.PartPayload},
	}
}

func hostileTimes(t testing.TB) []hostile {
	raw := func(name, value string) string {
		text := claims(map[string]any{name: "PLACE"})
		return signed(t, strings.Replace(text, `"PLACE"`, value, 1))
	}
	return []hostile{
		{"exp a string", raw("exp", `"9999999999"`), token.DefectTimeType, token.PartPayload},
		{"exp a float", raw("exp", `9999999999.5`), token.DefectTimeFraction, token.PartPayload},
		{"exp with an exponent", raw("exp", `1e10`), token.DefectTimeFraction, token.PartPayload},
		{"exp zero", raw("exp", `0`), token.DefectTimeZero, token.PartPayload},
		{"exp minus zero", raw("exp", `-0`), token.DefectTimeZero, token.PartPayload},
		{"exp negative", raw("exp", `-1`), token.DefectTimeNegative, token.PartPayload},
		{"exp in milliseconds", raw("exp", `1795341480000`), token.DefectTimeRange, token.PartPayload},
		{"exp beyond any number", raw("exp", `1e999`), token.DefectTimeFraction, token.PartPayload},
		{"exp beyond 64 bits", raw("exp", `99999999999999999999`), token.DefectTimeRange, token.PartPayload},
		{"exp null", raw("exp", `null`), token.DefectTimeType, token.PartPayload},
		{"exp true", raw("exp", `true`), token.DefectTimeType, token.PartPayload},
		{"exp an array", raw("exp", `[9999999999]`), token.DefectTimeType, token.PartPayload},
		{"nbf a string", raw("nbf", `"1"`), token.DefectTimeType, token.PartPayload},
		{"iat a float", raw("iat", `1.5`), token.DefectTimeFraction, token.PartPayload},
		{"exp with leading zeros", raw("exp", `0123`), token.DefectNotJSON, token.PartPayload},
		{"exp hexadecimal", raw("exp", `0x7fffffff`), token.DefectNotJSON, token.PartPayload},
	}
}

func hostilePayloads(t testing.TB) []hostile {
	good := claims(nil)
	return []hostile{
		{"a second JSON value", signed(t, good+good), token.DefectTrailingData, token.PartPayload},
		{"a brace too many", signed(t, good+"}"), token.DefectTrailingData, token.PartPayload},
		{"not UTF-8 in a claim", signed(t, strings.Replace(good, "Robin", "Rob\xffn", 1)), token.DefectInvalidUTF8, token.PartPayload},
		{"half a surrogate pair", signed(t, strings.Replace(good, "Robin", `\ud800`, 1)), token.DefectInvalidUTF8, token.PartPayload},
		{"a control character in a claim", signed(t, strings.Replace(good, "Robin", "Ro\nbin", 1)), token.DefectNotJSON, token.PartPayload},
		{"an object that breaks off", signed(t, good[:len(good)-9]), token.DefectNotJSON, token.PartPayload},
		{"an escape that JSON has not", signed(t, strings.Replace(good, "Robin", `\x41`, 1)), token.DefectNotJSON, token.PartPayload},
		{"aud a number", signed(t, claims(map[string]any{"aud": 7})), token.DefectClaimType, token.PartPayload},
		{"aud with a number in it", signed(t, claims(map[string]any{"aud": []any{app, 7}})), token.DefectClaimType, token.PartPayload},
		{"iss an array", signed(t, claims(map[string]any{"iss": []any{issuerV2}})), token.DefectClaimType, token.PartPayload},
		{"sub an object", signed(t, claims(map[string]any{"sub": map[string]any{"a": 1}})), token.DefectClaimType, token.PartPayload},
		{"nested deeper than allowed", signed(t, strings.Replace(good, `"Robin Example"`, strings.Repeat("[", 33)+strings.Repeat("]", 33), 1)), token.DefectTooDeep, token.PartPayload},
		{"a hundred thousand brackets", signed(t, `{"x":`+strings.Repeat("[", 100000)), token.DefectTooDeep, token.PartPayload},
		{"too many values", signed(t, `{"x":[`+strings.Repeat("0,", 30000)+`0]}`), token.DefectTooMany, token.PartPayload},
	}
}

func hostileShapes(t testing.TB) []hostile {
	good := signed(t, claims(nil))
	header, rest, _ := strings.Cut(good, ".")
	payload, signature, _ := strings.Cut(rest, ".")
	middle := len(header) + len(payload)/2
	return []hostile{
		{"a line break in the payload", good[:middle] + "\n" + good[middle:], token.DefectWhiteSpace, token.PartPayload},
		{"a carriage return in the header", good[:9] + "\r\n" + good[9:], token.DefectWhiteSpace, token.PartHeader},
		{"a space in the signature", good[:len(good)-5] + " " + good[len(good)-5:], token.DefectWhiteSpace, token.PartSignature},
		{"a line break at the end", good + "\n", token.DefectWhiteSpace, token.PartSignature},
		{"padding on the payload", header + "." + payload + "==." + signature, token.DefectPadding, token.PartPayload},
		{"padding on the signature", good + "==", token.DefectPadding, token.PartSignature},
		{"standard base64 in the signature", header + "." + payload + "." + "+/" + signature[2:], token.DefectBadCharacter, token.PartSignature},
		{"a sign that is no base64url", header + "." + payload[:8] + "*" + payload[8:] + "." + signature, token.DefectBadCharacter, token.PartPayload},
		{"a NUL inside", header + "." + payload[:8] + "\x00" + payload[8:] + "." + signature, token.DefectBadCharacter, token.PartPayload},
		{"a letter of another script", header + "." + payload[:8] + "\u0430" + payload[8:] + "." + signature, token.DefectBadCharacter, token.PartPayload},
		{"a length that base64url cannot have", header + "." + payload + "." + "A" + signature[:len(signature)-len(signature)%4], token.DefectBadLength, token.PartSignature},
		{"bits that nobody reads", header + "." + payload + "." + otherLastCharacter(signature), token.DefectTrailingBits, token.PartSignature},
		{"no signature", header + "." + payload + ".", token.DefectEmptyPart, token.PartSignature},
		{"no header", "." + payload + "." + signature, token.DefectEmptyPart, token.PartHeader},
		{"no payload", header + ".." + signature, token.DefectEmptyPart, token.PartPayload},
		{"two parts", header + "." + payload, token.DefectParts, token.PartWhole},
		{"four parts", good + ".", token.DefectParts, token.PartWhole},
		{"five parts that are not encrypted", good + "..", token.DefectParts, token.PartWhole},
		{"two dots", "..", token.DefectEmptyPart, token.PartHeader},
		{"nothing", "", token.DefectEmpty, token.PartWhole},
		{"half of it", good[:len(good)/3], token.DefectParts, token.PartWhole},
		{"encrypted", b64([]byte(`{"alg":"RSA-OAEP","enc":"A256GCM"}`)) + ".a.b.c.d", token.DefectEncrypted, token.PartWhole},
		{"opaque of a personal account", "EwBIA8l6BAAU" + strings.Repeat("A", 60), token.DefectOpaque, token.PartWhole},
		{"opaque of a personal account, with dots", "M.C5xx_BAY.0.U." + strings.Repeat("A", 60), token.DefectOpaque, token.PartWhole},
		{"refresh token", "1.AXkA" + strings.Repeat("A", 60) + "." + strings.Repeat("B", 60), token.DefectRefresh, token.PartWhole},
		{"authorization code", "0.AXkA" + strings.Repeat("A", 60), token.DefectRefresh, token.PartWhole},
	}
}

// otherLastCharacter writes the same bytes with other unused bits.
func otherLastCharacter(part string) string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	last := strings.IndexByte(alphabet, part[len(part)-1])
	return part[:len(part)-1] + string(alphabet[last^1])
}

func hostileSizes(t testing.TB) []hostile {
	big := claims(map[string]any{"x": strings.Repeat("A", 10<<20)})
	return []hostile{
		{"ten megabytes in a claim", b64([]byte(goodHeader)) + "." + b64([]byte(big)) + "." + strings.Repeat("A", 342), token.DefectTooLarge, token.PartWhole},
		{"ten megabytes of header", strings.Repeat("A", 10<<20) + ".e30.AA", token.DefectTooLarge, token.PartWhole},
		{"a million dots", strings.Repeat(".", 1000000), token.DefectParts, token.PartWhole},
		{"ten million dots", strings.Repeat(".", 10000000), token.DefectTooLarge, token.PartWhole},
		{"a megabyte of one letter", strings.Repeat("A", 1<<20), token.DefectParts, token.PartWhole},
		{"a megabyte of line breaks", b64([]byte(goodHeader)) + "." + strings.Repeat("\n", 1<<19) + ".AA", token.DefectWhiteSpace, token.PartPayload},
	}
}

func hostileKeys(t testing.TB) []hostile {
	good := claims(nil)
	p := pairs()
	return []hostile{
		{"kid of another key", sign(t, `{"alg":"RS256","kid":"two"}`, good, jwt.SigningMethodRS256, p[0].rsa), "", ""},
		{"kid of a key that is not in the set", sign(t, `{"alg":"RS256","kid":"gone"}`, good, jwt.SigningMethodRS256, p[0].rsa), "", ""},
		{"kid of a key of another type", sign(t, `{"alg":"RS256","kid":"three"}`, good, jwt.SigningMethodRS256, p[0].rsa), "", ""},
		{"ES256 with the kid of an RSA key", sign(t, `{"alg":"ES256","kid":"one"}`, good, jwt.SigningMethodES256, p[0].ec), "", ""},
		{"signed by a stranger", sign(t, goodHeader, good, jwt.SigningMethodRS256, p[1].rsa), "", ""},
		{"ES256 signed by a stranger", sign(t, `{"alg":"ES256","kid":"three"}`, good, jwt.SigningMethodES256, p[1].ec), "", ""},
		{"claims changed after signing", changed(signed(t, good), claims(map[string]any{"preferred_username": "boss@example.com"})), "", ""},
		{"signature of another token", signed(t, good)[:len(signed(t, good))-342] + signed(t, claims(map[string]any{"ver": "x"}))[len(signed(t, claims(map[string]any{"ver": "x"})))-342:], "", ""},
		{"ES256 signature in DER", derSigned(t, good), "", ""},
		{"ES256 signature of zeros", b64([]byte(`{"alg":"ES256","kid":"three"}`)) + "." + b64([]byte(good)) + "." + b64(make([]byte, 64)), "", ""},
		{"nonce header of Graph", sign(t, `{"alg":"RS256","kid":"one","nonce":"n"}`, good, jwt.SigningMethodRS256, p[0].rsa), "", ""},
	}
}

// derSigned signs with the right key, but writes the signature as DER, as TLS
// does and JWS does not.
func derSigned(t testing.TB, payload string) string {
	t.Helper()
	text := b64([]byte(`{"alg":"ES256","kid":"three"}`)) + "." + b64([]byte(payload))
	sum := sha256.Sum256([]byte(text))
	der, err := ecdsa.SignASN1(rand.Reader, pairs()[0].ec, sum[:])
	if err != nil {
		t.Fatal(err)
	}
	return text + "." + b64(der)
}

// changed puts another payload under a signature.
func changed(raw, payload string) string {
	parts := strings.Split(raw, ".")
	return parts[0] + "." + b64([]byte(payload)) + "." + parts[2]
}

func TestNoHostileTokenIsVerifiedAndEachDefectIsNamed(t *testing.T) {
	sets := []*token.KeySet{ownKeys(t), jwks(t, rsaJWK("one", &pairs()[0].rsa.PublicKey, "")), nil}
	all := hostileTokens(t)
	for _, h := range all {
		t.Run(h.name, func(t *testing.T) {
			read := token.Read(h.raw)
			if h.kind != "" && !named(read, h.kind, h.part) {
				t.Errorf("defects %+v, want %s in the %s", read.Defects, h.kind, h.part)
			}
			for i, set := range sets {
				s := read.Verify(set)
				if s.State == token.Valid {
					t.Errorf("set %d: shown as verified: %+v", i, s)
				}
				if s.Words == "" || s.Reason == "" {
					t.Errorf("set %d: no reason given: %+v", i, s)
				}
			}
			read.Judge(now())
			read.Claims()
			_ = read.Sentence(now())
			_ = read.Redacted()
		})
	}
	if len(all) < 60 {
		t.Errorf("only %d hostile tokens", len(all))
	}
	t.Logf("%d hostile tokens", len(all))
}

func named(read *token.Token, kind token.DefectKind, part token.PartName) bool {
	for _, d := range read.Defects {
		if d.Kind == kind && d.Part == part && d.Words != "" && d.Offset >= 0 && d.Offset <= len(read.Raw) {
			return true
		}
	}
	return false
}
