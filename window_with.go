//go:build cgo

package main

import "entrastudio/app/window"

// openWindow opens the studio's window; it returns when the window is closed.
var openWindow = window.Open
