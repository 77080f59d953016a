package redact

import (
	"maps"
	"slices"
	"strings"

	"entrastudio/model/evidence"
)

// shroud knows the stand-in of every original. The first original of a kind
// gets number one, so the same files give the same result.
type shroud struct {
	common vocabulary
	marks  marks

	guids     map[string]int
	people    map[string]int
	addresses map[string]int
	secrets   map[string]int
	opaque    map[string]int
	labels    map[string]int
	domains   map[string]int
	words     map[string]int

	seen     map[string]bool
	hosts    []string
	literals []string
	ofHosts  matcher
	ofWords  matcher
	ofValues matcher
}

func newShroud() (*shroud, error) {
	common, err := commonWords()
	if err != nil {
		return nil, err
	}
	return &shroud{
		common: common, seen: map[string]bool{},
		guids: map[string]int{}, people: map[string]int{}, addresses: map[string]int{}, secrets: map[string]int{},
		opaque: map[string]int{}, labels: map[string]int{}, domains: map[string]int{}, words: map[string]int{},
	}, nil
}

// number is the number of an original among those of its kind.
func number(of map[string]int, original string) int {
	n, known := of[original]
	if !known {
		n = len(of) + 1
		of[original] = n
	}
	return n
}

// learn gathers what can only be told by its place, before anything is
// replaced: hosts, names of people and groups, and secrets.
func (s *shroud) learn(picture *evidence.Picture, texts map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		t := texts[name]
		s.learnHosts(t)
		s.learnSecrets(t)
	}
	s.learnLiterals(picture, texts)
	s.learnNames(picture)
	s.ofHosts = newMatcher(s.hosts, hostEdge)
	s.ofValues = newMatcher(s.literals, valueEdge)
	words := make([]string, 0, len(s.words))
	for word := range s.words {
		words = append(words, word)
	}
	s.ofWords = newMatcher(words, wordEdge)
}

// text replaces every original in a text. Whole reports that the text is said
// to be a token.
func (s *shroud) text(text string, whole bool) string {
	text = s.tokens(text, whole)
	text = s.contents(text)
	return s.marks.resolve(s.plain(text))
}

// plain replaces everything but tokens. A stand-in is put down as a mark, so
// that no later step takes it for an original.
func (s *shroud) plain(text string) string {
	text = s.cookies(text)
	text = s.secret(text)
	text = s.mails(text)
	text = s.ids(text)
	text = s.ofHosts.replace(text, func(host string) string { return s.marks.put(s.host(host)) })
	text = s.ips(text)
	return s.ofWords.replace(text, func(word string) string { return s.marks.put(s.word(word)) })
}

// marks hold stand-ins that were put down. A mark is a sign of Unicode's private
// area, letters that count, and another such sign.
type marks struct{ standIns []string }

const (
	markStart = "\ue000"
	markEnd   = "\ue001"
)

func (m *marks) put(standIn string) string {
	m.standIns = append(m.standIns, standIn)
	return markStart + letters(len(m.standIns)-1) + markEnd
}

// letters counts in capital Greek letters, which no rule takes for anything.
func letters(n int) string {
	const first, count = 'Α', 16
	text := ""
	for {
		text = string(rune(first+n%count)) + text
		if n /= count; n == 0 {
			return text
		}
	}
}

func fromLetters(text string) int {
	const first, count = 'Α', 16
	n := 0
	for _, r := range text {
		n = n*count + int(r-first)
	}
	return n
}

// resolve writes the stand-ins in the place of their marks.
func (m *marks) resolve(text string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, markStart)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		mark, after, closed := strings.Cut(rest, markEnd)
		if n := fromLetters(mark); closed && n >= 0 && n < len(m.standIns) && letters(n) == mark {
			b.WriteString(m.resolve(m.standIns[n]))
			text = after
			continue
		}
		b.WriteString(markStart)
		text = rest
	}
}
