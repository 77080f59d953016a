package tokens

import (
	"bytes"
	"encoding/json"
	"strings"

	"entrastudio/model/token"
	"entrastudio/views/words"
)

// rawText is header and payload as text, a member a line at least, and on which
// line each claim begins. The order, the spelling and twice-given names stay as
// they are in the token.
type rawText struct {
	text string
	// lines has the line (from 1) of each claim, in the order of Token.Claims.
	lines []int
}

func rawOf(t *token.Token) rawText {
	w := &rawWriter{line: 1}
	w.part(words.T("tokens.raw.header"), t.Header)
	w.put("\n")
	w.part(words.T("tokens.raw.payload"), t.Payload)
	return rawText{w.text.String(), w.lines}
}

type rawWriter struct {
	text  strings.Builder
	line  int
	lines []int
}

func (w *rawWriter) put(text string) {
	w.text.WriteString(text)
	w.line += strings.Count(text, "\n")
}

func (w *rawWriter) part(title string, p token.Part) {
	w.put(title + "\n")
	members := p.Members()
	if len(members) == 0 {
		w.put(strings.TrimSpace(p.JSON) + "\n")
		return
	}
	w.put("{\n")
	for i, m := range members {
		w.lines = append(w.lines, w.line)
		w.put("  " + quotedName(m.Name) + ": " + indented(m.Value.Raw))
		if i < len(members)-1 {
			w.put(",")
		}
		w.put("\n")
	}
	w.put("}\n")
}

// quotedName is a member's name as JSON text, without escapes for HTML.
func quotedName(name string) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(name); err != nil {
		return name
	}
	return strings.TrimSpace(out.String())
}

// indented breaks a list or an object into lines; a value that is no valid JSON
// stays as it is.
func indented(raw string) string {
	var out bytes.Buffer
	if err := json.Indent(&out, []byte(raw), "  ", "  "); err != nil {
		return raw
	}
	return out.String()
}

// claimAt is the claim that a line belongs to, -1 for none.
func (r rawText) claimAt(line int) int {
	claim := -1
	for i, first := range r.lines {
		if first <= line {
			claim = i
		}
	}
	return claim
}
