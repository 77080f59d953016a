package main

import (
	"encoding/json"
	"os"
	"runtime"
	"strconv"
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
	life  = time.Hour
)

// wait is how long the window's goroutine took nothing that a person did, one line of the trace.
type wait struct {
	// From is when it began, Long how long it took, CPU what its thread worked meanwhile: the rest it was
	// waiting itself, such as for the threads that draw, or for a processor.
	From time.Time
	Long time.Duration
	CPU  time.Duration
	// Stolen is what the host of a virtual machine took of all its processors meanwhile.
	Stolen time.Duration
	// Ours, Painting and Other are how often it was seen in the studio's own work, in painting, and elsewhere.
	Ours, Painting, Other int
	// Where is the innermost function of the studio's that was seen, by how often.
	Where map[string]int
}

// sign is a sign of life of the window's goroutine: an answer to the heart, or a turn, which is the moment of its
// loop between taking what a person did and painting.
type sign struct {
	at   time.Time
	cpu  time.Duration
	turn bool
}

// heart asks the window's goroutine for signs of life.
//
// An answer alone says too little: Fyne's loop chooses by chance between a function that waits and its next turn, so
// that one can wait for several turns, in each of which a key or a click would have been taken. A wait therefore ends
// with the answer, or with the second turn in it, which counts what that one took before as well.
type heart struct {
	trace *json.Encoder
	signs chan sign
	last  sign
	// stolen is what had been stolen when the wait began.
	stolen time.Duration
	wait   wait
	// turned is set once there was a turn in the wait, or it began with one.
	turned bool
}

func newHeart(trace *os.File) *heart {
	return &heart{trace: json.NewEncoder(trace), signs: make(chan sign, 1<<10)}
}

// beat never ends. Fyne takes no question before there is an app, and logs that it was asked for one.
func (h *heart) beat() {
	for fyne.CurrentApp() == nil {
		time.Sleep(birth)
	}
	fyne.Do(func() {
		fyne.NewAnimation(life, func(float32) { h.give(true) }).Start()
		h.give(false)
	})
	h.last = <-h.signs
	h.begin()
	for {
		h.ask()
		time.Sleep(pause)
	}
}

// give gives a sign of life. It is called on the window's goroutine.
func (h *heart) give(turn bool) { h.signs <- sign{time.Now(), threadTime(), turn} }

// ask asks once, and looks what the goroutine does until it answers.
func (h *heart) ask() {
	fyne.Do(func() { h.give(false) })
	timer := time.NewTicker(look)
	defer timer.Stop()
	for {
		select {
		case s := <-h.signs:
			h.take(s)
			if !s.turn {
				return
			}
		case <-timer.C:
			h.wait.see(windowStack())
		}
	}
}

// take ends the wait with an answer or its second turn.
func (h *heart) take(s sign) {
	if s.turn && !h.turned {
		h.turned = true
		return
	}
	h.wait.Long, h.wait.CPU = s.at.Sub(h.last.at), s.cpu-h.last.cpu
	stolen := stolenTime()
	h.wait.Stolen, h.stolen = stolen-h.stolen, stolen
	if h.wait.Long >= late {
		if err := h.trace.Encode(h.wait); err != nil {
			panic(err)
		}
	}
	h.last, h.turned = s, s.turn
	h.begin()
}

// begin begins a wait.
func (h *heart) begin() { h.wait = wait{From: h.last.at, Where: map[string]int{}} }

// threadTime is how long the calling thread has worked.
func threadTime() time.Duration {
	const thread = 1 // RUSAGE_THREAD of Linux
	var usage syscall.Rusage
	if err := syscall.Getrusage(thread, &usage); err != nil {
		panic(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// stolenTime is how long processors of this machine were not given to it while it had work for them, since its
// start. Linux counts it in hundredths of a second, as the eighth figure of all processors together.
func stolenTime() time.Duration {
	const figure, unit = 8, 10 * time.Millisecond
	told, err := os.ReadFile("/proc/stat")
	if err != nil {
		return 0
	}
	all, _, _ := strings.Cut(string(told), "\n")
	figures := strings.Fields(all)
	if len(figures) <= figure {
		return 0
	}
	count, _ := strconv.Atoi(figures[figure])
	return time.Duration(count) * unit
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
