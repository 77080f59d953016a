// Package pictures writes a picture of every panel of the window, in light and
// dark, in every language, at both scales, without a screen: for the eye of whoever
// changes the window, and for the documentation.
package pictures
