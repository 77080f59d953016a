package command_test

import (
	"context"
	"os"
	"testing"
	"time"

	"entrastudio/app/command"

	"github.com/rogpeppe/go-internal/testscript"
)

// noon is the moment at which the scripts run.
func noon() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"entra-studio": func() {
			os.Exit(command.Run(context.Background(), os.Args[1:], command.Program{
				In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: noon,
			}))
		},
	})
}

// TestScripts runs every verb as a person would, in testdata/script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", RequireExplicitExec: true})
}
