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
		return lookup.MayHoldSecret(path[len(path)-1])
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
	return lookup.MayHoldSecret(name)
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
	return legacy.Effect == catalog.SecretLiteral || lookup.MayHoldSecret(legacy.Name[strings.LastIndexByte(legacy.Name, '.')+1:])
}

// InClear reports a text that may be a secret itself: neither empty nor a
// reference nor a placeholder. A reference's default may be one.
func InClear(text string) bool {
	if ref, whole := springReference(text); whole && ref.preset {
		return true
	}
	return text != "" && !catalog.IsReference(text) && !catalog.IsPlaceholder(text) && !strings.Contains(text, "{{")
}
