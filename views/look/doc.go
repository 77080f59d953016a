// Package look says how the window looks: one table of colours for light, dark
// and high contrast, the sizes of the grid, the icons, and the states with
// their icon, colour and word.
//
// Nothing else in views names a colour or a size by value. A colour is asked
// for by name (theme.Color(look.Muted)), because a value that is kept in a
// canvas object goes stale when the theme changes.
//
// Use only characters that Fyne's bundled font has (Latin, Greek, the ellipsis,
// bullet, dashes and the middle dot). Check marks, arrows and key symbols are
// drawn by the system's fonts, or not at all: take an icon instead.
package look
