package properties

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"entrastudio/model/refusal"
	"entrastudio/model/yamltree"
)

// Parse reads a properties file (java.util.Properties). Keys are split at dots
// and at indexes, so a.b[0].c and the YAML that says the same give one tree. Of
// a key that stands twice the last counts.
func Parse(file string, data []byte) (*yamltree.Node, error) {
	if len(data) > yamltree.MaxBytes {
		return nil, &refusal.Error{File: file, What: fmt.Sprintf("%d bytes are more than the %d that are read", len(data), yamltree.MaxBytes)}
	}
	if !utf8.Valid(data) {
		return nil, &refusal.Error{File: file, What: "this is not UTF-8 text", Hint: "save the file as UTF-8 text"}
	}
	var tree Tree
	lines := strings.Split(string(data), "\n")
	for i := 0; i < len(lines); i++ {
		first := i
		text := strings.TrimLeft(strings.TrimRight(lines[i], "\r"), " \t\f")
		if text == "" || text[0] == '#' || text[0] == '!' {
			continue
		}
		for continued(text) && i+1 < len(lines) {
			i++
			text = text[:len(text)-1] + strings.TrimLeft(strings.TrimRight(lines[i], "\r"), " \t\f")
		}
		key, value, offset := split(text)
		indent := len(lines[first]) - len(strings.TrimLeft(lines[first], " \t\f"))
		node := yamltree.At(file, first+1, indent+offset+1).Built(unescape(value))
		if !tree.Put(segments(unescape(key)), node) {
			return nil, &refusal.Error{
				File: file, Line: first + 1, Column: indent + 1,
				What: fmt.Sprintf("the property %q contradicts an earlier one, or is too deep", unescape(key)),
			}
		}
	}
	return tree.Node(file), nil
}

// continued reports a line that ends in an unescaped backslash.
func continued(text string) bool {
	slashes := len(text) - len(strings.TrimRight(text, `\`))
	return slashes%2 == 1
}

// split takes a line apart at the first =, : or white space that is not
// escaped; offset is where the value begins.
func split(text string) (key, value string, offset int) {
	end := 0
	for end < len(text) && !strings.ContainsRune("=: \t\f", rune(text[end])) {
		if text[end] == '\\' {
			end++
		}
		end++
	}
	end = min(end, len(text))
	rest := strings.TrimLeft(text[end:], " \t\f")
	if rest != "" && (rest[0] == '=' || rest[0] == ':') {
		rest = strings.TrimLeft(rest[1:], " \t\f")
	}
	return text[:end], rest, len(text) - len(rest)
}

func unescape(text string) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' || i+1 == len(text) {
			b.WriteByte(text[i])
			continue
		}
		i++
		switch c := text[i]; c {
		case 't', 'n', 'r', 'f':
			b.WriteByte(map[byte]byte{'t': '\t', 'n': '\n', 'r': '\r', 'f': '\f'}[c])
		case 'u':
			if code, err := strconv.ParseUint(text[i+1:min(i+5, len(text))], 16, 16); err == nil {
				b.WriteRune(rune(code))
				i += 4
				continue
			}
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// segments splits a.b[0].c into a, b, 0 and c.
func segments(key string) []string {
	key = strings.NewReplacer("[", ".", "]", "").Replace(key)
	return strings.Split(key, ".")
}
