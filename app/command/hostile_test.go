//go:build linux

package command_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The limits of a reader: mostMemory in KB is the peak of the whole process, and
// patience a guard against an endless loop on a busy machine, not a measure.
const (
	mostMemory = 64 << 10
	patience   = time.Minute
)

// anyKind are the kinds that a person can say a file is of; empty is recognised.
func anyKind() []string {
	return []string{"", "values=", "env=", "compose=", "plan=", "token=", "audiences=", "registrations=", "log=", "keys="}
}

// piece is a text that stands in a file a number of times. Files are written piece
// by piece, because the system counts the memory of the test as that of the program
// that it starts.
type piece struct {
	text  string
	times int
}

// hostile is what nobody should be given, by what is hostile in it.
func hostile() map[string][]piece {
	junk := make([]byte, 1<<16)
	source := rand.NewChaCha8([32]byte{1})
	_, _ = source.Read(junk)
	const unsigned = "eyJhbGciOiJub25lIn0."
	return map[string][]piece{
		"ten megabytes of one letter": {{"a", 10_000_000}},
		"eight megabytes in a line":   {{"a.", 4_000_000}, {": 1\n", 1}},
		"a million lines":             {{"a: b\n", 1_000_000}},
		"a million assignments":       {{"A_KEY=b\n", 1_000_000}},
		"millions of empty lines":     {{"\n", 8_000_000}},
		"millions of comments":        {{"#\n", 4_000_000}},
		"deep brackets":               {{"[", 100_000}},
		"deep objects":                {{`{"a":`, 100_000}, {"1", 1}, {"}", 100_000}},
		"deep lists":                  {{"- ", 100_000}, {"a", 1}},
		"deep indents":                indents(4000),
		"deep defaults":               {{`services: {a: {environment: {A: "`, 1}, {"${A:-", 100_000}, {"}", 100_000}, {`"}}}`, 1}},
		"an alias bomb":               {{bomb(12), 1}},
		"anchors without end":         {{"&a ", 2_500_000}},
		"binary junk":                 {{string(junk), 140}},
		"zeros":                       {{"\x00", 10_000_000}},
		"quotes":                      {{`"`, 8_000_000}},
		"a million dots":              {{".", 1_000_000}},
		"headers of tokens":           {{unsigned, 400_000}},
		"a token of eight megabytes":  {{unsigned, 1}, {"A", 8_000_000}, {".AA", 1}},
		"many tokens":                 {{unsigned + "eyJhIjoxfQ.AA\n", 200_000}},
		"a list of numbers":           {{"[", 1}, {"1,", 4_000_000}, {"1]", 1}},
		"records of a browser":        {{`{"log":{"entries":[`, 1}, {`{"request":{"headers":[{"name":"Authorization","value":"Bearer a.b.c"}]}},`, 100_000}, {`{}]}}`, 1}},
		"a log of telling lines":      {{"2026-11-22 10:00:00 ERROR AADSTS50011: The redirect URI does not match\n", 110_000}},
		"a table without end":         {{" audience \n----------\n", 1}, {" audience\n", 800_000}},
		"a block without end":         {{"a: |\n", 1}, {"  x\n", 2_000_000}},
		"a line that goes on":         {{"A=", 1}, {"\\\n", 4_000_000}},
	}
}

func indents(deep int) []piece {
	var all []piece
	for i := range deep {
		all = append(all, piece{" ", i}, piece{"a:\n", 1})
	}
	return all
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
// memory is what the system measured. Each file is recognised, and said to be of two
// kinds, by turns; the benchmark goes through all pairs.
func TestHostileFilesCostLittleInEveryReader(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the program and reads a gigabyte")
	}
	folder := t.TempDir()
	studio, texts, kinds := built(t, folder, "entrastudio"), hostile(), anyKind()
	for i, name := range slices.Sorted(maps.Keys(texts)) {
		file := hostileFile(t, folder, texts[name])
		said := kinds[1:]
		for _, kind := range []string{"", said[i%len(said)], said[(i+len(said)/2)%len(said)]} {
			endsSoberly(t, name+" as "+kind, studio, "check", kind+file)
		}
	}
	endsSoberly(t, "many tokens, explained", studio, "token", hostileFile(t, folder, texts["many tokens"]))
}

// BenchmarkHostileFiles gives the longest time that the program computes for any
// hostile file as any kind, and its highest peak of memory.
func BenchmarkHostileFiles(b *testing.B) {
	folder := b.TempDir()
	studio := built(b, folder, "entrastudio")
	var longest time.Duration
	var most int64
	for b.Loop() {
		for name, text := range hostile() {
			file := hostileFile(b, folder, text)
			for _, kind := range anyKind() {
				spent, peak := endsSoberly(b, name+" as "+kind, studio, "check", kind+file)
				longest, most = max(longest, spent), max(most, peak)
			}
		}
	}
	b.ReportMetric(longest.Seconds()*1000, "ms/worst")
	b.ReportMetric(float64(most)/1024, "MB/worst")
}

func hostileFile(t testing.TB, folder string, pieces []piece) string {
	t.Helper()
	path := filepath.Join(folder, "input")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	buffered := bufio.NewWriter(file)
	for _, p := range pieces {
		for range p.times {
			// A write that fails is told by Flush.
			_, _ = buffered.WriteString(p.text)
		}
	}
	if err := errors.Join(buffered.Flush(), file.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

// endsSoberly runs the program to its end: a result or an error in a line, with a
// hint in another, in little memory. It gives the time that it computed, and the
// peak of its memory in KB.
func endsSoberly(t testing.TB, what, program string, args ...string) (spent time.Duration, peak int64) {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	command := exec.CommandContext(ctx, program, args...)
	var said bytes.Buffer
	command.Stderr = &said
	if err := command.Run(); ctx.Err() != nil || command.ProcessState == nil || command.ProcessState.ExitCode() > 2 || command.ProcessState.ExitCode() < 0 {
		t.Errorf("%s: %v, %.300s", what, err, said.String())
		return 0, 0
	}
	if lines := strings.Split(strings.TrimSpace(said.String()), "\n"); len(lines) > 2 || len(said.String()) > 1000 {
		t.Errorf("%s: %d lines: %.300s", what, len(lines), said.String())
	}
	if used, ok := command.ProcessState.SysUsage().(*syscall.Rusage); ok {
		peak = used.Maxrss
	}
	if peak > mostMemory {
		t.Errorf("%s: %d KB of memory", what, peak)
	}
	return command.ProcessState.UserTime() + command.ProcessState.SystemTime(), peak
}
