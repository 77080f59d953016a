package redact

import (
	"fmt"
	"strings"

	"entrastudio/model/pattern"
)

var mail = pattern.New(`([\p{L}0-9](?:[\p{L}0-9._+'#~&*!-]*[\p{L}0-9#_-])?)(@|%40)((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})`)

// atSign is the cue of a mail address.
func atSign(line string) bool { return strings.Contains(line, "@") || strings.Contains(line, "%40") }

// mails replaces mail addresses and user principal names. The domain's stand-in
// is that of the host.
func (s *shroud) mails(text string) string {
	return eachLine(text, atSign, func(line string) string {
		return mail.ReplaceAllStringFunc(line, func(address string) string {
			match := mail.FindStringSubmatch(address)
			return s.marks.put(s.person(match[1]) + match[2] + s.host(match[3]))
		})
	})
}

// person is the stand-in of a user's name. What makes the name of a guest, or
// one that Camunda takes offence at, stays visible.
func (s *shroud) person(name string) string {
	standIn := fmt.Sprintf("user%d", number(s.people, strings.ToLower(name)))
	if strings.Contains(name, "#EXT#") {
		return cased(standIn, strings.ReplaceAll(name, "#EXT#", "")) + "#EXT#"
	}
	odd := ""
	for _, r := range name {
		if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.+-", r) && !strings.ContainsRune(odd, r) {
			odd += string(r)
		}
	}
	return cased(standIn, name) + odd
}
