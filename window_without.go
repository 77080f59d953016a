//go:build !cgo

package main

import "entrastudio/app/command"

// openWindow is missing in a static build: it holds the commands alone.
var openWindow func(command.WindowOptions) error
