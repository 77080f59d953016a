package redact

import (
	"fmt"
	"strings"

	"entrastudio/importers/settings"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/pattern"
)

const value = `(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|([^\s"'#,;&}\]][^\s"',;&}\]]*))`

var (
	// assigned is a name and its value: in an env file, a URL, YAML or JSON.
	assigned = pattern.New(`(?m)((?:^[ \t]*(?:-[ \t]+)?|[{,][ \t]*)["']?([\w.\-]+)["']?[ \t]*:[ \t]*|(?:^|[^\w.\-])["']?([\w.\-]+)["']?[ \t]*=[ \t]*|"([\w.\-]+)"[ \t]*:[ \t]*)` + value)
	// paired is an entry with name and value, as in Kubernetes and HAR files.
	paired = pattern.New(`(["']?name["']?[ \t]*:[ \t]*["']?([\w.\-]+)["']?[ \t]*,?\s+["']?value["']?[ \t]*:[ \t]*)` + value)
	// toLineEnd is a value without quotes, which may hold spaces.
	toLineEnd = pattern.New(`(?m)^[ \t]*(?:-[ \t]+|export[ \t]+)?([\w.\-]+)(?:=|:[ \t]+)(.+)$`)
	login     = pattern.New(`(://[^\s:/@"'<>]+):([^\s/@"'<>]+)@`)
	cookie    = pattern.New(`(?im)((?:set-)?cookie["']?[ \t]*:[ \t]*["']?|"name"\s*:\s*"(?:set-)?cookie"\s*,\s*"value"\s*:\s*")([^"\r\n]+)`)
	crumb     = pattern.New(`=([^;\s]+)`)
	// hint is the beginning of a client secret, which Entra shows.
	hint    = pattern.New(`(?i)("hint"\s*:\s*")[^"]{1,8}"`)
	private = pattern.New(`-----BEGIN ([A-Z ]*PRIVATE KEY)-----[^-]*-----END`)
)

// learnSecrets gathers the secrets of a text by the names that they stand
// behind.
func (s *shroud) learnSecrets(text string) {
	for _, pattern := range []*pattern.Pattern{assigned, paired} {
		for _, match := range pattern.FindAllStringSubmatch(text, -1) {
			if name, value := parts(match); isSecret(name, value) {
				s.learnSecret(value)
			}
		}
	}
	for _, match := range toLineEnd.FindAllStringSubmatch(text, -1) {
		value, _, _ := strings.Cut(match[2], " #")
		value = strings.TrimSpace(value)
		if isSecret(match[1], value) && !strings.ContainsAny(value[:1], `"'`) {
			s.learnSecret(value)
		}
	}
}

// learnLiterals gathers values that stand where the chart takes a secret in
// clear under a name that does not tell.
func (s *shroud) learnLiterals(picture *evidence.Picture, texts []string) {
	for i := range picture.Settings {
		found := &picture.Settings[i]
		if found.Secret == nil || !found.Secret.Literal || found.Place.Line < 1 {
			continue
		}
		for _, text := range texts {
			lines := strings.SplitN(text, "\n", found.Place.Line+1)
			if len(lines) < found.Place.Line {
				continue
			}
			line := lines[found.Place.Line-1]
			if match := assigned.FindStringSubmatch(line); match != nil && assigns(match, found.Place.Address) {
				_, literal := parts(match)
				s.learnSecret(literal)
			}
		}
	}
}

// assigns reports that a line assigns the setting at an address: the name is the
// last part of it.
func assigns(match []string, address string) bool {
	name, value := parts(match)
	return name != "" && settings.InClear(value) && strings.HasSuffix(address, name)
}

// parts are the name and the value of a match.
func parts(match []string) (name, value string) {
	values := match[len(match)-3:]
	for _, part := range match[2 : len(match)-3] {
		name += part
	}
	return name, values[0] + values[1] + values[2]
}

// isSecret reports that a value is a secret in clear: not a switch, a number, a
// reference or a list.
func isSecret(name, value string) bool {
	if name == "" || !settings.SensitiveName(name, nil) || !settings.InClear(value) {
		return false
	}
	lower := strings.ToLower(value)
	switch lower {
	case "true", "false", "null", "yes", "no", "bearer", "none", "|", "|-", ">", ">-", "***":
		return false
	}
	return !strings.ContainsAny(value[:1], "[{<$(*") && strings.Trim(value, "0123456789") != "" && !strings.Contains(value, markStart)
}

// learnSecret keeps a secret for replacing it everywhere. A short one may be a
// common word, so it is replaced behind its name alone.
func (s *shroud) learnSecret(secret string) {
	const shortest = 8
	if len(secret) >= shortest && !s.common.has(secret) && !catalog.IsGUID(secret) {
		s.literals = append(s.literals, secret)
	}
}

// secret replaces secrets: all that were gathered, and short ones behind their
// names.
func (s *shroud) secret(text string) string {
	text = hint.ReplaceAllString(text, `$1***"`)
	text = private.ReplaceAllString(text, "-----BEGIN $1-----\nremoved\n-----END")
	text = login.ReplaceAllStringFunc(text, func(found string) string {
		match := login.FindStringSubmatch(found)
		user := strings.TrimPrefix(match[1], "://")
		if !s.common.has(user) {
			user = s.marks.put(s.person(user))
		}
		return "://" + user + ":" + s.marks.put(s.standInSecret(match[2])) + "@"
	})
	text = s.ofValues.replace(text, func(secret string) string { return s.marks.put(s.standInSecret(secret)) })
	for _, pattern := range []*pattern.Pattern{assigned, paired} {
		text = pattern.ReplaceAllStringFunc(text, func(found string) string {
			match := pattern.FindStringSubmatch(found)
			name, literal := parts(match)
			if catalog.IsGUID(literal) || !isSecret(name, literal) {
				return found
			}
			at := strings.LastIndex(found, literal)
			return found[:at] + s.marks.put(s.standInSecret(literal)) + found[at+len(literal):]
		})
	}
	return text
}

func (s *shroud) standInSecret(secret string) string {
	return fmt.Sprintf("removed~secret~%d", number(s.secrets, secret))
}

// cookies removes the values of cookies, which sign a person in.
func (s *shroud) cookies(text string) string {
	return cookie.ReplaceAllStringFunc(text, func(found string) string {
		match := cookie.FindStringSubmatch(found)
		return match[1] + crumb.ReplaceAllString(match[2], "=removed")
	})
}
