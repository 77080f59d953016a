package token

// harEntry is where in a HAR file the walk is: which request or response.
type harEntry struct {
	index       int
	side        string
	method, url string
	inBody      bool
}

// note keeps the method and address of the entry that is being read. In a HAR
// file they stand in log.entries[n].request.
func (h *harEntry) note(frames []frame, value string) {
	if !inEntries(frames) {
		return
	}
	const deepOfSide = 4
	if index := frames[2].index + 1; index != h.index {
		*h = harEntry{index: index}
	}
	if len(frames) < deepOfSide {
		return
	}
	h.side = frames[3].key
	if len(frames) == deepOfSide+1 && h.side == "request" {
		switch frames[4].key {
		case "method":
			h.method = value
		case "url":
			h.url = withoutQuery(value)
		}
	}
}

func inEntries(frames []frame) bool {
	return len(frames) > 3 && frames[0].key == "log" && frames[1].key == "entries"
}

func withoutQuery(address string) string {
	for i := 0; i < len(address); i++ {
		if address[i] == '?' || address[i] == '#' {
			return address[:i]
		}
	}
	return address
}

// where says in words where the walk is.
func (w *walk) where() string {
	if w.har.index > 0 && (w.har.inBody || inEntries(w.frames)) {
		words := "HAR entry " + itoa(w.har.index)
		if w.har.side != "" {
			words += ", " + w.har.side
		}
		if w.har.url != "" {
			words += " of " + printableText(w.har.method+" "+w.har.url)
		}
		return words
	}
	path := ""
	for _, f := range w.frames {
		if f.object && f.key != "" {
			path += "." + f.key
		}
	}
	if path == "" {
		return "JSON text"
	}
	return "JSON member " + printableText(path[1:])
}

// whereOf adds the name of a header or member to the place.
func (w *walk) whereOf(name string) string {
	place := w.where()
	if name == "" || w.har.index == 0 {
		return place
	}
	return place + ", " + printableText(name)
}
