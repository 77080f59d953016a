package text

import (
	"fmt"
	"strings"

	"entrastudio/model/refusal"
)

// MaxBytes is the size of the largest file that is read: 8 MB. The largest
// values file, tenant or log that helps anybody is far smaller.
const MaxBytes = 8 << 20

// Text is a text as a reader can use it.
type Text struct {
	Data string
	// Mended says in words what was mended, each once; empty where nothing
	// was.
	Mended []string
}

// Decode makes UTF-8 text with line feeds of a file, and nothing else: for
// files that a program wrote and nobody pasted. Errors are of type
// *refusal.Error.
func Decode(file string, data []byte) (Text, error) {
	if len(data) > MaxBytes {
		return Text{}, &refusal.Error{
			File: file, What: fmt.Sprintf("%d bytes are more than the %d that are read", len(data), MaxBytes),
			Hint: "give the part that matters",
		}
	}
	t := Text{}
	var err error
	if t.Data, err = t.decode(file, data); err != nil {
		return Text{}, err
	}
	t.lineEnds()
	return t, t.readable(file)
}

// Clean decodes a file or paste and mends what chat programs, forums and
// tickets do to a text. Errors are of type *refusal.Error.
func Clean(file string, data []byte) (Text, error) {
	t, err := Decode(file, data)
	if err != nil {
		return Text{}, err
	}
	t.colours()
	t.invisible()
	t.spaces()
	t.quotes()
	t.quoting()
	t.fence()
	return t, nil
}

func (t *Text) mended(words string) { t.Mended = append(t.Mended, words) }

// lineEnds writes every line end as one line feed.
func (t *Text) lineEnds() {
	if strings.IndexByte(t.Data, '\r') < 0 {
		return
	}
	t.Data = strings.ReplaceAll(t.Data, "\r\n", "\n")
	t.Data = strings.ReplaceAll(t.Data, "\r", "\n")
}

// readable refuses a file that is no text.
func (t *Text) readable(file string) error {
	line, column := 1, 0
	for _, r := range t.Data {
		column++
		switch {
		case r == '\n':
			line, column = line+1, 0
		case r < ' ' && r != '\t' && r != '\f' && r != '\v' && r != escape:
			return &refusal.Error{
				File: file, Line: line, Column: column,
				What: fmt.Sprintf("this is no text: it holds the control character U+%04X", r),
				Hint: "give the text itself, not a program's own file",
			}
		}
	}
	return nil
}
