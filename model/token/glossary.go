package token

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"entrastudio/assets"
)

// term is what the glossary says of one claim.
type term struct {
	form, meaning, trap, seen, source string
	internal, personal                bool
}

// glossary is the embedded tables in memory.
type glossary struct {
	terms map[termKey]term
	guids map[string]knownGUID
}

type termKey struct {
	part PartName
	name string
}

type knownGUID struct{ kind, name string }

// book reads the embedded tables once. They never change while the program
// runs, and a test proves that they read without an error.
var book = sync.OnceValues(loadGlossary)

func loadGlossary() (glossary, error) {
	g := glossary{terms: map[termKey]term{}, guids: map[string]knownGUID{}}
	if err := readTable("claims/claims.yaml", g.addTerm); err != nil {
		return glossary{}, err
	}
	return g, readTable("claims/guids.yaml", g.addGUID)
}

func readTable(name string, add func(flatEntry) error) error {
	data, err := assets.Claims.ReadFile(name)
	if err != nil {
		return fmt.Errorf("read the table: %w", err)
	}
	entries, err := readFlat(string(data))
	if err != nil {
		return fmt.Errorf("%s:%w", name, err)
	}
	for _, e := range entries {
		if err := add(e); err != nil {
			return fmt.Errorf("%s:%w", name, err)
		}
	}
	return nil
}

func (g glossary) addTerm(e flatEntry) error {
	texts, err := e.take([]string{"name", "part", "seen", "form", "meaning", "source"}, []string{"trap", "internal", "personal"})
	if err != nil {
		return err
	}
	key := termKey{PartName(texts[1]), texts[0]}
	if key.part != PartHeader && key.part != PartPayload {
		return fmt.Errorf("%d:1: the part must be header or payload", e.line)
	}
	if _, twice := g.terms[key]; twice {
		return fmt.Errorf("%d:1: %s of the %s stands twice", e.line, key.name, key.part)
	}
	if !slices.Contains(forms(), texts[3]) {
		return fmt.Errorf("%d:1: the form %s is not known", e.line, texts[3])
	}
	g.terms[key] = term{
		seen: texts[2], form: texts[3], meaning: texts[4], source: texts[5],
		trap: texts[6], internal: texts[7] == "yes", personal: texts[8] == "yes",
	}
	return nil
}

func (g glossary) addGUID(e flatEntry) error {
	texts, err := e.take([]string{"guid", "kind", "name", "source"}, nil)
	if err != nil {
		return err
	}
	if guid := texts[0]; !IsGUID(guid) || guid != strings.ToLower(guid) {
		return fmt.Errorf("%d:1: a GUID in lower case is expected", e.line)
	}
	if _, twice := g.guids[texts[0]]; twice {
		return fmt.Errorf("%d:1: the GUID stands twice", e.line)
	}
	g.guids[texts[0]] = knownGUID{kind: texts[1], name: texts[2]}
	return nil
}

// KnownGUID gives the name of a GUID that is the same for everyone: Microsoft
// Graph, tenants of Microsoft, directory roles. It gives "" for all others.
func KnownGUID(guid string) string {
	g, err := book()
	if err != nil || !IsGUID(guid) {
		return ""
	}
	return g.guids[strings.ToLower(guid)].name
}
