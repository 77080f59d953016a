package redact

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/token"
)

// learnNames gathers the names of people, groups, apps and tenants.
func (s *shroud) learnNames(p *evidence.Picture) {
	for _, rule := range p.Rules {
		s.learnName(rule.Value)
		for _, tenant := range rule.Tenants {
			s.learnName(tenant)
		}
	}
	for _, members := range p.Members {
		for _, name := range members.Names {
			s.learnName(name)
		}
	}
	for i := range p.Directory.Applications {
		s.learnName(p.Directory.Applications[i].DisplayName)
		for _, secret := range p.Directory.Applications[i].Passwords {
			s.learnName(secret.Name)
		}
	}
	for i := range p.Directory.Principals {
		s.learnName(p.Directory.Principals[i].DisplayName)
	}
	for _, found := range p.Tokens {
		s.learnClaims(found.Token)
	}
	if p.Plan != nil {
		s.learnName(p.Plan.Name)
	}
}

// learnClaims gathers what a token says of a person, and what it says to Entra
// alone.
func (s *shroud) learnClaims(t *token.Token) {
	for _, claim := range t.Claims() {
		if claim.Part != token.PartPayload || !claim.Personal && !claim.Internal && !unique(claim.Name) {
			continue
		}
		value, ok := t.Payload.Member(claim.Name)
		texts, isText := value.Strings()
		if !ok || !isText {
			continue
		}
		for _, text := range texts {
			if coded(text) {
				s.learnSecret(text)
			} else {
				s.learnName(text)
			}
		}
	}
}

// unique reports a claim that tells one token or session from all others.
func unique(claim string) bool {
	return slices.Contains([]string{"uti", "jti", "sid", "nonce", "sub", "at_hash", "c_hash"}, claim)
}

// coded reports a text that a program made up: one long word of letters and
// digits that has no other form.
func coded(text string) bool {
	const shortest = 12
	return len(text) >= shortest && !catalog.IsGUID(text) && !strings.ContainsAny(text, " @:") &&
		strings.ContainsAny(text, "0123456789") && strings.ToLower(text) != text
}

// learnName keeps the words of a name that tell whose it is. What has a shape of
// its own, such as a GUID or a mail address, is replaced by that.
func (s *shroud) learnName(name string) {
	if catalog.IsGUID(name) || strings.ContainsAny(name, "@/<${") || len(name) > 200 {
		return
	}
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !alphanumeric(r) }) {
		if !s.common.has(word) {
			number(s.words, strings.ToLower(word))
		}
	}
}

// word is the stand-in of a word in a name.
func (s *shroud) word(word string) string {
	return cased(fmt.Sprintf("name%d", number(s.words, strings.ToLower(word))), word)
}
