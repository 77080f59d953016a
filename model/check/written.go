package check

import (
	"strings"

	"entrastudio/model/aadsts"
	"entrastudio/model/lookup"
)

// unknownError is the code for a number of Entra's that the table lacks.
const unknownError Code = "entra.unknown-error"

// Written finds a code as a person writes it: in any case, and an error of
// Entra by its number alone or behind AADSTS, as its page shows it. A number
// that the table lacks is the unknown error.
func Written(text string) (Declaration, bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	for _, r := range rules() {
		if strings.ToLower(string(r.Code)) == text {
			return r.Declaration, true
		}
	}
	number := strings.TrimPrefix(strings.TrimPrefix(text, "entra."), "aadsts")
	if number == "" || strings.Trim(number, "0123456789") != "" {
		return Declaration{}, false
	}
	if d, ok := Lookup(Code(entraPrefix + number)); ok {
		return d, true
	}
	d, ok := Lookup(unknownError)
	d.Links = append([]string{aadsts.Link(number)}, d.Links...)
	return d, ok
}

// mostNear is how many codes can be meant before a list of them all is clearer.
const mostNear = 6

// Near lists the codes that a person can have meant by what is none: the one
// that is nearest to it, else those of the family of this name, else those that
// hold it as a part.
func Near(text string) []Code {
	text = strings.ToLower(strings.TrimSpace(text))
	if len(text) < 3 {
		return nil
	}
	var family, holding []Code
	var codes []string
	for _, r := range rules() {
		codes = append(codes, string(r.Code))
		code := strings.ToLower(string(r.Code))
		if strings.HasPrefix(code, text+".") {
			family = append(family, r.Code)
		}
		if strings.Contains(code, text) {
			holding = append(holding, r.Code)
		}
	}
	if nearest := lookup.NearestName(text, codes); nearest != "" {
		return []Code{Code(nearest)}
	}
	for _, near := range [][]Code{family, holding} {
		if len(near) > 0 && len(near) <= mostNear {
			return near
		}
	}
	return nil
}
