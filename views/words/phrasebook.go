package words

import (
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"entrastudio/assets"
)

// phrasebook has the model's sentences in one other language.
type phrasebook struct {
	// fixed are the sentences in which nothing is filled in.
	fixed map[string]string
	// patterns are the others, by the first letters that a sentence of theirs has;
	// those that begin with what is filled in stand under the empty text. The
	// most telling one stands first.
	patterns map[string][]*pattern

	guard sync.Mutex
	// told keeps what was said lately: panels say the same again at each refresh.
	told map[string]string
}

// mostTold is how many sentences are kept, a few hundred kilobytes at most.
const mostTold = 2048

// readPhrasebook reads every AREA.LANGUAGE.json. A file that cannot be read leaves
// its sentences in English; a test reads them all.
func readPhrasebook(language Language) *phrasebook {
	book := &phrasebook{fixed: map[string]string{}, patterns: map[string][]*pattern{}, told: map[string]string{}}
	names, _ := fs.Glob(assets.Sentences, "sentences/*."+string(language)+".json")
	for _, name := range names {
		content, err := assets.Sentences.ReadFile(name)
		if err != nil {
			continue
		}
		var area map[string]string
		if json.Unmarshal(content, &area) == nil {
			for english, other := range area {
				book.add(english, other)
				if bare := strings.TrimRight(english, " "); bare != english {
					// Other sentences follow it, and it is also met alone.
					book.add(bare, strings.TrimRight(other, " "))
				}
			}
		}
	}
	for _, bucket := range book.patterns {
		slices.SortFunc(bucket, func(a, b *pattern) int {
			if a.weight != b.weight {
				return b.weight - a.weight
			}
			return strings.Compare(a.english, b.english)
		})
	}
	return book
}

func (b *phrasebook) add(english, other string) {
	p := newPattern(english, other)
	if len(p.verbs) == 0 {
		b.fixed[p.literals[0]] = strings.ReplaceAll(other, "%%", "%")
		return
	}
	key := beginning(p.literals[0])
	b.patterns[key] = append(b.patterns[key], p)
	if strings.HasPrefix(english, " ") {
		// It is put behind another text, which it is told together with.
		b.patterns[""] = append(b.patterns[""], newPattern("%s"+english, "%s"+other))
	}
}

// beginning is what patterns are looked up by: the first letters, or nothing for a
// text that is shorter.
func beginning(text string) string {
	const letters = 4
	if len(text) < letters {
		return ""
	}
	return text[:letters]
}

// say is a sentence, or several in a row, in the other language.
func (b *phrasebook) say(english string) string {
	b.guard.Lock()
	defer b.guard.Unlock()
	if said, ok := b.told[english]; ok {
		return said
	}
	said := b.translate(english, deepest)
	if len(b.told) >= mostTold {
		clear(b.told)
	}
	b.told[english] = said
	return said
}
