package words

import "fyne.io/fyne/v2/lang"

// Key names a text in the catalogues.
type Key string

// Data fills the places of a template.
type Data map[string]any

// T returns the text of a key. A key without a text returns itself.
func T(key Key) string {
	return lang.LocalizeKey(string(key), string(key))
}

// F returns the text of a key with its places filled.
func F(key Key, data Data) string {
	return lang.LocalizeKey(string(key), string(key), map[string]any(data))
}

// N returns the text of a key in the form that a number needs. The template
// may use {{.Count}}.
func N(key Key, count int) string {
	return lang.LocalizePluralKey(string(key), string(key), count, map[string]any{"Count": count})
}
