package words

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// deepest is how far sentences are looked for inside of sentences.
const deepest = 4

// farthest is how many ends of clauses are tried for one sentence of a row.
const farthest = 12

// translate says a text that the model put together: one sentence, or several in a
// row. What is not known stays as it is.
func (b *phrasebook) translate(text string, depth int) string {
	if text == "" || depth == 0 {
		return text
	}
	if said, ok := b.row(text, depth); ok {
		return said
	}
	if said, ok := b.known(text, depth); ok {
		return said
	}
	var said strings.Builder
	for rest := text; rest != ""; {
		clause, next := b.clause(rest, depth)
		said.WriteString(clause)
		rest = next
	}
	return said.String()
}

// row says several sentences where each of them is known. It is tried first, as what
// is filled into a sentence could also be taken to reach to the end of the row.
func (b *phrasebook) row(text string, depth int) (string, bool) {
	var row strings.Builder
	for rest := text; rest != ""; {
		sentences, _ := ends(rest)
		if len(sentences) == 0 && row.Len() == 0 {
			return "", false
		}
		end, said := b.fixedBeginning(rest, append(sentences, len(rest)))
		for _, one := range append(sentences, len(rest)) {
			if end > 0 {
				break
			}
			if known, ok := b.joined(rest[:one], depth); ok {
				end, said = one, known
				break
			}
		}
		if end == 0 {
			return "", false
		}
		row.WriteString(said)
		rest = rest[end:]
	}
	return row.String(), true
}

// fixedBeginning says the longest beginning of a row in which nothing is filled in:
// one entry may be several sentences. The end is 0 where there is none.
func (b *phrasebook) fixedBeginning(row string, ends []int) (end int, said string) {
	blank := row[:len(row)-len(strings.TrimLeft(row, " "))]
	for _, end := range slices.Backward(ends) {
		if known, ok := b.fixed[row[:end]]; ok {
			return end, known
		}
		if known, ok := b.fixed[row[len(blank):end]]; ok {
			return end, blank + known
		}
	}
	return 0, ""
}

// clause says the first known sentence of a text, else the longest known clause it
// begins with, else leaves its first clause as it is.
func (b *phrasebook) clause(text string, depth int) (said, rest string) {
	sentences, clauses := ends(text)
	for _, end := range sentences {
		if known, ok := b.joined(text[:end], depth); ok {
			return known, text[end:]
		}
	}
	if known, ok := b.joined(text, depth); ok {
		return known, ""
	}
	for _, end := range slices.Backward(clauses) {
		if known, ok := b.joined(text[:end], depth); ok {
			return known, text[end:]
		}
	}
	first := len(text)
	for _, all := range [][]int{sentences, clauses} {
		if len(all) > 0 {
			first = min(first, all[0])
		}
	}
	return text[:first], text[first:]
}

// joined says a clause with or without what joins it to the one before; where it is
// not known the text comes back.
func (b *phrasebook) joined(text string, depth int) (said string, ok bool) {
	if known, is := b.known(text, depth); is {
		return known, true
	}
	for _, joint := range []string{"; ", ": ", ", ", " (", " "} {
		bare, cut := strings.CutPrefix(text, joint)
		if !cut {
			continue
		}
		if known, is := b.known(bare, depth); is {
			return joint + known, true
		}
	}
	return text, false
}

// ends are the places at which a text may fall apart: the ends of sentences, and
// before a colon, comma or bracket.
func ends(text string) (sentences, clauses []int) {
	for i := 1; i < len(text)-1 && len(sentences)+len(clauses) < farthest; i++ {
		switch {
		case text[i] == ' ' && text[i+1] == '(':
			clauses = append(clauses, i)
		case text[i+1] != ' ':
		case text[i] == '.':
			sentences = append(sentences, i+1)
		case text[i] == ';':
			sentences = append(sentences, i)
		case text[i] == ':' || text[i] == ',':
			clauses = append(clauses, i)
		}
	}
	return sentences, clauses
}

// known says a single sentence; false where neither it nor a pattern that fits is
// known. The model also makes a sentence of words by a capital letter and a stop,
// and writes a title in small letters inside of a sentence.
func (b *phrasebook) known(text string, depth int) (string, bool) {
	bare, stopped := strings.CutSuffix(text, ".")
	stop := ""
	if stopped {
		stop = "."
	}
	turned, capital := turnFirst(bare)
	raise := func(said string) string {
		if begin, _ := utf8.DecodeRuneInString(said); capital && unicode.IsLower(begin) {
			said, _ = turnFirst(said)
		}
		return said + stop
	}
	for _, find := range []func(string, int) (string, bool){b.unfilled, b.exactly} {
		if said, ok := find(text, depth); ok {
			return said, true
		}
		if said, ok := find(bare, depth); ok && stopped {
			return said + stop, true
		}
		if said, ok := find(turned, depth); ok {
			return raise(said), true
		}
	}
	return "", false
}

// unfilled says a text in which nothing is filled in.
func (b *phrasebook) unfilled(text string, _ int) (string, bool) {
	said, ok := b.fixed[text]
	return said, ok
}

// turnFirst turns the first letter to small or capital, and reports whether it was
// a capital one.
func turnFirst(text string) (turned string, capital bool) {
	first, size := utf8.DecodeRuneInString(text)
	if unicode.IsUpper(first) {
		return string(unicode.ToLower(first)) + text[size:], true
	}
	return string(unicode.ToUpper(first)) + text[size:], false
}
