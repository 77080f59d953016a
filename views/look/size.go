package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Row is the height of a row of a list, of a button and of a field.
const Row fyne.ThemeSizeName = "studioRow"

// Sizes that do not depend on the density, in Fyne's units.
const (
	// Grid is the step that every distance is a multiple of.
	Grid float32 = 4
	// Inside is the distance between things that belong together.
	Inside = 2 * Grid
	// Between is the distance between groups.
	Between = 3 * Grid
	// Edge is the distance from a panel's content to its edge.
	Edge = 4 * Grid
	// Radius is the one corner radius.
	Radius float32 = 6
	// Hairline is the width of a line between things.
	Hairline float32 = 1
	// Icon is the side of an icon in a row or a button.
	Icon float32 = 16
	// IconLarge is the side of an icon in an empty state.
	IconLarge float32 = 32
)

type size struct {
	compact, comfortable float32
}

// sizes holds what differs from Fyne's own theme. The inner padding makes an
// entry and a button exactly one row high with 13 px text.
var sizes = map[fyne.ThemeSizeName]size{
	Row:                           {28, 36},
	theme.SizeNameText:            {13, 13},
	theme.SizeNameCaptionText:     {12, 12},
	theme.SizeNameSubHeadingText:  {16, 16},
	theme.SizeNameHeadingText:     {20, 20},
	theme.SizeNamePadding:         {Grid, Grid},
	theme.SizeNameInnerPadding:    {5, 9},
	theme.SizeNameLineSpacing:     {Grid, Grid},
	theme.SizeNameInlineIcon:      {Icon, Icon},
	theme.SizeNameInputRadius:     {Radius, Radius},
	theme.SizeNameButtonRadius:    {Radius, Radius},
	theme.SizeNameCardRadius:      {Radius, Radius},
	theme.SizeNameDialogRadius:    {Radius, Radius},
	theme.SizeNamePopupRadius:     {Radius, Radius},
	theme.SizeNameMenuRadius:      {Radius, Radius},
	theme.SizeNameSelectionRadius: {Radius, Radius},
	theme.SizeNameScrollBar:       {10, 10},
	theme.SizeNameScrollBarSmall:  {3, 3},
	theme.SizeNameSplitThickness:  {Hairline, Hairline},
	theme.SizeNameModalBlurRadius: {0, 0},
}
