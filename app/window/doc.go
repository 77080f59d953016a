// Package window opens the studio's window: it starts Fyne's application, gives
// the workbench what the computer has, and runs it until it is closed. With main
// it is the only place that needs a screen and the C libraries behind it.
package window
