package look

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"entrastudio/assets"
)

// Name names an icon: the file under assets/icons without its ending.
type Name string

// The icons.
const (
	IconAdd           Name = "add"
	IconApplication   Name = "application"
	IconArrowRight    Name = "arrow-right"
	IconChevronDown   Name = "chevron-down"
	IconChevronRight  Name = "chevron-right"
	IconClose         Name = "close"
	IconComponents    Name = "components"
	IconCopy          Name = "copy"
	IconDatabase      Name = "database"
	IconDiff          Name = "diff"
	IconError         Name = "error"
	IconExport        Name = "export"
	IconExternal      Name = "external"
	IconEye           Name = "eye"
	IconEyeOff        Name = "eye-off"
	IconFilter        Name = "filter"
	IconKey           Name = "key"
	IconLink          Name = "link"
	IconLogin         Name = "login"
	IconMap           Name = "map"
	IconMenu          Name = "menu"
	IconMore          Name = "more"
	IconNote          Name = "note"
	IconOff           Name = "off"
	IconOK            Name = "ok"
	IconOn            Name = "on"
	IconOpen          Name = "open"
	IconPaste         Name = "paste"
	IconPlay          Name = "play"
	IconProblems      Name = "problems"
	IconRedo          Name = "redo"
	IconRefresh       Name = "refresh"
	IconRegistrations Name = "registrations"
	IconRules         Name = "rules"
	IconSave          Name = "save"
	IconSearch        Name = "search"
	IconShield        Name = "shield"
	IconTenant        Name = "tenant"
	IconTokens        Name = "tokens"
	IconTrash         Name = "trash"
	IconUndo          Name = "undo"
	IconUnknown       Name = "unknown"
	IconUpgrade       Name = "upgrade"
	IconUser          Name = "user"
	IconWarning       Name = "warning"
)

// drawing is an icon in one of the theme's colours. It asks the theme for it
// each time, so a change of theme needs no more than a refresh, and puts it in
// as text: Fyne's own themed resources parse and rewrite the SVG on every
// refresh, which a list with an icon in each row feels.
type drawing struct {
	name   Name
	colour fyne.ThemeColorName
}

// Drawn returns an icon in the colour of text.
func Drawn(name Name) fyne.Resource {
	return Coloured(name, theme.ColorNameForeground)
}

// Coloured returns an icon in a colour of the theme.
func Coloured(name Name, colour fyne.ThemeColorName) fyne.Resource {
	return &drawing{name: name, colour: colour}
}

// Recoloured returns the same icon in another colour. A resource that is not
// one of ours is returned as it is.
func Recoloured(icon fyne.Resource, colour fyne.ThemeColorName) fyne.Resource {
	if own, ok := icon.(*drawing); ok {
		return Coloured(own.name, colour)
	}
	return icon
}

// Name returns a name that differs for each colour, as Fyne keeps rendered
// icons by name.
func (d *drawing) Name() string {
	return fmt.Sprintf("studio-%s-%s.svg", d.name, hexadecimal(theme.Color(d.colour)))
}

// Content returns the SVG in the present colour. A name without a file gives
// an empty drawing.
func (d *drawing) Content() []byte {
	content, err := assets.Icons.ReadFile("icons/" + string(d.name) + ".svg")
	if err != nil {
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"></svg>`)
	}
	return bytes.ReplaceAll(content, []byte("currentColor"), []byte("#"+hexadecimal(theme.Color(d.colour))))
}

func hexadecimal(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("%02x%02x%02x", r>>8, g>>8, b>>8)
}
