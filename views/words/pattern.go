package words

import (
	"slices"
	"strconv"
	"strings"
)

// pattern is a sentence with places, in both languages, in the form of fmt.
type pattern struct {
	english string
	// literals stand around the places: one more than there are verbs.
	literals []string
	verbs    []byte
	// other are the literals of the other language; order says which place stands
	// behind each but the last.
	other []string
	order []int
	// weight is how many letters are literal: the most telling pattern counts.
	weight int
}

func newPattern(english, other string) *pattern {
	p := &pattern{english: english}
	p.literals, p.verbs, _ = cutFormat(english)
	p.other, _, p.order = cutFormat(other)
	for _, literal := range p.literals {
		p.weight += len(literal)
	}
	return p
}

// cutFormat cuts a format of fmt into what stands around its verbs, the verbs, and
// which argument each one prints.
func cutFormat(format string) (literals []string, verbs []byte, order []int) {
	var literal strings.Builder
	for {
		before, after, found := strings.Cut(format, "%")
		literal.WriteString(before)
		if !found || after == "" {
			return append(literals, literal.String()), verbs, order
		}
		if after[0] == '%' {
			literal.WriteByte('%')
			format = after[1:]
			continue
		}
		argument := len(order)
		if index, rest, ok := strings.Cut(after, "]"); ok && after[0] == '[' {
			if n, err := strconv.Atoi(index[1:]); err == nil && rest != "" {
				argument, after = n-1, rest
			}
		}
		after = strings.TrimLeft(after, "0123456789")
		if after == "" {
			return append(literals, literal.String()), verbs, order
		}
		literals, verbs, order = append(literals, literal.String()), append(verbs, after[0]), append(order, argument)
		literal.Reset()
		format = after[1:]
	}
}

// mostTries bounds how many ends of places are tried to read one text as a pattern.
const mostTries = 128

// reading is a text on its way to be read as what a pattern printed.
type reading struct {
	pattern *pattern
	ways    [][]string
	tries   int
}

// ways are the ways in which a text can be what the pattern printed: what stands
// at each place.
func (p *pattern) ways(text string) [][]string {
	rest, ok := strings.CutPrefix(text, p.literals[0])
	if !ok || !p.holds(rest) {
		return nil
	}
	r := &reading{pattern: p}
	r.fill(rest, nil)
	return r.ways
}

// holds reports whether a text has all literals behind the first one, in their
// order. Most texts end here.
func (p *pattern) holds(rest string) bool {
	last := len(p.literals) - 1
	for _, literal := range p.literals[1:last] {
		_, after, found := strings.Cut(rest, literal)
		if !found {
			return false
		}
		rest = after
	}
	return strings.HasSuffix(rest, p.literals[last])
}

// fill tries every end of the next place, the nearest first.
func (r *reading) fill(rest string, filled []string) {
	at, p := len(filled), r.pattern
	if at == len(p.verbs)-1 {
		value, ok := strings.CutSuffix(rest, p.literals[at+1])
		if ok && fits(p.verbs[at], value) {
			r.ways = append(r.ways, append(slices.Clone(filled), value))
		}
		return
	}
	next := p.literals[at+1]
	for end := 0; end <= len(rest) && r.tries < mostTries; end++ {
		distance := strings.Index(rest[end:], next)
		if distance < 0 {
			return
		}
		end += distance
		r.tries++
		if fits(p.verbs[at], rest[:end]) {
			r.fill(rest[end+len(next):], append(slices.Clone(filled), rest[:end]))
		}
	}
}

// fits reports whether a verb of fmt can have printed a value.
func fits(verb byte, value string) bool {
	switch verb {
	case 'd':
		_, err := strconv.Atoi(value)
		return err == nil
	case 'q':
		_, err := strconv.Unquote(value)
		return err == nil
	default:
		return true
	}
}

// print is the sentence of the other language with its places filled.
func (p *pattern) print(filled []string) string {
	var text strings.Builder
	for i, argument := range p.order {
		text.WriteString(p.other[i])
		if argument < len(filled) {
			text.WriteString(filled[argument])
		}
	}
	text.WriteString(p.other[len(p.other)-1])
	return text.String()
}
