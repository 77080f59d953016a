package redact

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entrastudio/model/pattern"
)

// matcher finds any of several originals as whole words.
type matcher struct {
	any  *regexp.Regexp
	edge func(before, after string) bool
}

func newMatcher(originals []string, edge func(before, after string) bool) matcher {
	originals = slices.Clone(originals)
	slices.SortFunc(originals, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
	originals = slices.Compact(originals)
	if len(originals) == 0 {
		return matcher{}
	}
	quoted := make([]string, len(originals))
	for i, original := range originals {
		quoted[i] = regexp.QuoteMeta(original)
	}
	return matcher{any: regexp.MustCompile("(?i)(?:" + strings.Join(quoted, "|") + ")"), edge: edge}
}

// replace replaces each occurrence that stands between edges.
func (m matcher) replace(text string, by func(string) string) string {
	if m.any == nil {
		return text
	}
	var b strings.Builder
	at := 0
	for at < len(text) {
		found := m.any.FindStringIndex(text[at:])
		if found == nil {
			break
		}
		start, end := at+found[0], at+found[1]
		if m.edge(text[:start], text[end:]) {
			b.WriteString(text[at:start])
			b.WriteString(by(text[start:end]))
			at = end
			continue
		}
		_, size := utf8.DecodeRuneInString(text[start:])
		b.WriteString(text[at : start+size])
		at = start + size
	}
	b.WriteString(text[at:])
	return b.String()
}

var percentCode = pattern.New(`%[0-9A-Fa-f]{2}$`)

// wordEdge holds where no letter or digit touches the word.
func wordEdge(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	return (before == "" || !alphanumeric(last) || percentCode.MatchString(tail(before))) && (after == "" || !alphanumeric(next)) && !isKey(before, after)
}

var keyEnd = pattern.New(`^["']?[ \t]*:(?:\s|$)`)

// isKey reports that a word is the key of an entry in YAML or JSON: those belong
// to the form of the file.
func isKey(before, after string) bool {
	start := strings.TrimLeft(before[strings.LastIndexAny(before, "\n{,")+1:], " \t-\"'")
	return start == "" && keyEnd.MatchString(after)
}

// hostEdge holds where the host is no part of a longer one.
func hostEdge(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, size := utf8.DecodeRuneInString(after)
	longer := next == '.' && len(after) > size && alphanumeric(rune(after[size]))
	return (before == "" || !alphanumeric(last) && last != '.' && last != '-' || percentCode.MatchString(tail(before))) &&
		(after == "" || !alphanumeric(next) && next != '-' && !longer)
}

// valueEdge holds wherever a secret stands: even a part of a word gives it away.
func valueEdge(string, string) bool { return true }

func tail(text string) string { return text[max(0, len(text)-3):] }

func alphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
