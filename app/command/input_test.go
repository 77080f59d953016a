package command_test

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"entrastudio/app/command"
)

// A person who has called a command without its input ends it with Ctrl+C.
func TestWhoGivesUpIsNotWaitedForByStandardInput(t *testing.T) {
	for _, args := range [][]string{{"check", "-"}, {"token", "-"}, {"export", "-", "-o", t.TempDir()}} {
		input, never := io.Pipe()
		ctx, giveUp := context.WithCancel(t.Context())
		giveUp()
		var out, said bytes.Buffer
		status := command.Run(ctx, args, command.Program{In: input, Out: &out, Err: &said})
		if status != 2 || out.Len() > 0 || !strings.Contains(said.String(), "standard input: ") {
			t.Errorf("%v: status %d, %q, %q", args, status, out.String(), said.String())
		}
		if err := never.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
