//go:build linux

package command_test

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The limits of a reader: mostMemory in KB is the peak of the whole process, and
// longest a guard against an endless loop on a busy machine, not a measure.
const (
	mostMemory = 64 << 10
	longest    = 20 * time.Second
)

// anyKind are the kinds that a person can say a file is of; empty is recognised.
func anyKind() []string {
	return []string{"", "values=", "env=", "compose=", "plan=", "token=", "audiences=", "registrations=", "log=", "keys="}
}

// hostile is what nobody should be given, by what is hostile in it.
func hostile() map[string]string {
	junk := make([]byte, 9_000_000)
	source := rand.NewChaCha8([32]byte{1})
	_, _ = source.Read(junk)
	const unsigned = "eyJhbGciOiJub25lIn0."
	return map[string]string{
		"ten megabytes of one letter": strings.Repeat("a", 10_000_000),
		"eight megabytes in a line":   strings.Repeat("a.", 4_000_000) + ": 1\n",
		"a million lines":             strings.Repeat("a: b\n", 1_000_000),
		"a million assignments":       strings.Repeat("A_KEY=b\n", 1_000_000),
		"millions of empty lines":     strings.Repeat("\n", 8_000_000),
		"millions of comments":        strings.Repeat("#\n", 4_000_000),
		"deep brackets":               strings.Repeat("[", 100_000),
		"deep objects":                strings.Repeat(`{"a":`, 100_000) + "1" + strings.Repeat("}", 100_000),
		"deep lists":                  strings.Repeat("- ", 100_000) + "a",
		"deep indents":                indents(4000),
		"deep defaults":               `services: {a: {environment: {A: "` + strings.Repeat("${A:-", 100_000) + strings.Repeat("}", 100_000) + `"}}}`,
		"an alias bomb":               bomb(12),
		"anchors without end":         strings.Repeat("&a ", 2_500_000),
		"binary junk":                 string(junk),
		"zeros":                       strings.Repeat("\x00", 10_000_000),
		"quotes":                      strings.Repeat(`"`, 8_000_000),
		"a million dots":              strings.Repeat(".", 1_000_000),
		"headers of tokens":           strings.Repeat(unsigned, 400_000),
		"a token of eight megabytes":  unsigned + strings.Repeat("A", 8_000_000) + ".AA",
		"many tokens":                 strings.Repeat(unsigned+"eyJhIjoxfQ.AA\n", 200_000),
		"a list of numbers":           "[" + strings.Repeat("1,", 4_000_000) + "1]",
		"records of a browser":        `{"log":{"entries":[` + strings.Repeat(`{"request":{"headers":[{"name":"Authorization","value":"Bearer a.b.c"}]}},`, 100_000) + `{}]}}`,
		"a log of telling lines":      strings.Repeat("2026-11-22 10:00:00 ERROR AADSTS50011: The redirect URI does not match\n", 110_000),
		"a table without end":         " audience \n----------\n" + strings.Repeat(" audience\n", 800_000),
		"a block without end":         "a: |\n" + strings.Repeat("  x\n", 2_000_000),
		"a line that goes on":         "A=" + strings.Repeat("\\\n", 4_000_000),
	}
}

func indents(deep int) string {
	var b strings.Builder
	for i := range deep {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// bomb stands for nine items to the power of its levels.
func bomb(levels int) string {
	var b strings.Builder
	b.WriteString("a: &a [x,x,x,x,x,x,x,x,x]\n")
	for i := range levels {
		above, own := string(rune('a'+i)), string(rune('b'+i))
		b.WriteString(own + ": &" + own + " [" + strings.TrimSuffix(strings.Repeat("*"+above+",", 9), ",") + "]\n")
	}
	return b.String()
}

// TestHostileFilesCostLittleInEveryReader runs the program itself: the peak of its
// memory is what the system measured.
func TestHostileFilesCostLittleInEveryReader(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the program and reads a gigabyte")
	}
	folder := t.TempDir()
	studio := built(t, folder, "entrastudio")
	for name, text := range hostile() {
		file := filepath.Join(folder, "input")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, kind := range anyKind() {
			endsSoberly(t, name+" as "+kind, studio, "check", kind+file)
		}
		endsSoberly(t, name+" as a token", studio, "token", file)
	}
}

// endsSoberly runs the program to its end: a result or an error in a line, with a
// hint in another, in little memory.
func endsSoberly(t *testing.T, what, program string, args ...string) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), longest)
	defer stop()
	command := exec.CommandContext(ctx, program, args...)
	var said bytes.Buffer
	command.Stderr = &said
	if err := command.Run(); ctx.Err() != nil || command.ProcessState == nil || command.ProcessState.ExitCode() > 2 || command.ProcessState.ExitCode() < 0 {
		t.Errorf("%s: %v, %.300s", what, err, said.String())
		return
	}
	if lines := strings.Split(strings.TrimSpace(said.String()), "\n"); len(lines) > 2 || len(said.String()) > 1000 {
		t.Errorf("%s: %d lines: %.300s", what, len(lines), said.String())
	}
	if used, ok := command.ProcessState.SysUsage().(*syscall.Rusage); ok && used.Maxrss > mostMemory {
		t.Errorf("%s: %d KB of memory", what, used.Maxrss)
	}
}
