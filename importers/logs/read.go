package logs

import (
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
)

// Read gives the telling lines of a text in their order. A line that says the
// same as one before it is left out, so that a long log stays small. Whose log
// it is tell container prefixes, the file's name and the names of loggers.
func Read(x *lookup.Index, file, text string) []evidence.LogLine {
	r := &reader{
		file: file, owners: owners{index: x, file: ofFile(x, file)}, lines: lines{text: text},
		known: map[string]bool{}, words: among(text),
	}
	for r.lines.next() {
		if raw := r.lines.raw(); r.looked < mostLooks && telling(r.words, raw) {
			r.looked++
			r.line(r.lines.current())
		} else {
			r.owners.pass(raw)
		}
	}
	return r.found
}

// mostLooks is how many telling lines are looked at. A log that holds more of
// them tells the same again and again.
const mostLooks = 4000

// Tells reports whether a text has any telling line.
func Tells(text string) bool {
	r := reader{lines: lines{text: text}, words: among(text)}
	for len(r.words) > 0 && r.looked < mostLooks && r.lines.next() {
		raw := r.lines.raw()
		if !telling(r.words, raw) {
			r.owners.pass(raw)
			continue
		}
		r.looked++
		l := r.lines.current()
		if len(r.kinds(l)) > 0 {
			return true
		}
		r.owners.pass(l.text)
	}
	return false
}

// reader collects telling lines.
type reader struct {
	file   string
	lines  lines
	owners owners
	found  []evidence.LogLine
	known  map[string]bool
	// words are those that tell something and stand in the text.
	words []string
	// looked counts the lines that were looked at, stacks those of them whose
	// stack was.
	looked, stacks int
}

// line looks at one line with every rule.
func (r *reader) line(l line) {
	component := r.owners.of(l)
	for _, found := range r.kinds(l) {
		if found.Component == "" {
			found.Component = component
		}
		key := found.key()
		if r.known[key] {
			continue
		}
		r.known[key] = true
		found.Text = shown(l.text, found.at)
		found.Place = evidence.Place{File: r.file, Line: l.number, Column: l.column(found.at)}
		r.found = append(r.found, found.LogLine)
	}
}

// sighting is a telling line and where in it the telling words begin.
type sighting struct {
	evidence.LogLine
	at int
}

// key is equal for lines that say the same.
func (s sighting) key() string {
	key := string(s.Kind) + "\x00" + s.Code + "\x00" + s.Audience + "\x00" + s.AppID + "\x00" + s.RedirectURI + "\x00" + string(s.Component)
	for _, list := range [][]string{s.Got, s.Expected} {
		for _, audience := range list {
			key += "\x00" + audience
		}
		key += "\x01"
	}
	return key
}

// of is a shorthand for the rules.
func of(kind evidence.LogKind, at int) sighting {
	return sighting{LogLine: evidence.LogLine{Kind: kind}, at: at}
}
