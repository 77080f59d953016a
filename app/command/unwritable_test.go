package command_test

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	"entrastudio/app/command"
)

// A name of 250 letters is one that a file system takes, and the temporary name
// beside it is not.
func TestWhatCannotBeWrittenIsNamedAsItWasAskedFor(t *testing.T) {
	asked := filepath.Join(t.TempDir(), strings.Repeat("a", 250))
	for _, args := range [][]string{
		{"new", "-o", asked},
		{"export", "--example", "-o", asked},
	} {
		var out, said bytes.Buffer
		if code := command.Run(context.Background(), args, command.Program{In: &out, Out: &out, Err: &said}); code != 2 {
			t.Errorf("%s: exit status %d", args[0], code)
		}
		if text := said.String(); !strings.Contains(text, asked+": ") || strings.Contains(text, string(filepath.Separator)+".a") {
			t.Errorf("%s: %s", args[0], text)
		}
	}
}
