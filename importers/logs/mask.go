package logs

import (
	"strings"

	"entrastudio/model/pattern"
)

var (
	tokens = pattern.New(`e[yw][A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_=-]*)*|\b[01]\.A[A-Za-z0-9_.-]{20,}|\bM\.[CR][A-Za-z0-9_.!*-]{20,}|\bEw[A-Z][A-Za-z0-9+/=_-]{40,}`)
	basic  = pattern.New(`(?i)\b(bearer|basic)\s+[A-Za-z0-9+/=_.~-]{8,}`)
	secret = pattern.New(`(?i)\b(code|id_token|access_token|refresh_token|client_secret|client_assertion|assertion|password|passwd|secret|state|session_state|nonce|code_verifier|sessionid|jsessionid|clientsecret|client-secret|[a-z_]*clientsecret|[a-z_]*password)("?\s*[=:]\s*"?)([^\s&"',;]+)`)
)

// mask hides tokens, codes and secrets in a text, so that it can be shown.
func mask(text string) string {
	text = tokens.ReplaceAllString(text, "***")
	text = basic.ReplaceAllString(text, "$1 ***")
	return secret.ReplaceAllString(text, "$1$2***")
}

// shown is the part of a line around the words that tell, fit to be shown.
func shown(text string, at int) string {
	const most, before = 400, 80
	start := strings.LastIndexByte(text[:at], '\n') + 1
	end := len(text)
	if lineEnd := strings.IndexByte(text[at:], '\n'); lineEnd >= 0 {
		end = at + lineEnd
	}
	// What is hidden must be hidden before the line is cut, or half a token
	// would remain.
	lead := strings.TrimLeft(mask(text[start:at]), " \t")
	text = lead + mask(text[at:end])
	if len(text) <= most {
		return strings.TrimSpace(text)
	}
	start = max(0, len(lead)-before)
	end = min(len(text), start+most)
	return strings.ToValidUTF8(strings.TrimSpace(text[start:end]), "") + " ..."
}
