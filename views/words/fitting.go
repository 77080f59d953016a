package words

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// exactly says a text that stands in the book, or that its most telling pattern
// has printed.
func (b *phrasebook) exactly(text string, depth int) (string, bool) {
	if said, ok := b.fixed[text]; ok {
		return said, true
	}
	pattern, filled := b.fitting(b.patterns[beginning(text)], text, depth)
	if other, with := b.fitting(b.patterns[""], text, depth); pattern == nil || other != nil && other.weight > pattern.weight {
		pattern, filled = other, with
	}
	if pattern == nil {
		return "", false
	}
	said := make([]string, len(filled))
	for i, value := range filled {
		said[i] = b.translate(value, depth-1)
	}
	return pattern.print(said), true
}

// telling is the weight from which a pattern may have anything at its places. A
// weaker one, such as "%s is %s", would fit half of all sentences: it needs single
// words there, names, or what is known. So does every pattern where a colon shows
// that a place would swallow the beginning of the text.
const telling = 9

// fitting is the first pattern that a text fits, and what stands at its places; nil
// where there is none.
func (b *phrasebook) fitting(bucket []*pattern, text string, depth int) (*pattern, []string) {
	for _, p := range bucket {
		best, most := []string(nil), -1
		for _, way := range p.ways(text) {
			strangers, known := 0, 0
			for _, value := range way {
				switch {
				case b.isFixed(value):
					known++
				case (strings.Contains(value, ": ") || p.weight < telling && isPhrase(value)) && !b.isSentence(value, depth-1):
					strangers++
				}
			}
			if strangers == 0 && known > most {
				best, most = way, known
			}
		}
		if best != nil {
			return p, best
		}
	}
	return nil, nil
}

// isPhrase reports several words that are no name, such as Microsoft Graph.
func isPhrase(value string) bool {
	words := strings.Fields(value)
	return len(words) > 1 && slices.ContainsFunc(words, func(word string) bool {
		first, _ := utf8.DecodeRuneInString(word)
		return unicode.IsLower(first)
	})
}

func (b *phrasebook) isFixed(value string) bool {
	_, ok := b.fixed[value]
	return ok
}

func (b *phrasebook) isSentence(value string, depth int) bool {
	if depth == 0 {
		return false
	}
	_, ok := b.exactly(value, depth)
	return ok
}
