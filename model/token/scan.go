package token

import "strings"

// scan finds tokens among other words: in a mail, a log, a shell command. Only
// what starts like the base64url of a header and has a dot is taken for one.
func (f *finder) scan() {
	at := 0
	for {
		next := strings.Index(f.text[at:], "ey")
		if next < 0 {
			return
		}
		start := at + next
		if start > 0 && tokenSign(f.text[start-1]) {
			at = endOfRun(f.text, start)
			continue
		}
		end := endOfRun(f.text, start)
		if at = f.run(start, end); at <= start {
			at = end
		}
	}
}

func tokenSign(c byte) bool { return isBase64URL(c) || c == '.' }

func endOfRun(text string, at int) int {
	for at < len(text) && tokenSign(text[at]) {
		at++
	}
	return at
}

// run looks at one run of token signs and gives the offset to go on from.
func (f *finder) run(start, end int) int {
	raw := f.text[start:end]
	if at, again := f.known[raw]; again {
		f.found[at].Times++
		return end
	}
	if !headed(raw) {
		return end
	}
	found := Found{Where: "in the text", Said: f.nameBefore(start)}
	if wrappedEnd := f.wrappedEnd(start, end); wrappedEnd > end {
		end = wrappedEnd
		found.Raw = f.text[start:end]
		found.Joined, found.Wrapped = joinQuoted(found.Raw), true
	} else {
		if strings.Count(raw, ".") == 3 {
			raw = strings.TrimSuffix(raw, ".")
		}
		found.Raw = raw
	}
	f.add(found, start)
	return end
}

// headed says that a run has a first part that reads as the start of a header.
func headed(raw string) bool {
	const longestHeader = 1 << 16
	head, _, dotted := strings.Cut(raw[:min(len(raw), longestHeader)], ".")
	if !dotted {
		return false
	}
	b, _ := decodePart(head, PartHeader, 0)
	return strings.HasPrefix(strings.TrimLeft(string(b), " \t\r\n"), "{") && strings.Contains(string(b), `"alg"`)
}

// nameBefore looks for a name like access_token in the few signs before.
func (f *finder) nameBefore(start int) Said {
	const reach = 24
	before := strings.ToLower(f.text[max(0, start-reach):start])
	latest, said := -1, Said("")
	for _, name := range []string{"access_token", "id_token", "refresh_token", "bearer"} {
		if at := strings.LastIndex(before, name); at > latest {
			latest, said = at, saidByName(name)
			if name == "bearer" {
				said = SaidAccess
			}
		}
	}
	return said
}

// wrappedEnd gives the end of a token that goes on in the next lines: each of
// them holds nothing but token signs, and all but the last are as long as the
// first. It gives end where the token ends in its line. It never looks further
// back than a line that programs break, nor reads a line twice.
func (f *finder) wrappedEnd(start, end int) int {
	window := max(0, start-widestLine)
	lineStart := window + strings.LastIndexByte(f.text[window:start], '\n') + 1
	width := end - lineStart
	dots := strings.Count(f.text[start:end], ".")
	for width >= narrowestLine && width <= widestLine && end-start <= MaxLength {
		next, lineEnd, ok := nextTokenLine(f.text, end)
		if !ok || lineEnd-next > width || headed(f.text[next:lineEnd]) {
			break
		}
		if dots += strings.Count(f.text[next:lineEnd], "."); dots > 2 {
			break
		}
		end = lineEnd
		if lineEnd-next < width-1 {
			break
		}
	}
	return end
}

// nextTokenLine gives the next line, when it holds token signs alone.
func nextTokenLine(text string, end int) (start, lineEnd int, ok bool) {
	rest := text[end:]
	trimmedRest := strings.TrimPrefix(strings.TrimPrefix(rest, "\r"), "\n")
	if len(trimmedRest) == len(rest) {
		return 0, 0, false
	}
	start = end + len(rest) - len(trimmedRest)
	lineEnd = endOfRun(text, start)
	ended := lineEnd == len(text) || text[lineEnd] == '\n' || text[lineEnd] == '\r'
	return start, lineEnd, ended && lineEnd > start
}

func joinQuoted(raw string) string {
	return strings.Join(strings.Fields(raw), "")
}
