package plan

import "entrastudio/model/plan/yamltext"

// removeEntries takes out what is not said any more. Behind a dash the first
// entry that stays moves up.
func (e *editor) removeEntries(n *yamltext.Node, old, want form) error {
	gone := make([]bool, len(n.Items))
	for i := range old.entries {
		if _, stays := want.get(old.entries[i].key); !stays {
			if at := keyIndex(n, old.entries[i].key); at >= 0 {
				gone[at] = true
			}
		}
	}
	first := 0
	if n.Style == yamltext.Block && !e.startsLine(int(n.Items[0].Start)) {
		for first < len(gone) && gone[first] {
			first += 2
		}
		if first == len(gone) {
			return errElsewhere
		}
		if first > 0 {
			e.replace(int(n.Items[0].Start), int(n.Items[first].Start), "")
		}
	}
	for at := first; at < len(gone); at += 2 {
		if gone[at] {
			before, _ := old.get(n.Items[at].Value)
			e.removeEntry(n, at, before)
		}
	}
	return nil
}

// removeEntry takes an entry out. Keys in it that nobody knows stay, unless it
// is a thing of its own.
func (e *editor) removeEntry(n *yamltext.Node, at int, old form) {
	key, value := &n.Items[at], &n.Items[at+1]
	if old.kind == mappingForm && !old.named && value.Kind == yamltext.Mapping && saysMore(value, old) {
		if e.mapping(value, old, form{kind: mappingForm}) == nil {
			return
		}
	}
	if n.Style == yamltext.Flow {
		e.removeFromBraces(n, at)
		return
	}
	e.removeLines(int(key.Start), int(value.End))
}

// saysMore reports whether a mapping has keys, at any depth, that its form does
// not have.
func saysMore(n *yamltext.Node, f form) bool {
	for i := 0; i < len(n.Items); i += 2 {
		known, ok := f.get(n.Items[i].Value)
		if !ok || known.kind == mappingForm && !known.named && n.Items[i+1].Kind == yamltext.Mapping && saysMore(&n.Items[i+1], known) {
			return true
		}
	}
	return false
}

func (e *editor) removeFromBraces(n *yamltext.Node, at int) {
	switch {
	case at > 0:
		e.replace(int(n.Items[at-1].End), int(n.Items[at+1].End), "")
	case len(n.Items) > 2:
		e.replace(int(n.Items[0].Start), int(n.Items[2].Start), "")
	default:
		e.replace(int(n.Items[0].Start), int(n.Items[1].End), "")
	}
}
