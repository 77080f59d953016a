package part

import (
	"strconv"

	"entrastudio/views/look"
)

// Difference shows what changes between two texts: lines that go with a minus
// on a red ground, lines that come with a plus on a green one, and a few
// unchanged lines around them.
type Difference struct {
	*Code
	added, removed int
}

// NewDifference returns an empty view.
func NewDifference() *Difference { return &Difference{Code: NewCode()} }

// Compare shows the difference of two texts.
func (d *Difference) Compare(before, after string, syntax Syntax) {
	d.added, d.removed = 0, 0
	var lines []codeLine
	for _, one := range difference(before, after) {
		line := codeLine{text: one.text, margin: strconv.Itoa(one.number) + "  "}
		switch one.change {
		case gone:
			line.margin, line.ground = strconv.Itoa(one.number)+" -", look.ErrorGround
			d.removed++
		case come:
			line.margin, line.ground = strconv.Itoa(one.number)+" +", look.OKGround
			d.added++
		case skipped:
			line = codeLine{text: ellipsis, muted: true}
		}
		lines = append(lines, line)
	}
	d.setLines(lines, syntax)
}

// Counts returns how many lines come and how many go.
func (d *Difference) Counts() (added, removed int) { return d.added, d.removed }
