package palette

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// Palette is the search over the window.
type Palette struct {
	window    fyne.Window
	providers []Provider
	popup     *widget.PopUp
	items     []Item
	entry     *part.Entry
	list      *part.List
	none      *part.Text
}

// New returns the palette of a window. It asks every provider on each key.
func New(window fyne.Window, providers ...Provider) *Palette {
	return &Palette{window: window, providers: providers}
}

// Size of the palette, and how far from the top of the window it opens.
const (
	width    float32 = 640
	height   float32 = 400
	fromTop  float32 = 64
	keyWidth float32 = 96
)

// Open shows the palette with an empty field that has the keyboard. If it is
// open, it closes.
func (p *Palette) Open() {
	if p.Shown() {
		p.Close()
		return
	}
	p.build()
	p.search("")
	canvas := p.window.Canvas()
	size := fyne.NewSize(min(width, canvas.Size().Width-2*look.Edge), min(height, canvas.Size().Height-2*fromTop))
	p.popup.Resize(size)
	p.popup.ShowAtPosition(fyne.NewPos((canvas.Size().Width-size.Width)/2, fromTop))
	canvas.Focus(p.entry)
}

// Shown reports whether the palette is on screen.
func (p *Palette) Shown() bool { return p.popup != nil && p.popup.Visible() }

// Close takes the palette away.
func (p *Palette) Close() {
	if p.popup != nil {
		p.popup.Hide()
	}
}

// build makes the widgets on the first opening, not at the start of the program.
func (p *Palette) build() {
	if p.popup != nil {
		p.entry.SetValue("")
		return
	}
	p.entry = part.NewEntry(words.T("palette.placeholder"))
	p.entry.OnEdit = p.search
	p.entry.OnKey = p.typedKey
	columns := []part.ListColumn{{}, {}, {Width: keyWidth, Number: true}}
	p.list = part.NewList(columns, func() int { return len(p.items) }, p.row)
	p.list.Driven = true
	p.list.OnOpen = p.run
	p.none = part.NewText(words.T("palette.none"))
	p.none.Colour = look.Muted
	p.none.Align = fyne.TextAlignCenter
	body := container.NewStack(p.list, p.none)
	content := part.Around(part.Edges{Top: part.InsetXY(0, look.Grid, p.entry)}, body)
	p.popup = widget.NewPopUp(part.Inset(look.Inside, content), p.window.Canvas())
}

func (p *Palette) row(index int) part.Row {
	item := p.items[index]
	detail := item.Detail
	if item.Off != "" {
		detail = item.Off
	}
	icon := item.Icon
	if item.Off != "" {
		icon = look.Recoloured(icon, look.Muted)
	}
	return part.Row{Icon: icon, Cells: []string{item.Title, detail, item.Keys}, Muted: item.Off != ""}
}

func (p *Palette) search(query string) {
	p.items = merge(query, p.providers)
	p.list.Refresh()
	p.list.Select(min(0, len(p.items)-1))
	if len(p.items) == 0 {
		p.none.Show()
	} else {
		p.none.Hide()
	}
}

// typedKey takes the keys that the list and the palette use from the field.
func (p *Palette) typedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		p.list.TypedKey(key)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.run(p.list.Selected())
	case fyne.KeyEscape:
		p.Close()
	default:
		return false
	}
	return true
}

// run does an item. The palette closes first, so that the item may open
// something itself. What is off stays on screen with its reason.
func (p *Palette) run(index int) {
	if index < 0 || index >= len(p.items) || p.items[index].Off != "" {
		return
	}
	p.Close()
	p.items[index].Run()
}
