package token

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"entrastudio/assets"
	"entrastudio/model/catalog"
)

// term is what the glossary says of one claim.
type term struct {
	form, meaning, trap, seen, source string
	internal, personal                bool
}

// glossary is the embedded tables, each entry in its text until it is asked for:
// a token has a dozen claims, and to read what all others mean takes longer than
// everything that is done to it.
type glossary struct {
	terms map[string][]*claimEntry
	guids map[string]flatPiece
}

// claimEntry is one claim of one part. Readers of several tokens ask again and
// again, so it is read once.
type claimEntry struct {
	piece flatPiece
	once  sync.Once
	part  PartName
	term  term
	err   error
}

func (e *claimEntry) read() (PartName, term, error) {
	e.once.Do(func() {
		var entry flatEntry
		if entry, e.err = e.piece.entry(); e.err == nil {
			e.part, e.term, e.err = termOf(entry)
		}
	})
	return e.part, e.term, e.err
}

type knownGUID struct{ kind, name string }

// book finds the entries of the embedded tables. They never change while the
// program runs, and a test proves that each reads without an error.
var book = sync.OnceValue(indexGlossary)

func indexGlossary() glossary {
	claims, guids := piecesOf("claims/claims.yaml"), piecesOf("claims/guids.yaml")
	g := glossary{terms: make(map[string][]*claimEntry, len(claims)), guids: make(map[string]flatPiece, len(guids))}
	for _, piece := range claims {
		name := piece.name()
		g.terms[name] = append(g.terms[name], &claimEntry{piece: piece})
	}
	for _, piece := range guids {
		g.guids[piece.name()] = piece
	}
	return g
}

func piecesOf(name string) []flatPiece {
	data, err := assets.Claims.ReadFile(name)
	if err != nil {
		// The file is embedded.
		return nil
	}
	return splitFlat(string(data))
}

// term is what a member of one part means; false for one that the table does not
// know.
func (g glossary) term(part PartName, name string) (term, bool) {
	for _, entry := range g.terms[name] {
		if of, t, err := entry.read(); err == nil && of == part {
			return t, true
		}
	}
	return term{}, false
}

// guid names a GUID in lower case.
func (g glossary) guid(text string) (knownGUID, bool) {
	piece, known := g.guids[text]
	if !known {
		return knownGUID{}, false
	}
	entry, err := piece.entry()
	if err != nil {
		return knownGUID{}, false
	}
	guid, err := guidOf(entry)
	return guid, err == nil
}

func termOf(e flatEntry) (PartName, term, error) {
	texts, err := e.take([]string{"name", "part", "seen", "form", "meaning", "source"}, []string{"trap", "internal", "personal"})
	if err != nil {
		return "", term{}, err
	}
	part := PartName(texts[1])
	if part != PartHeader && part != PartPayload {
		return "", term{}, fmt.Errorf("%d:1: the part must be header or payload", e.line)
	}
	if !slices.Contains(forms(), texts[3]) {
		return "", term{}, fmt.Errorf("%d:1: the form %s is not known", e.line, texts[3])
	}
	return part, term{
		seen: texts[2], form: texts[3], meaning: texts[4], source: texts[5],
		trap: texts[6], internal: texts[7] == "yes", personal: texts[8] == "yes",
	}, nil
}

func guidOf(e flatEntry) (knownGUID, error) {
	texts, err := e.take([]string{"guid", "kind", "name", "source"}, nil)
	if err != nil {
		return knownGUID{}, err
	}
	if guid := texts[0]; !catalog.IsGUID(guid) || guid != strings.ToLower(guid) {
		return knownGUID{}, fmt.Errorf("%d:1: a GUID in lower case is expected", e.line)
	}
	return knownGUID{kind: texts[1], name: texts[2]}, nil
}

// KnownGUID gives the name of a GUID that is the same for everyone: Microsoft
// Graph, tenants of Microsoft, directory roles. It gives "" for all others.
func KnownGUID(guid string) string {
	if !catalog.IsGUID(guid) {
		return ""
	}
	known, _ := book().guid(strings.ToLower(guid))
	return known.name
}
