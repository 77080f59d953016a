// Package words holds the texts of the window in English and German, through
// Fyne's translation engine.
//
// A view never writes a text itself. It asks for it by key:
//
//	words.T("frame.rail.map")                          Map
//	words.F("frame.saved", words.Data{"Time": "12:04"})  Saved 12:04
//	words.N("frame.errors", 2)                         2 errors
//
// To add texts for a panel, create two flat JSON files under
// assets/translations, PANEL.en.json and PANEL.de.json, whose keys all start
// with "PANEL.". A value is a text, a template ("Saved {{.Time}}"), or, for a
// number, an object: {"one": "{{.Count}} error", "other": "{{.Count}} errors"}.
// Write a key as a literal (in a table: words.Key("PANEL.title")), never put
// it together from parts: a test reads the sources of views and fails when a
// key is missing in a language, or when no view uses a key any more.
//
// What the model says, in English alone, a view passes through Said: the German of
// a sentence, or of its format, stands under assets/sentences. Tests read the
// sources of the model and fail when a sentence has no German, or when a German one
// is said no more.
//
// Texts use only characters of Fyne's bundled font; a test checks that too.
package words
