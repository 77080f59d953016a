package text

import (
	"strings"

	"entrastudio/model/amount"
	"entrastudio/model/pattern"
)

// escape begins the colours of a terminal.
const escape = '\x1b'

var colour = pattern.New(`\x1b(?:\[[0-9;?]*[A-Za-z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])?`)

// colours leaves out what a terminal takes for colours.
func (t *Text) colours() {
	if strings.IndexByte(t.Data, escape) < 0 {
		return
	}
	t.Data = colour.ReplaceAllString(t.Data, "")
	t.mended("the colours of a terminal were left out")
}

// invisible leaves out signs that nobody sees: zero-width spaces and joiners,
// marks of the writing direction, soft hyphens.
func (t *Text) invisible() {
	left := 0
	t.replace(func(r rune) rune {
		switch {
		case r == '\u00ad', r == '\ufeff', r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u2064':
			left++
			return -1
		}
		return r
	})
	if left > 0 {
		t.mended(amount.Of(left, "invisible character") + " left out")
	}
}

// spaces makes plain spaces of the ones that do not break.
func (t *Text) spaces() {
	made := 0
	t.replace(func(r rune) rune {
		switch r {
		case '\u00a0', '\u2007', '\u202f', '\u3000':
			made++
			return ' '
		}
		return r
	})
	if made > 0 {
		t.mended(amount.Of(made, "no-break space") + " replaced by spaces")
	}
}

func (t *Text) replace(by func(rune) rune) {
	for i := 0; i < len(t.Data); i++ {
		if t.Data[i] >= 0x80 {
			t.Data = strings.Map(by, t.Data)
			return
		}
	}
}

// quotes makes plain quotes of the curly ones that a chat program puts around a
// value. Quotes inside a sentence stay: there they are somebody's words.
func (t *Text) quotes() {
	if !strings.ContainsAny(t.Data, curly) {
		return
	}
	made := 0
	lines := strings.Split(t.Data, "\n")
	for i, line := range lines {
		if strings.ContainsAny(line, curly) {
			lines[i] = straight(line, &made)
		}
	}
	if made > 0 {
		t.Data = strings.Join(lines, "\n")
		t.mended(amount.Of(made, "curly quote") + " replaced by straight ones")
	}
}

const (
	curly       = doubleMarks + singleMarks
	doubleMarks = "\u201c\u201d\u201e\u201f"
	singleMarks = "\u2018\u2019\u201a\u201b"
)

// straight replaces the quotes of one line that stand where a value begins or
// ends, when they come in pairs.
func straight(line string, made *int) string {
	runes := []rune(line)
	var at []int
	for i, r := range runes {
		if strings.ContainsRune(curly, r) && (opens(runes[:i]) || closes(runes[i+1:])) {
			at = append(at, i)
		}
	}
	if len(at) == 0 || len(at)%2 != 0 {
		return line
	}
	for _, i := range at {
		*made++
		if strings.ContainsRune(doubleMarks, runes[i]) {
			runes[i] = '"'
		} else {
			runes[i] = '\''
		}
	}
	return string(runes)
}

// opens reports that a value can begin behind these signs.
func opens(before []rune) bool {
	for i := len(before) - 1; i >= 0; i-- {
		if before[i] != ' ' && before[i] != '\t' {
			return strings.ContainsRune("=:[{,(-", before[i])
		}
	}
	return true
}

// closes reports that a value can end before these signs.
func closes(after []rune) bool {
	for _, r := range after {
		if r != ' ' && r != '\t' {
			return strings.ContainsRune(",]}:)", r)
		}
	}
	return true
}
