package recognise

import (
	"fmt"
	"strings"

	"entrastudio/importers/psql"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/pattern"
)

// isResult tells the result of a query for audiences.
func isResult(_, text string) (Guess, bool) {
	if len(text) > psql.MaxBytes {
		return Guess{}, false
	}
	found, err := psql.Read("", text)
	if err != nil {
		return Guess{}, false
	}
	if heading.MatchString(text) {
		return yes(evidence.KindAudiences, fmt.Sprintf("it is a table with the column audience (%d rows)", len(found)))
	}
	names := make([]string, len(found))
	for i, audience := range found {
		names[i] = audience.Text
	}
	return isAudiences(names)
}

var heading = pattern.New(`(?im)^[\s|\x{2502}"']*(?:[\w". ]+[|,\t\x{2502}]\s*)*"?(?:[\w]+\.)*audience"?\s*(?:[|,\t\x{2502}].*)?$`)

// isAudiences tells a bare list of audiences: it holds a name that Management
// Identity seeds, or nothing but ids.
func isAudiences(names []string) (Guess, bool) {
	known := defaultAudiences()
	ids, seeded := 0, ""
	for _, name := range names {
		switch {
		case known[name]:
			seeded = name
		case catalog.IsGUID(name) || catalog.IsPlaceholder(name):
			ids++
		case !psql.Named(name):
			return Guess{}, false
		}
	}
	switch {
	case seeded != "":
		return yes(evidence.KindAudiences, "it is a list with the audience "+seeded)
	case ids > 0 && ids == len(names):
		return yes(evidence.KindAudiences, "it is a list of ids, as the audiences of Identity's database are")
	}
	return Guess{}, false
}

// defaultAudiences are the names that Management Identity seeds when nothing
// else is configured, of every minor.
func defaultAudiences() map[string]bool {
	names := map[string]bool{}
	for _, minor := range catalog.Minors() {
		c, err := catalog.Of(minor)
		if err != nil {
			continue
		}
		for _, api := range c.Identity.APIs {
			names[api.Audience] = true
		}
	}
	delete(names, "")
	return names
}

// isAudience reports whether a word is an audience beyond doubt.
func isAudience(known map[string]bool, word string) bool {
	return known[word] || catalog.IsGUID(word) || strings.HasPrefix(word, "api://")
}
