package main

import (
	"encoding/json"
	"os"
	"runtime"
	"strings"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
)

// The heart asks after each pause. A wait as long as late is written down; looks at the stack begin before it, so
// that there is one whenever a wait is long.
const (
	pause = time.Millisecond
	look  = 2 * time.Millisecond
	late  = 10 * time.Millisecond
	birth = 50 * time.Millisecond
)

// wait is how long the window's goroutine had no time, one line of the trace.
type wait struct {
	// From is when it was asked, Long how long it took, CPU what its thread worked meanwhile: the rest it was
	// waiting itself, such as for the threads that draw, or for a processor.
	From time.Time
	Long time.Duration
	CPU  time.Duration
	// Ours, Painting and Other are how often it was seen in the studio's own work, in painting, and elsewhere.
	Ours, Painting, Other int
	// Where is the innermost function of the studio's that was seen, by how often.
	Where map[string]int
}

// heart asks the window's goroutine for signs of life.
type heart struct {
	trace *os.File
	cpu   time.Duration
}

// beat never ends. Fyne takes no question before there is an app, and logs that it was asked for one.
func (h *heart) beat() {
	write := json.NewEncoder(h.trace)
	for fyne.CurrentApp() == nil {
		time.Sleep(birth)
	}
	for {
		w := h.ask()
		if w.Long >= late {
			if err := write.Encode(w); err != nil {
				panic(err)
			}
		}
		time.Sleep(pause)
	}
}

// ask asks once, and looks what the goroutine does until it answers.
func (h *heart) ask() wait {
	w := wait{From: time.Now(), Where: map[string]int{}}
	answered := make(chan time.Duration, 1)
	fyne.Do(func() { answered <- threadTime() })
	timer := time.NewTicker(look)
	defer timer.Stop()
	for {
		select {
		case cpu := <-answered:
			w.Long, w.CPU, h.cpu = time.Since(w.From), cpu-h.cpu, cpu
			return w
		case <-timer.C:
			w.see(windowStack())
		}
	}
}

// threadTime is how long the calling thread has worked.
func threadTime() time.Duration {
	const thread = 1 // RUSAGE_THREAD of Linux
	var usage syscall.Rusage
	if err := syscall.Getrusage(thread, &usage); err != nil {
		panic(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// windowStack is the stack of the window's goroutine, which is the first of the program.
func windowStack() string {
	buffer := make([]byte, 1<<18)
	all := string(buffer[:runtime.Stack(buffer, true)])
	_, from, _ := strings.Cut(all, "\ngoroutine 1 ")
	stack, _, _ := strings.Cut(from, "\n\n")
	return stack
}

// see counts what a stack says.
func (w *wait) see(stack string) {
	where, painting := "", false
	for line := range strings.Lines(stack) {
		painting = painting || strings.Contains(line, "/glfw.(*glCanvas).paint") || strings.Contains(line, ".SwapBuffers")
		if where == "" && strings.HasPrefix(line, "entrastudio/") && !strings.HasPrefix(line, "entrastudio/app/window.") {
			where = function(line)
		}
	}
	switch {
	case where != "":
		w.Ours++
		w.Where[where]++
	case painting:
		w.Painting++
	case stack != "":
		w.Other++
		w.Where[top(stack)]++
	}
}

// function is the name in a line of a stack, without its arguments.
func function(line string) string { return line[:strings.LastIndex(line, "(")] }

// top is what a stack was in, below the runtime.
func top(stack string) string {
	for line := range strings.Lines(stack) {
		if strings.HasPrefix(line, "fyne.io/") || strings.HasPrefix(line, "github.com/") {
			return function(line)
		}
	}
	return "runtime"
}
