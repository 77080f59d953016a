package token

import (
	"encoding/base64"
	"strings"
)

// json finds tokens in a JSON document: a token response, a HAR file, or any
// other. It walks the text without building it up, so a large HAR file costs
// no memory, and takes what it met when the text breaks off.
func (f *finder) json(text string, offset int) {
	w := &walk{finder: f, reader: jsonReader{text: text}, base: offset}
	w.run()
}

// walk goes through a JSON text, value by value.
type walk struct {
	finder *finder
	reader jsonReader
	base   int
	frames []frame
	har    harEntry
	nested bool
}

// frame is an object or array that the walk is inside of.
type frame struct {
	object bool
	// key is the name of the member that is being read; index counts items.
	key   string
	index int
	// name, value and encoding are a HAR file's name-value pair or content,
	// which are judged when their object ends.
	name, value, encoding string
	valueAt               int
}

func (w *walk) run() {
	r := &w.reader
	for !r.broken {
		r.space()
		if r.pos >= len(r.text) {
			return
		}
		switch c := r.text[r.pos]; c {
		case '{', '[':
			w.open(c == '{')
		case '}', ']':
			w.close()
		case ',':
			r.pos++
			w.next()
		case ':':
			r.pos++
		case '"':
			w.text()
		default:
			w.skip()
		}
		if len(w.frames) == 0 {
			return
		}
	}
}

// open enters an object or array, up to a depth that no document of use has.
func (w *walk) open(object bool) {
	const deepest = 64
	if len(w.frames) >= deepest {
		w.reader.broken = true
		return
	}
	w.reader.pos++
	w.frames = append(w.frames, frame{object: object})
}

func (w *walk) close() {
	w.reader.pos++
	top := w.frames[len(w.frames)-1]
	w.frames = w.frames[:len(w.frames)-1]
	if top.value == "" {
		return
	}
	switch {
	case top.name != "":
		w.judge(top.name, top.value, top.valueAt)
	case top.encoding == "base64":
		if b, err := base64.StdEncoding.DecodeString(top.value); err == nil {
			w.content(string(b), top.valueAt)
		}
	default:
		w.content(top.value, top.valueAt)
	}
}

func (w *walk) next() {
	if top := w.top(); !top.object {
		top.index++
	}
}

func (w *walk) top() *frame { return &w.frames[len(w.frames)-1] }

// skip passes a number or word, or whatever stands there.
func (w *walk) skip() {
	r := &w.reader
	start := r.pos
	for r.pos < len(r.text) && !strings.ContainsRune(" \t\r\n,:{}[]\"", rune(r.text[r.pos])) {
		r.pos++
	}
	if r.pos == start {
		r.pos++
	}
}

// text reads a string: a name when a colon follows it in an object, else a
// value.
func (w *walk) text() {
	r := &w.reader
	if len(w.frames) == 0 {
		r.broken = true
		return
	}
	at := r.pos + 1
	s := r.str()
	r.space()
	if top := w.top(); top.object && r.at(':') {
		top.key = s
		return
	}
	w.value(s, w.base+at)
}

// value takes a string value. Pairs and contents wait for their object's end.
func (w *walk) value(s string, at int) {
	top := w.top()
	w.har.note(w.frames, s)
	switch {
	case top.object && top.key == "name":
		top.name = s
	case top.object && (top.key == "value" || top.key == "text"):
		top.value, top.valueAt = s, at
	case top.object && top.key == "encoding":
		top.encoding = s
	case top.object && isAddress(top.key):
		w.finder.url(s, at, w.where()+", "+top.key)
	default:
		w.judge(top.key, s, at)
	}
}

func isAddress(key string) bool {
	switch strings.ToLower(key) {
	case "url", "redirecturl", "location", "uri":
		return true
	}
	return false
}

// judge looks at one named value.
func (w *walk) judge(name, value string, at int) {
	value = strings.TrimSpace(value)
	const scheme = "bearer "
	said := saidByName(name)
	switch {
	case len(value) > len(scheme) && strings.EqualFold(value[:len(scheme)], scheme):
		w.finder.add(Found{Raw: strings.TrimSpace(value[len(scheme):]), Said: SaidAccess, Where: w.whereOf(name)}, at+len(scheme))
	case isAddress(name):
		w.finder.url(value, at, w.whereOf(name))
	case jwtLike(value) || (said == SaidAccess || said == SaidID || said == SaidRefresh) && tokenLike(value) && !strings.Contains(value, " "):
		w.finder.add(Found{Raw: value, Said: said, Where: w.whereOf(name)}, at)
	case said == SaidCode && looksRefresh(value):
		w.finder.add(Found{Raw: value, Said: said, Where: w.whereOf(name)}, at)
	}
}

// content looks into the body of a request or response: JSON, or a form. What
// is found in it is placed at its start.
func (w *walk) content(body string, at int) {
	trimmedBody := strings.TrimSpace(body)
	switch {
	case strings.HasPrefix(trimmedBody, "{") && !w.nested:
		inner := &walk{finder: w.finder, reader: jsonReader{text: trimmedBody}, base: at, har: w.har, nested: true}
		inner.har.inBody = true
		inner.run()
	case strings.Contains(body, "=") && !strings.ContainsAny(trimmedBody, " \t\r\n"):
		w.finder.parameters(trimmedBody, at, w.where())
	default:
		w.judge("", trimmedBody, at)
	}
}
