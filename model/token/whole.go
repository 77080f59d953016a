package token

import "strings"

// whole takes the whole text for one token, when it is nothing else: no other
// words around it but Authorization, Bearer and quotes. Then faults inside the
// token are the token's, and Read names them.
func (f *finder) whole(start, end int) bool {
	where := "bare token"
	for {
		before := start
		start, end, where = f.peel(start, end, where)
		if start == before {
			break
		}
	}
	raw := f.text[start:end]
	if !strings.ContainsAny(raw, " \t\r\n") {
		if !tokenLike(raw) {
			return false
		}
		f.add(Found{Raw: raw, Where: where}, start)
		return true
	}
	joined, regular, ok := joinLines(raw)
	if !ok {
		return false
	}
	found := Found{Raw: raw, Where: where}
	if regular {
		found.Joined, found.Wrapped = joined, true
	}
	f.add(found, start)
	return true
}

// peel takes one layer off: a header name, a scheme, a pair of quotes.
func (f *finder) peel(start, end int, where string) (int, int, string) {
	s := f.text[start:end]
	for _, layer := range []struct{ prefix, where string }{
		{"authorization:", "Authorization header"},
		{"authorization=", "Authorization header"},
		{"bearer ", "bearer token"},
		{"bearer\n", "bearer token"},
	} {
		if len(s) > len(layer.prefix) && strings.EqualFold(s[:len(layer.prefix)], layer.prefix) {
			start, end = trimmed(f.text, start+len(layer.prefix), end)
			if where == "bare token" {
				where = layer.where
			}
			return start, end, where
		}
	}
	for _, quotes := range []string{`""`, "''", "``", "<>", "\u201c\u201d"} {
		half := len(quotes) / 2
		left, right := quotes[:half], quotes[half:]
		body := strings.TrimRight(s, ",;")
		if len(body) > 2*half && strings.HasPrefix(body, left) && strings.Index(body[half:], right) == len(body)-2*half {
			start, end = trimmed(f.text, start+half, start+len(body)-half)
			return start, end, where
		}
	}
	return start, end, where
}

// tokenLike says that one word may be meant as a token: it has dots, or is as
// long as opaque tokens are, and it is no other kind of text.
func tokenLike(raw string) bool {
	const shortest = 20
	if raw == "" || strings.ContainsRune("{[<", rune(raw[0])) || strings.Contains(raw, "://") {
		return false
	}
	return strings.Count(raw, ".") >= 2 || startsObject(raw) || len(raw) >= shortest
}

// startsObject says that a text starts like base64url of a JSON object: a
// brace and then a quote, a space or a line break.
func startsObject(raw string) bool {
	return strings.HasPrefix(raw, "ey") || strings.HasPrefix(raw, "ew")
}

// joinLines joins a token that is broken into lines. ok says that the text is
// one token and nothing else; regular, that the breaks are a mail program's:
// every line but the last has the same, full length.
func joinLines(raw string) (joined string, regular, ok bool) {
	if len(raw) > 2*MaxLength {
		return "", false, false
	}
	lines := strings.FieldsFunc(raw, func(c rune) bool { return c == '\n' || c == '\r' })
	if !startsObject(raw) {
		return "", false, false
	}
	soft := softBroken(lines)
	var b strings.Builder
	for _, line := range lines {
		if soft {
			line = strings.TrimSuffix(line, "=")
		}
		for _, word := range strings.Fields(line) {
			if !onlyTokenSigns(word) || b.Len() > 0 && startsAnother(word) {
				return "", false, false
			}
			b.WriteString(word)
		}
	}
	if joined = b.String(); strings.Count(joined, ".") < 2 {
		return "", false, false
	}
	return joined, regularLines(lines), true
}

// startsAnother says that a word is a token of its own.
func startsAnother(word string) bool { return startsObject(word) && strings.Count(word, ".") >= 2 }

// softBroken says that the lines end as quoted-printable breaks them.
func softBroken(lines []string) bool {
	for _, line := range lines[:len(lines)-1] {
		if !strings.HasSuffix(line, "=") {
			return false
		}
	}
	return len(lines) > 1
}

// Programs break lines at one width, mostly at 64, 72, 76 or 78 characters.
const (
	narrowestLine = 60
	widestLine    = 132
)

// regularLines says that a program broke the lines, not a person or an
// attacker: all at one width but the last, which is no longer.
func regularLines(lines []string) bool {
	if len(lines) < 2 {
		return false
	}
	width := len(lines[0])
	for i, line := range lines {
		if strings.ContainsAny(line, " \t") || len(line) > width {
			return false
		}
		if i < len(lines)-1 && len(line) != width {
			return false
		}
	}
	return width >= narrowestLine && width <= widestLine
}

func onlyTokenSigns(word string) bool {
	for i := 0; i < len(word); i++ {
		if c := word[i]; !isBase64URL(c) && c != '.' && c != '=' {
			return false
		}
	}
	return word != ""
}
