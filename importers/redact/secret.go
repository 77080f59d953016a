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
	hint = pattern.New(`(?i)("hint"\s*:\s*")[^"]{1,8}"`)
	// private is a key up to its end. One that breaks off, as a log cuts it, has none:
	// all behind it goes rather than a part of the key stay.
	private = pattern.New(`(?s)-----BEGIN ([A-Z ]*PRIVATE KEY)-----.*?(?:-----END|$)`)
)

// learnSecrets gathers the secrets of a text by the names that they stand
// behind.
func (s *shroud) learnSecrets(text string) {
	learn := func(line string) string {
		for _, match := range assigned.FindAllStringSubmatch(line, -1) {
			if name, value := parts(match); isSecret(name, value) {
				s.learnSecret(value)
			}
		}
		for _, match := range toLineEnd.FindAllStringSubmatch(line, -1) {
			value, _, _ := strings.Cut(match[2], " #")
			value = strings.TrimSpace(value)
			if isSecret(match[1], value) && !strings.ContainsAny(value[:1], `"'`) {
				s.learnSecret(value)
			}
		}
		return line
	}
	eachLine(text, confidential, learn)
	for _, match := range pairs(text) {
		if name, value := parts(match); isSecret(name, value) {
			s.learnSecret(value)
		}
	}
}

// pairs finds entries with name and value, in files of a size that people
// write.
func pairs(text string) [][]string {
	if len(text) > largestWritten || !confidential(text) {
		return nil
	}
	return paired.FindAllStringSubmatch(text, -1)
}

// largestWritten is the size of a file beyond which it is a program's output.
const largestWritten = 1 << 20

// confidential is the cue of a secret: a name for one.
func confidential(line string) bool {
	for _, word := range []string{"ecret", "ECRET", "assw", "ASSW", "oken", "OKEN", "redential", "REDENTIAL", "Key", "KEY", "key", "onnection", "ONNECTION"} {
		if strings.Contains(line, word) {
			return true
		}
	}
	return false
}

// learnLiterals gathers values that stand where the chart takes a secret in
// clear under a name that does not tell. Texts are the files by their names.
func (s *shroud) learnLiterals(picture *evidence.Picture, texts map[string]string) {
	lines := map[string][]string{}
	for i := range picture.Settings {
		found := &picture.Settings[i]
		if found.Secret == nil || !found.Secret.Literal {
			continue
		}
		file := found.Place.File
		if lines[file] == nil {
			lines[file] = strings.Split(texts[file], "\n")
		}
		if found.Place.Line < 1 || found.Place.Line > len(lines[file]) {
			continue
		}
		match := assigned.FindStringSubmatch(lines[file][found.Place.Line-1])
		if match != nil && assigns(match, found.Place.Address) {
			_, literal := parts(match)
			s.learnSecret(literal)
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
	text = eachLine(text, holding("hint", "Hint"), func(line string) string { return hint.ReplaceAllString(line, `$1***"`) })
	if strings.Contains(text, "PRIVATE KEY") {
		text = private.ReplaceAllString(text, "-----BEGIN $1-----\nremoved\n-----END")
	}
	text = eachLine(text, holding("://"), func(line string) string { return login.ReplaceAllStringFunc(line, s.login) })
	text = s.ofValues.replace(text, func(secret string) string { return s.marks.put(s.standInSecret(secret)) })
	text = eachLine(text, confidential, func(line string) string { return assigned.ReplaceAllStringFunc(line, s.value(assigned)) })
	if len(text) > largestWritten || !confidential(text) {
		return text
	}
	return paired.ReplaceAllStringFunc(text, s.value(paired))
}

// value replaces the value of a match where it is a secret.
func (s *shroud) value(of *pattern.Pattern) func(string) string {
	return func(found string) string {
		match := of.FindStringSubmatch(found)
		name, literal := parts(match)
		if catalog.IsGUID(literal) || !isSecret(name, literal) {
			return found
		}
		at := strings.LastIndex(found, literal)
		return found[:at] + s.marks.put(s.standInSecret(literal)) + found[at+len(literal):]
	}
}

// login replaces the user and the password in an address.
func (s *shroud) login(found string) string {
	match := login.FindStringSubmatch(found)
	user := strings.TrimPrefix(match[1], "://")
	if !s.common.has(user) {
		user = s.marks.put(s.person(user))
	}
	return "://" + user + ":" + s.marks.put(s.standInSecret(match[2])) + "@"
}

func (s *shroud) standInSecret(secret string) string {
	return fmt.Sprintf("removed~secret~%d", number(s.secrets, secret))
}

// cookies removes the values of cookies, which sign a person in.
func (s *shroud) cookies(text string) string {
	return eachLine(text, holding("ookie", "OOKIE"), func(line string) string {
		return cookie.ReplaceAllStringFunc(line, func(found string) string {
			match := cookie.FindStringSubmatch(found)
			return match[1] + crumb.ReplaceAllString(match[2], "=removed")
		})
	})
}
