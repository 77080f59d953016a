package export

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// choice is the fold with a box for each part.
type choice struct {
	onChoose func(name string, chosen bool)
	fold     *part.Fold
	boxes    *fyne.Container
	remark   *fyne.Container
	checks   map[string]*part.Check
	content  *fyne.Container
}

// boxWidth has room for the longest name of a part.
const boxWidth float32 = 128

func newChoice(onChoose func(name string, chosen bool)) *choice {
	c := &choice{onChoose: onChoose, fold: part.NewFold(words.T("export.parts")), checks: map[string]*part.Check{}}
	c.boxes = container.NewGridWrap(fyne.NewSize(boxWidth, theme.Size(look.Row)))
	c.remark = part.Column(0, part.Flush(part.NewRemark(words.T("export.parts.about"))))
	inside := part.InsetXY(look.Edge, look.Grid, part.Column(look.Grid, c.boxes, c.remark))
	inside.Hide()
	c.content = part.Column(0, c.fold, inside)
	c.fold.OnTurn = func(open bool) {
		if open {
			inside.Show()
		} else {
			inside.Hide()
		}
		c.content.Refresh()
	}
	return c
}

// show shows what is chosen.
func (c *choice) show(p Preview) {
	var chosen []string
	for _, one := range p.Parts {
		if one.Chosen {
			chosen = append(chosen, one.Name)
		}
		c.box(one).SetValue(one.Chosen)
	}
	quiet := words.T("export.parts.whole")
	if !p.Whole {
		quiet = strings.Join(chosen, ", ")
	}
	c.fold.SetQuiet(quiet)
}

// box is the box of a part, made when the part is first heard of.
func (c *choice) box(one Part) *part.Check {
	if known, ok := c.checks[one.Name]; ok {
		return known
	}
	box := part.NewCheck(one.Name)
	box.OnEdit = func(checked bool) { c.onChoose(one.Name, checked) }
	c.checks[one.Name] = box
	c.boxes.Add(box)
	return box
}
