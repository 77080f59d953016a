package assets

import "embed"

// Icons holds one SVG for each icon (icons/NAME.svg), drawn on a grid of 16
// with one stroke of 1.25. The strokes are kept as filled outlines, because
// Fyne's renderer does not scale the width of a stroke (2.8.1). They paint
// with currentColor, so that a theme can colour them. app.svg is the drawing
// of the application icon, Icon.png at the root of the repository.
//
//go:embed icons/*.svg
var Icons embed.FS
