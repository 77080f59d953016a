package yamltext

import "unicode/utf8"

const byteOrderMark = "\xef\xbb\xbf"

// check refuses a text with characters that have no place in a text file, or
// that YAML's versions read differently.
func check(text string) error {
	if len(text) > MaxBytes {
		return &Error{What: "the file is larger than 10 MB, more than is read"}
	}
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= ' ' && c < 0x7f || c == '\n' || c == '\t' {
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if err := checkRune(text, i, r, size); err != nil {
			return err
		}
		i += size - 1
	}
	return nil
}

// checkRune judges a character that is no plain ASCII.
func checkRune(text string, i int, r rune, size int) error {
	switch {
	case r == '\r' && i+1 < len(text) && text[i+1] == '\n':
		return nil
	case r == utf8.RuneError && size == 1:
		return &Error{Offset: i, What: "this is not UTF-8 text", Hint: "save the file as UTF-8"}
	case r < utf8.RuneSelf:
		return &Error{Offset: i, What: "a control character has no place in a text file", Hint: `write it as an escape such as \x07 in double quotes`}
	case r == 0xFEFF && i == 0:
		return nil
	case escaped(r):
		return &Error{Offset: i, What: "an invisible character stands here that readers of YAML take differently", Hint: `write it as an escape such as \u2028 in double quotes`}
	default:
		return nil
	}
}
