package recognise

import (
	"strings"

	"entrastudio/model/evidence"
	"entrastudio/model/pattern"
	"entrastudio/model/token"
)

// isToken tells a text that is one token and nothing else, but for a scheme,
// quotes and line breaks.
func isToken(_, text string) (Guess, bool) {
	bare := bearer.ReplaceAllString(text, "")
	bare = strings.Trim(bare, "\"'`<>,; \t\n")
	if !tokenHead.MatchString(bare) {
		return Guess{}, false
	}
	for _, line := range strings.Split(bare, "\n") {
		if !tokenSigns.MatchString(strings.TrimSpace(line)) {
			return Guess{}, false
		}
	}
	found := token.Find(text)
	if len(found) != 1 {
		return Guess{}, false
	}
	return yes(evidence.KindToken, "it is one token ("+found[0].Where+")")
}

var (
	bearer     = pattern.New(`(?i)^(?:["'\x60<]?(?:-H\s+)?["']?authorization\s*[:=]\s*)?["']?(?:bearer\s+)?`)
	tokenHead  = pattern.New(`^(?:e[yw][A-Za-z0-9_-]{6,}|[01]\.A[A-Za-z0-9_-]{18,}|Ew[A-Z][A-Za-z0-9+/]{17,}|M\.[CR][A-Za-z0-9_.]{17,})`)
	tokenSigns = pattern.New(`^[A-Za-z0-9_.=+/!*-]*$`)
	address    = pattern.New(`^[a-z]+://\S+$`)
	answered   = pattern.New(`(?i)[?#&](?:code|id_token|access_token)=`)
)

// isAddress tells the address that a browser was sent back to.
func isAddress(_, text string) (Guess, bool) {
	if !address.MatchString(text) {
		return Guess{}, false
	}
	switch {
	case strings.Contains(text, "AADSTS") || strings.Contains(text, "error="):
		return yes(evidence.KindLog, "it is the address of a sign-in that Entra refused")
	case answered.MatchString(text):
		return yes(evidence.KindToken, "it is the address of a sign-in that Entra answered")
	}
	return Guess{}, false
}
