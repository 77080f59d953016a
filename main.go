// A command has ended before a limit on its share of the processors could matter, or
// be changed. To look for one in the kernel's files, and to watch it, takes five of a
// hundred parts of its time.
//
//go:debug containermaxprocs=0
//go:debug updatemaxprocs=0

// Entra Studio connects Camunda 8 Self-Managed to Microsoft Entra ID: it shows
// what a deployment says, finds what is wrong with it, and exports what ops
// need. This file starts the window or a command and does nothing else.
package main

import (
	"context"
	"math"
	"os"
	"runtime/debug"

	"entrastudio/app/command"
	"entrastudio/app/interrupt"
	"entrastudio/app/tenant"
	"entrastudio/app/tenant/graph"

	"github.com/spf13/cobra"
)

func main() {
	// On Windows a double click opens the window; cobra would say that this is no program
	// for it, and end.
	cobra.MousetrapHelpText = ""
	os.Exit(command.Run(interrupt.Context(), os.Args[1:], command.Program{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Much:     func() { limitMemory(commandMemory) },
		Terminal: isTerminal(os.Stdout),
		Window:   openWindow,
		Tenant:   roomy{&graph.Connector{}},
	}))
}

// commandMemory is how much memory a command fills that is given much to read, before
// it looks for what it no longer needs, in bytes. It reads at most a few megabytes, so
// it tidies up rather than grow.
const commandMemory = 30 << 20

// limitMemory sets that limit, or another. GOMEMLIMIT says otherwise.
func limitMemory(bytes int64) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(bytes)
	}
}

// roomy reads tenants of any size: ten thousand registrations alone fill twice what
// a command may, and tidying up below that takes four times as long.
type roomy struct{ tenant.Connector }

// Connect connects without the limit.
func (r roomy) Connect(ctx context.Context, request tenant.Request) (tenant.Session, error) {
	limitMemory(math.MaxInt64)
	return r.Connector.Connect(ctx, request)
}

// isTerminal reports whether a person reads the output: colour is for people.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("NO_COLOR") == ""
}
