//go:build unix

package interrupt_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"entrastudio/app/interrupt"
)

// asks is set where this program is started again as one that a signal should end.
const asks = "ENTRA_STUDIO_ASKS"

func TestMain(m *testing.M) {
	switch os.Getenv(asks) {
	case "":
		os.Exit(m.Run())
	case "no":
		_ = interrupt.Context()
		fmt.Println("ready")
		_, _ = io.Copy(io.Discard, os.Stdin)
	case "yes":
		done := interrupt.Context().Done()
		fmt.Println("ready")
		<-done
		fmt.Println("asked to end")
		// A second signal must end what goes on.
		_, _ = io.Copy(io.Discard, os.Stdin)
	}
	os.Exit(3)
}

// started starts this program again and waits until it is ready. Its standard input
// stays open and silent.
func started(t *testing.T, mode string) (*exec.Cmd, *bufio.Reader) {
	t.Helper()
	program := exec.CommandContext(t.Context(), os.Args[0])
	program.Env = append(os.Environ(), asks+"="+mode)
	if _, err := program.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	said, err := program.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(said)
	if line, err := lines.ReadString('\n'); line != "ready\n" {
		t.Fatalf("%q, %v", line, err)
	}
	return program, lines
}

func endedBy(t *testing.T, program *exec.Cmd, want syscall.Signal) {
	t.Helper()
	var failed *exec.ExitError
	if err := program.Wait(); !errors.As(err, &failed) || failed.Sys().(syscall.WaitStatus).Signal() != want {
		t.Errorf("it ended with %v, want %v", err, want)
	}
}

func TestWhoNeverAskedIsEndedByTheSignal(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		program, _ := started(t, "no")
		if err := program.Process.Signal(s); err != nil {
			t.Fatal(err)
		}
		endedBy(t, program, s)
	}
}

func TestWhoAskedIsToldOnceAndEndedTheSecondTime(t *testing.T) {
	program, lines := started(t, "yes")
	if err := program.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if line, err := lines.ReadString('\n'); line != "asked to end\n" {
		t.Fatalf("%q, %v", line, err)
	}
	// The watcher leaves a moment after the first signal; until then one more asks again.
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		endedBy(t, program, syscall.SIGTERM)
	}()
	for again := time.NewTicker(time.Millisecond); ; {
		select {
		case <-ended:
			again.Stop()
			return
		case <-again.C:
			_ = program.Process.Signal(syscall.SIGTERM)
		}
	}
}

func TestWhatWaitsOnTheContextEndsWithIt(t *testing.T) {
	ctx := interrupt.Context()
	below, cancel := context.WithTimeout(ctx, time.Hour)
	defer cancel()
	if _, limited := ctx.Deadline(); limited || ctx.Err() != nil || below.Err() != nil {
		t.Fatal("it has ended before a signal came")
	}
	if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	<-below.Done()
	if !errors.Is(ctx.Err(), context.Canceled) || !errors.Is(below.Err(), context.Canceled) {
		t.Errorf("%v, %v", ctx.Err(), below.Err())
	}
}
