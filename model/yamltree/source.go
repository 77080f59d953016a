package yamltree

import (
	"bytes"
	"fmt"
	"sort"
	"unicode/utf8"

	"entrastudio/model/refusal"
)

// source is the text of one file, with the start of each line.
type source struct {
	name   string
	data   []byte
	starts []int
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// newSource refuses what no YAML reader should be bothered with: it costs
// little to see that a file is too large, binary, or a bomb of entries.
func newSource(name string, data []byte) (*source, error) {
	if len(data) > MaxBytes {
		return nil, &refusal.Error{
			File: name,
			What: fmt.Sprintf("%d bytes are more than the %d that are read", len(data), MaxBytes),
		}
	}
	data = bytes.TrimPrefix(data, byteOrderMark)
	s := &source{name: name, data: data, starts: []int{0}}
	entries := 0
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if bad := unreadable(r, size); bad != "" {
			line, column := s.place(at)
			return nil, &refusal.Error{File: name, Line: line, Column: column, What: bad, Hint: "save the file as UTF-8 text"}
		}
		at += size
		switch r {
		case '\n':
			s.starts = append(s.starts, at)
			entries++
		case ',', '[', '{', ':':
			entries++
		}
		if entries > MaxEntries {
			line, column := s.place(at - 1)
			return nil, &refusal.Error{
				File: name, Line: line, Column: column,
				What: fmt.Sprintf("more than %d entries are more than is read", MaxEntries),
			}
		}
	}
	return s, nil
}

// unreadable says why a character cannot stand in YAML; empty where it can.
func unreadable(r rune, size int) string {
	switch {
	case r == utf8.RuneError && size <= 1:
		return "this is not UTF-8 text"
	case r < ' ' && r != '\t' && r != '\n' && r != '\r', r == 0x7f:
		return fmt.Sprintf("the control character U+%04X has no place in a text file", r)
	default:
		return ""
	}
}

func (s *source) lines() int { return len(s.starts) }

// line is the text of a line without its end, or nothing beyond the last.
func (s *source) line(number int) string {
	if number < 1 || number > len(s.starts) {
		return ""
	}
	end := len(s.data)
	if number < len(s.starts) {
		end = s.starts[number]
	}
	return string(bytes.TrimRight(s.data[s.starts[number-1]:end], "\r\n"))
}

// place is the line and column of a byte; columns count characters.
func (s *source) place(offset int) (line, column int) {
	line = sort.Search(len(s.starts), func(i int) bool { return s.starts[i] > offset })
	return line, utf8.RuneCount(s.data[s.starts[line-1]:offset]) + 1
}

// offset is the byte at a line and column.
func (s *source) offset(line, column int) int {
	if line < 1 || line > len(s.starts) {
		return len(s.data)
	}
	at := s.starts[line-1]
	for ; column > 1 && at < len(s.data) && s.data[at] != '\n'; column-- {
		_, size := utf8.DecodeRune(s.data[at:])
		at += size
	}
	return at
}
