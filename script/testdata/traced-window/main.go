// Command traced-window is the studio's window with a heartbeat: another goroutine asks the window's for a sign of
// life, again and again, and writes down where that one was whenever it made it wait.
// Usage: traced-window TRACE PLAN
package main

import (
	"fmt"
	"os"

	"entrastudio/app/command"
	"entrastudio/app/tenant/graph"
	"entrastudio/app/window"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: traced-window TRACE PLAN")
		os.Exit(2)
	}
	trace, err := os.Create(os.Args[1])
	if err == nil {
		go newHeart(trace).beat()
		err = window.Open(command.WindowOptions{Plan: os.Args[2], Tenant: &graph.Connector{}})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "traced-window:", err)
		os.Exit(1)
	}
}
