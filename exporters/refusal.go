package exporters

import (
	"strings"

	"entrastudio/model/catalog"
)

// Refusal says that a reader cannot carry a value as it is. An export that
// refuses gives no file: a value is never bent to fit. The error names the
// setting and the reader and never repeats the value.
type Refusal struct {
	// Setting is the setting with the value; its zero value means that none
	// of the catalogue holds it.
	Setting catalog.Ref
	// Where is the plan's path or the address in the file.
	Where string
	// Reader is what cannot carry it, such as "docker compose".
	Reader string
	// Why is what stands in the way.
	Why string
	// Hint says what to do instead; empty where nothing is known.
	Hint string
}

// Error is the refusal in one line: setting, reader, why, and then the hint.
func (r *Refusal) Error() string {
	var b strings.Builder
	switch {
	case r.Setting != (catalog.Ref{}):
		b.WriteString(r.Setting.String())
		if r.Where != "" {
			b.WriteString(" (" + r.Where + ")")
		}
	default:
		b.WriteString(r.Where)
	}
	b.WriteString(": " + r.Reader + " cannot carry this value: " + r.Why)
	if r.Hint != "" {
		b.WriteString("; " + r.Hint)
	}
	return b.String()
}
