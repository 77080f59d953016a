package lookup

import "strings"

// MayHoldSecret reports that the value of a key, variable or property of this
// name may be a secret in clear. A name that says where a secret is kept, or
// what a token must look like, holds none.
func MayHoldSecret(name string) bool {
	folded := Fold(name)
	if refersToSecret(folded) {
		return false
	}
	for _, word := range []string{"password", "passwd", "secret", "token", "credential", "privatekey", "apikey", "accesskey", "accountkey", "connectionstring"} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return false
}

// refersToSecret reports a name whose value says where a secret is or what a
// token must look like, not the secret itself.
func refersToSecret(folded string) bool {
	for _, word := range []string{"existingsecret", "secretname", "secretkeys", "usernameclaim", "cachepath", "tokenuri", "tokenurl", "tokenscope", "tokenaudience", "tokenissuer", "tokenendpoint", "tokenclaim"} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	for _, ending := range []string{"passwordkey", "secretkey", "passwordfile", "enabled", "claim", "url", "uri", "issuer", "scope", "audience", "path", "lifetime", "validity", "type"} {
		if strings.HasSuffix(folded, ending) {
			return true
		}
	}
	return false
}
