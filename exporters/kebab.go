package exporters

import "strings"

// Kebab writes a setting's key in lower case with hyphens, as the names of
// Kubernetes keys are: clientSecret as client-secret, database.password as
// database-password.
func Kebab(key string) string {
	var b strings.Builder
	for i, r := range key {
		switch {
		case r >= 'A' && r <= 'Z':
			if i > 0 && !strings.HasSuffix(b.String(), "-") {
				b.WriteByte('-')
			}
			b.WriteRune(r - 'A' + 'a')
		case r == '.' || r == '_' || r == '-':
			b.WriteByte('-')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Constant writes a setting's key as the name of a variable: clientSecret as
// CLIENT_SECRET.
func Constant(key string) string {
	return strings.ToUpper(strings.ReplaceAll(Kebab(key), "-", "_"))
}
