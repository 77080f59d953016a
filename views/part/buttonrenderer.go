package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// buttonRenderer draws a button as Fyne does, but with a text that names its font
// (look.Face). Fyne's asks for bold text by style, be it for an icon alone.
type buttonRenderer struct {
	button       *Button
	ground, tint *canvas.Rectangle
	icon         *Icon
	title        *canvas.Text
}

// CreateRenderer is part of fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		button: b, ground: canvas.NewRectangle(color.Transparent), tint: canvas.NewRectangle(color.Transparent),
		icon: NewChangingIcon(), title: canvas.NewText("", nil),
	}
	r.title.TextStyle.Bold = true
	r.title.FontSource = look.Face(r.title.TextStyle)
	r.paint()
	return r
}

func (r *buttonRenderer) Destroy() {}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.tint, r.icon.Image, r.title}
}

// MinSize is what icon and title take, and the padding around them.
func (r *buttonRenderer) MinSize() fyne.Size {
	padding := 2 * theme.Size(theme.SizeNameInnerPadding)
	return r.inside().AddWidthHeight(padding, padding)
}

func (r *buttonRenderer) inside() fyne.Size {
	var size fyne.Size
	if r.button.Text != "" {
		size = r.title.MinSize()
	}
	if r.button.Icon != nil {
		size = fyne.NewSize(size.Width+r.beside()+look.Icon, max(size.Height, look.Icon))
	}
	return size
}

// beside is the distance between icon and title.
func (r *buttonRenderer) beside() float32 {
	if r.button.Icon == nil || r.button.Text == "" {
		return 0
	}
	return theme.Size(theme.SizeNamePadding)
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.tint.Resize(size)
	inside := r.inside()
	start := (size.Width - inside.Width) / 2
	if r.button.Alignment == widget.ButtonAlignLeading {
		start = theme.Size(theme.SizeNameInnerPadding)
	}
	if r.button.Icon != nil {
		place(r.icon.Image, start, (size.Height-look.Icon)/2, look.Icon, look.Icon)
		start += look.Icon + r.beside()
	}
	title := r.title.MinSize()
	place(r.title, start, (size.Height-title.Height)/2, title.Width, title.Height)
}

func (r *buttonRenderer) Refresh() {
	r.paint()
	r.Layout(r.button.Size())
	canvas.Refresh(r.button)
}

func (r *buttonRenderer) paint() {
	b := r.button
	ground, tint := b.grounds()
	r.ground.FillColor, r.tint.FillColor = colourOr(ground), colourOr(tint)
	radius := theme.Size(theme.SizeNameButtonRadius)
	r.ground.CornerRadius, r.tint.CornerRadius = radius, radius
	r.title.Text, r.title.Color, r.title.TextSize = b.Text, theme.Color(b.ink()), theme.Size(theme.SizeNameText)
	if b.Icon != nil {
		b.Icon = look.Recoloured(b.Icon, b.ink())
	}
	r.icon.Paint(b.Icon)
}

// grounds are the colours of the ground, and of what tints it under the pointer or
// with the keyboard; empty for none.
func (b *Button) grounds() (ground, tint fyne.ThemeColorName) {
	switch b.Importance {
	case widget.DangerImportance:
		ground = theme.ColorNameError
	case widget.HighImportance:
		ground = theme.ColorNamePrimary
	case widget.LowImportance:
	default:
		ground = theme.ColorNameButton
	}
	switch {
	case b.Disabled() && ground != "":
		return theme.ColorNameDisabledButton, ""
	case b.Disabled():
		return "", ""
	case b.pressed:
		tint = theme.ColorNamePressed
	case b.focused:
		tint = theme.ColorNameFocus
	case b.over:
		tint = theme.ColorNameHover
	}
	if tint != "" && ground == "" {
		ground = theme.ColorNameButton
	}
	return ground, tint
}

func colourOr(name fyne.ThemeColorName) color.Color {
	if name == "" {
		return color.Transparent
	}
	return theme.Color(name)
}
