package settings

import (
	"strings"

	"entrastudio/model/catalog"
)

// Sensitive reports that a value at a path, or of a variable whose name is the
// only segment, may be a secret in clear. What the catalogue knows decides;
// otherwise the name does.
func Sensitive(path []string, s *catalog.Setting) bool {
	name := path[len(path)-1]
	if s != nil && s.Form != catalog.FormSecret {
		return false
	}
	if s != nil && s.Secret != nil {
		return isLiteralPath(strings.Join(path, "."), s.Secret)
	}
	folded := strings.ToLower(strings.NewReplacer("_", "", "-", "", ".", "").Replace(name))
	if names(folded) {
		return false
	}
	for _, word := range []string{"password", "passwd", "secret", "token", "credential", "privatekey", "apikey", "accesskey"} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return false
}

// names reports a name that ends in what it refers to by name, URL or path, not
// the secret itself.
func names(folded string) bool {
	for _, word := range []string{"existingsecret", "tokenurl", "tokenuri", "tokenscope", "tokenaudience", "tokenissuer", "serverurl", "tokenendpoint", "usernameclaim", "secretname", "cachepath"} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return strings.HasSuffix(folded, "passwordkey") || strings.HasSuffix(folded, "secretkey") || strings.HasSuffix(folded, "passwordfile")
}

// isLiteralPath reports a path at which a chart takes a secret in clear.
func isLiteralPath(path string, paths *catalog.SecretPaths) bool {
	if path == paths.Inline {
		return true
	}
	for _, legacy := range paths.Legacy {
		if path == legacy.Name && legacy.Effect == catalog.SecretLiteral {
			return true
		}
	}
	return false
}
