// Package workbench is the program behind the window: it puts the desk, the
// panels and the frame together, and does what the menu offers: open, save, undo,
// read what is dropped or pasted, and ask before anything could be lost.
//
// It needs a fyne.Window but starts no Fyne application, so that all of it runs
// in tests and without a screen.
package workbench
