// Entra Studio connects Camunda 8 Self-Managed to Microsoft Entra ID: it shows
// what a deployment says, finds what is wrong with it, and exports what ops
// need. This file starts the window or a command and does nothing else.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"entrastudio/app/command"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := command.Run(ctx, os.Args[1:], command.Program{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Terminal: isTerminal(os.Stdout),
		Window:   openWindow,
	})
	stop()
	os.Exit(code)
}

// isTerminal reports whether a person reads the output: colour is for people.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("NO_COLOR") == ""
}
