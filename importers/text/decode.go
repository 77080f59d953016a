package text

import (
	"bytes"
	"unicode/utf8"

	"entrastudio/model/refusal"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode finds the encoding and gives UTF-8. Windows PowerShell 5 redirects in
// UTF-16 with a byte order mark; cmd.exe writes the code page of the machine.
func (t *Text) decode(file string, data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return "", &refusal.Error{File: file, What: "this is UTF-32 text", Hint: "save the file as UTF-8 text"}
	case bytes.HasPrefix(data, []byte("\xff\xfe")), wide(data, 1):
		return t.convert(file, data, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16")
	case bytes.HasPrefix(data, []byte("\xfe\xff")), wide(data, 0):
		return t.convert(file, data, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "UTF-16")
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", &refusal.Error{File: file, What: "this is no text but a program's own data", Hint: "give the text itself"}
	}
	return t.convert(file, data, charmap.Windows1252, "Windows-1252")
}

// wide reports UTF-16 without a byte order mark: every other byte is zero, as
// in the Latin text that tools write. Zero says whether the even bytes are.
func wide(data []byte, zero int) bool {
	const enough = 8
	sample := data[:min(len(data), 512)&^1]
	if len(sample) < enough {
		return false
	}
	zeros, others := 0, 0
	for i := 0; i < len(sample); i += 2 {
		if sample[i+zero] == 0 {
			zeros++
		}
		if sample[i+1-zero] == 0 {
			others++
		}
	}
	return others == 0 && zeros*10 >= len(sample)/2*9
}

func (t *Text) convert(file string, data []byte, from encoding.Encoding, name string) (string, error) {
	read, err := from.NewDecoder().Bytes(withoutMark(data, name))
	if err != nil || bytes.IndexByte(read, 0) >= 0 {
		return "", &refusal.Error{File: file, What: "this is no text but a program's own data", Hint: "give the text itself"}
	}
	t.mended("it was read as " + name)
	return string(read), nil
}

// withoutMark guards the decoder against a mark that it was told to expect: a
// text without one is read in the given order.
func withoutMark(data []byte, name string) []byte {
	if name != "UTF-16" || len(data)%2 == 0 {
		return data
	}
	return data[:len(data)-1]
}
