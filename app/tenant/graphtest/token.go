package graphtest

import (
	"encoding/base64"
	"encoding/json"
	"maps"
	"time"
)

// issue makes an access token for Graph. Its signature is none that holds: only
// Graph itself checks tokens for Graph.
func (l *login) issue(claims map[string]any, rights []string, life time.Duration) string {
	now := time.Now()
	all := map[string]any{
		"aud": "https://graph.microsoft.com", "iss": "https://sts.windows.net/" + l.tenantID + "/", "tid": l.tenantID, "ver": "1.0",
		"iat": now.Unix(), "nbf": now.Unix(), "exp": now.Add(life).Unix(), "uti": newID(),
	}
	maps.Copy(all, claims)
	token := jwt(all)
	l.issued[token] = rights
	return token
}

// idToken is what the libraries of a client read who signed in from.
func (l *login) idToken(clientID string) string {
	now := time.Now()
	return jwt(map[string]any{
		"aud": clientID, "iss": "https://login.microsoftonline.com/" + l.tenantID + "/v2.0", "tid": l.tenantID, "ver": "2.0", "oid": personID, "sub": personID,
		"preferred_username": PersonName, "name": "Ada", "iat": now.Unix(), "nbf": now.Unix(), "exp": now.Add(time.Hour).Unix(),
	})
}

func jwt(claims map[string]any) string {
	header := map[string]any{"typ": "JWT", "alg": "RS256", "kid": "test", "nonce": "test"}
	return base64JSON(header) + "." + base64JSON(claims) + "." + base64.RawURLEncoding.EncodeToString([]byte("no signature that anybody could check"))
}

func base64JSON(value any) string { return base64.RawURLEncoding.EncodeToString(marshal(value)) }

func jsonNumber(text string) json.Number { return json.Number(text) }
