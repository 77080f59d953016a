package diagram

import (
	"strings"

	"entrastudio/model/diagram"
)

// sentences say the whole drawing in words, for those who do not see it.
func (d *drawing) sentences() []string {
	all := []string{"Lines join what must be equal: " + d.summary() + "."}
	for i := range d.diagram.Edges {
		all = append(all, d.sentence(&d.diagram.Edges[i]))
	}
	return all
}

// sentence says one line in words.
func (d *drawing) sentence(e *diagram.Edge) string {
	if text := d.difference(e); text != "" {
		return text + "."
	}
	text := d.name(e.From) + " to " + d.name(e.To) + ": " + kinds(e) + ", " + meaning(e.State())
	if value := shared(e); value != "" {
		text += " (" + value + ")"
	}
	return text + "."
}

// shared lists the values that both ends of an edge have.
func shared(e *diagram.Edge) string {
	var values []string
	for _, b := range e.Bonds {
		if b.State == diagram.Equal && b.Left != "" {
			values = append(values, b.Left)
		}
	}
	return strings.Join(values, ", ")
}
