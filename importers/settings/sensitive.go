package settings

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/lookup"
)

// SensitivePath reports that a value at a path of Helm values may be a secret
// in clear. What the catalogue knows of the path decides; otherwise the name
// does.
func SensitivePath(path []string, s *catalog.Setting) bool {
	switch {
	case s == nil:
		return sensitive(path[len(path)-1])
	case s.Secret != nil:
		return isLiteralPath(strings.Join(path, "."), s.Secret)
	default:
		return false
	}
}

// SensitiveName reports that the value of a variable or property may be a
// secret in clear.
func SensitiveName(name string, s *catalog.Setting) bool {
	if s != nil {
		return s.Form == catalog.FormSecret
	}
	return sensitive(name)
}

func sensitive(name string) bool {
	folded := lookup.Fold(name)
	if refers(folded) {
		return false
	}
	for _, word := range []string{"password", "passwd", "secret", "token", "credential", "privatekey", "apikey", "accesskey", "accountkey", "connectionstring"} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return false
}

// refers reports a name whose value says where a secret is or what a token must
// look like, not the secret itself.
func refers(folded string) bool {
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

// isLiteralPath reports a path at which a chart takes a secret in clear.
func isLiteralPath(path string, paths *catalog.SecretPaths) bool {
	if path == paths.Inline {
		return true
	}
	for _, legacy := range paths.Legacy {
		if path == legacy.Name && IsLiteralForm(&legacy) {
			return true
		}
	}
	return false
}

// IsLiteralForm reports a form of a secret that is the secret itself: what the
// chart takes for one, and what another minor's would.
func IsLiteralForm(legacy *catalog.LegacySecret) bool {
	return legacy.Effect == catalog.SecretLiteral || sensitive(legacy.Name[strings.LastIndexByte(legacy.Name, '.')+1:])
}

// InClear reports a text that may be a secret itself: neither empty nor a
// reference nor a placeholder.
func InClear(text string) bool {
	return text != "" && !catalog.IsReference(text) && !catalog.IsPlaceholder(text) && !strings.Contains(text, "{{")
}
