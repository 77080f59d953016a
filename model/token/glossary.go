package token

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"entrastudio/assets"
	"entrastudio/model/catalog"
	"entrastudio/model/flat"
)

// term is what the glossary says of one claim.
type term struct {
	form, meaning, trap, seen, source string
	internal, personal                bool
}

// glossary is the embedded tables, each entry in its text until it is asked for:
// a token has a dozen claims, and to read what all others mean takes longer than
// everything that is done to it. To go through the names takes less than to sort
// them into a map at the start of every command.
type glossary struct {
	claims []claimEntry
	guids  []flat.Piece
}

// claimEntry is one claim of one part. Readers of several tokens ask again and
// again, so it is read once.
type claimEntry struct {
	flat.Piece
	known atomic.Pointer[knownClaim]
}

// knownClaim is an entry that was read.
type knownClaim struct {
	part PartName
	term term
	err  error
}

func (e *claimEntry) read() *knownClaim {
	if known := e.known.Load(); known != nil {
		return known
	}
	known := &knownClaim{}
	var entry flat.Entry
	if entry, known.err = e.Entry(); known.err == nil {
		known.part, known.term, known.err = termOf(entry)
	}
	e.known.Store(known)
	return known
}

type knownGUID struct{ kind, name string }

// book finds the entries of the embedded tables. They never change while the
// program runs, and a test proves that each reads without an error.
var book = sync.OnceValue(readGlossary)

func readGlossary() *glossary {
	claims := flat.Split(assets.Claims)
	g := &glossary{claims: make([]claimEntry, len(claims)), guids: flat.Split(assets.KnownGUIDs)}
	for i, piece := range claims {
		g.claims[i].Piece = piece
	}
	return g
}

// term is what a member of one part means; false for one that the table does not
// know.
func (g *glossary) term(part PartName, name string) (term, bool) {
	for i := range g.claims {
		if g.claims[i].Name != name {
			continue
		}
		if known := g.claims[i].read(); known.err == nil && known.part == part {
			return known.term, true
		}
	}
	return term{}, false
}

// guid names a GUID in lower case.
func (g *glossary) guid(text string) (knownGUID, bool) {
	for _, piece := range g.guids {
		if piece.Name != text {
			continue
		}
		entry, err := piece.Entry()
		if err != nil {
			return knownGUID{}, false
		}
		guid, err := guidOf(entry)
		return guid, err == nil
	}
	return knownGUID{}, false
}

func termOf(e flat.Entry) (PartName, term, error) {
	texts, err := e.Take([]string{"name", "part", "seen", "form", "meaning", "source"}, []string{"trap", "internal", "personal"})
	if err != nil {
		return "", term{}, err
	}
	part := PartName(texts[1])
	if part != PartHeader && part != PartPayload {
		return "", term{}, fmt.Errorf("%d:1: the part must be header or payload", e.Line)
	}
	if !slices.Contains(forms(), texts[3]) {
		return "", term{}, fmt.Errorf("%d:1: the form %s is not known", e.Line, texts[3])
	}
	return part, term{
		seen: texts[2], form: texts[3], meaning: texts[4], source: texts[5],
		trap: texts[6], internal: texts[7] == "yes", personal: texts[8] == "yes",
	}, nil
}

func guidOf(e flat.Entry) (knownGUID, error) {
	texts, err := e.Take([]string{"guid", "kind", "name", "source"}, nil)
	if err != nil {
		return knownGUID{}, err
	}
	if guid := texts[0]; !catalog.IsGUID(guid) || guid != strings.ToLower(guid) {
		return knownGUID{}, fmt.Errorf("%d:1: a GUID in lower case is expected", e.Line)
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
