// Command bare-window is the least that Fyne can show at the studio's size: what the studio's start and memory
// are measured against.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	window := app.NewWithID("dev.entrastudio.BareWindow").NewWindow("Bare window")
	window.SetContent(widget.NewLabel("Bare window"))
	window.Resize(fyne.NewSize(1200, 800))
	window.ShowAndRun()
}
