package scene

import (
	"strings"

	"entrastudio/model/token"
)

// ClaimName is the one claim that an expression of the cluster reads, whether it
// is written bare, as $.groups, $['groups'] or $.groups[*]. It is empty for a
// path into a claim's own members and for an expression that cannot be followed.
func ClaimName(expression string) string {
	path, ok := parseClaimPath(strings.TrimSpace(expression), true)
	if !ok {
		return ""
	}
	for _, step := range path[1:] {
		if step != wildcard && !strings.HasPrefix(step, "[") {
			return ""
		}
	}
	return path[0]
}

// Username is what the cluster's username claim holds in a token, whoever the
// cluster takes the token for; empty where the token lacks it.
func (p Part) Username(t *token.Token) string { return p.claim(t, p.Get("usernameClaim")) }
