package redact

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"entrastudio/model/pattern"
)

// content is the body of a response in a HAR file, written in base64.
var content = pattern.New(`("text"\s*:\s*")([A-Za-z0-9+/]{16,}={0,2})(")`)

// contents redacts what stands inside base64.
func (s *shroud) contents(text string) string {
	if !strings.Contains(text, "base64") {
		return text
	}
	return content.ReplaceAllStringFunc(text, func(found string) string {
		match := content.FindStringSubmatch(found)
		decoded, err := base64.StdEncoding.DecodeString(match[2])
		if err != nil || !utf8.Valid(decoded) {
			return found
		}
		redacted := s.marks.resolve(s.plain(s.tokens(string(decoded), false)))
		return match[1] + s.marks.put(base64.StdEncoding.EncodeToString([]byte(redacted))) + match[3]
	})
}
