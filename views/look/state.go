package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"entrastudio/views/words"
)

// State is how something stands. Each has an icon of its own shape, a colour
// and a word, so that none is told by colour alone. Higher is worse, from OK on.
type State uint8

// The states. None is drawn as nothing.
const (
	None State = iota
	Off
	On
	Unknown
	OK
	Note
	Warning
	Error
)

type appearance struct {
	icon   Name
	colour fyne.ThemeColorName
	ground fyne.ThemeColorName
	word   words.Key
}

var appearances = map[State]appearance{
	Off:     {IconOff, Muted, AccentGround, words.Key("state.off")},
	On:      {IconOn, theme.ColorNamePrimary, AccentGround, words.Key("state.on")},
	Unknown: {IconUnknown, Muted, AccentGround, words.Key("state.unknown")},
	OK:      {IconOK, theme.ColorNameSuccess, OKGround, words.Key("state.ok")},
	Note:    {IconNote, theme.ColorNamePrimary, AccentGround, words.Key("state.note")},
	Warning: {IconWarning, theme.ColorNameWarning, WarningGround, words.Key("state.warning")},
	Error:   {IconError, theme.ColorNameError, ErrorGround, words.Key("state.error")},
}

// Icon returns the state's icon in its colour, nil for None.
func (s State) Icon() fyne.Resource {
	shown, ok := appearances[s]
	if !ok {
		return nil
	}
	return Coloured(shown.icon, shown.colour)
}

// Colour returns the name of the state's colour for text and icons.
func (s State) Colour() fyne.ThemeColorName {
	if shown, ok := appearances[s]; ok {
		return shown.colour
	}
	return theme.ColorNameForeground
}

// Ground returns the name of the soft ground behind the state.
func (s State) Ground() fyne.ThemeColorName {
	if shown, ok := appearances[s]; ok {
		return shown.ground
	}
	return theme.ColorNameBackground
}

// Word returns the state in a word, empty for None.
func (s State) Word() string {
	shown, ok := appearances[s]
	if !ok {
		return ""
	}
	return words.T(shown.word)
}
