package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Names of colours that Fyne has no name for. Fyne's own names (background,
// foreground, primary, success, warning, error, selection, separator, ...)
// keep their meaning.
const (
	// Muted is secondary text: hints, units, what is off.
	Muted fyne.ThemeColorName = "studioMuted"
	// Bar is the ground of the rail and of the top and bottom bar.
	Bar fyne.ThemeColorName = "studioBar"
	// AccentGround is the ground of what is chosen while the keyboard is elsewhere.
	AccentGround fyne.ThemeColorName = "studioAccentGround"
	// OKGround, WarningGround and ErrorGround are soft grounds for a state.
	OKGround      fyne.ThemeColorName = "studioOKGround"
	WarningGround fyne.ThemeColorName = "studioWarningGround"
	ErrorGround   fyne.ThemeColorName = "studioErrorGround"
	// CodeKey, CodeString and CodeLiteral colour code; comments are Muted.
	CodeKey     fyne.ThemeColorName = "studioCodeKey"
	CodeString  fyne.ThemeColorName = "studioCodeString"
	CodeLiteral fyne.ThemeColorName = "studioCodeLiteral"
)

// token is one colour in the three palettes, each 0xRRGGBBAA.
type token struct {
	light, dark, contrast uint32
}

// palette is the only place where colours have values. Green, amber and red
// stand for a state and for nothing else; blue (yellow in high contrast) is
// the one accent.
var palette = map[fyne.ThemeColorName]token{
	theme.ColorNameBackground:       {0xffffffff, 0x1c1e23ff, 0x000000ff},
	theme.ColorNameForeground:       {0x1b1f27ff, 0xe4e7ecff, 0xffffffff},
	Muted:                           {0x565f6eff, 0xa3abb8ff, 0xe0e0e0ff},
	Bar:                             {0xf3f4f7ff, 0x17191dff, 0x000000ff},
	theme.ColorNameHeaderBackground: {0xf3f4f7ff, 0x17191dff, 0x000000ff},

	theme.ColorNamePrimary:             {0x2452d6ff, 0x8aabffff, 0xffe04aff},
	theme.ColorNameHyperlink:           {0x2452d6ff, 0x8aabffff, 0xffe04aff},
	theme.ColorNameForegroundOnPrimary: {0xffffffff, 0x10182cff, 0x000000ff},
	theme.ColorNameFocus:               {0x2452d63d, 0x8aabff4d, 0xffe04a66},
	theme.ColorNameSelection:           {0xd8e3ffff, 0x2b3a63ff, 0x00408aff},
	AccentGround:                       {0xe9ecf2ff, 0x2a2d34ff, 0x2a2a2aff},

	theme.ColorNameSuccess:             {0x17702fff, 0x63c98bff, 0x5dff8fff},
	theme.ColorNameWarning:             {0x855400ff, 0xe3b04fff, 0xffd23fff},
	theme.ColorNameError:               {0xb51f29ff, 0xff918cff, 0xff9c9cff},
	theme.ColorNameForegroundOnSuccess: {0xffffffff, 0x0c1f14ff, 0x000000ff},
	theme.ColorNameForegroundOnWarning: {0xffffffff, 0x241a05ff, 0x000000ff},
	theme.ColorNameForegroundOnError:   {0xffffffff, 0x2b0d0bff, 0x000000ff},
	OKGround:                           {0xe4f3e8ff, 0x1b3225ff, 0x00260eff},
	WarningGround:                      {0xfbf0d9ff, 0x372d15ff, 0x2b2200ff},
	ErrorGround:                        {0xfce8e8ff, 0x40211fff, 0x330a0aff},

	theme.ColorNameButton:          {0xe9ecf2ff, 0x2f333bff, 0x2e2e2eff},
	theme.ColorNameDisabledButton:  {0xf3f4f7ff, 0x25282eff, 0x141414ff},
	theme.ColorNameDisabled:        {0x646c7aff, 0x949ca9ff, 0xbdbdbdff},
	theme.ColorNameHover:           {0x1b1f2710, 0xe4e7ec14, 0xffffff33},
	theme.ColorNamePressed:         {0x1b1f2724, 0xe4e7ec2e, 0xffffff55},
	theme.ColorNamePlaceHolder:     {0x646c7aff, 0x949ca9ff, 0xbdbdbdff},
	theme.ColorNameInputBackground: {0xffffffff, 0x212429ff, 0x000000ff},
	theme.ColorNameInputBorder:     {0xb4bbc8ff, 0x4c525eff, 0xffffffff},

	theme.ColorNameSeparator:                 {0xe1e4eaff, 0x30343cff, 0xffffffff},
	theme.ColorNameMenuBackground:            {0xffffffff, 0x24272dff, 0x000000ff},
	theme.ColorNameOverlayBackground:         {0xffffffff, 0x24272dff, 0x0d0d0dff},
	theme.ColorNameInnerWindowBorder:         {0xe1e4eaff, 0x30343cff, 0xffffffff},
	theme.ColorNameInnerWindowBorderInactive: {0xe1e4eaff, 0x30343cff, 0xffffffff},
	theme.ColorNameShadow:                    {0x1b1f2733, 0x00000080, 0xffffff44},
	theme.ColorNameScrollBar:                 {0x1b1f2747, 0xe4e7ec47, 0xffffffcc},
	theme.ColorNameScrollBarBackground:       {0x1b1f270a, 0xe4e7ec0a, 0xffffff22},

	CodeKey:     {0x1f4bc4ff, 0x93b1ffff, 0x9fd0ffff},
	CodeString:  {0x0d6570ff, 0x74c7d1ff, 0x8ff3ffff},
	CodeLiteral: {0x7a3aa3ff, 0xc9a0f0ff, 0xf0b8ffff},
}

// in returns the colour of a palette.
func (t token) in(mode Mode) color.NRGBA {
	value := t.light
	switch mode {
	case Dark:
		value = t.dark
	case HighContrast:
		value = t.contrast
	}
	return color.NRGBA{R: uint8(value >> 24), G: uint8(value >> 16), B: uint8(value >> 8), A: uint8(value)}
}
