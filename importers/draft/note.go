package draft

import (
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
)

// Note says what became of a part of the evidence that did not simply turn into
// the plan.
type Note struct {
	Place evidence.Place
	// Ref is the setting that the note is about; empty for other keys.
	Ref catalog.Ref
	// Text is one or two sentences; it repeats no secret.
	Text string
}

func (d *draft) note(place evidence.Place, ref catalog.Ref, text string) {
	d.notes = append(d.notes, Note{Place: place, Ref: ref, Text: text})
}
