// Package interrupt lets a person end what a command does with Ctrl+C, and a system
// with SIGTERM.
package interrupt

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// Context gives a context that a signal ends. It begins to watch for signals when
// somebody first asks it: who reads, prints and waits for nothing is ended by the
// signal itself, as any filter is, and starts without a watcher's threads.
func Context() context.Context {
	return asked{sync.OnceValue(func() context.Context {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		// The first signal asks to end; a second one ends what does not listen.
		context.AfterFunc(ctx, stop)
		return ctx
	})}
}

// asked is a context that watches from its first question on.
type asked struct{ watched func() context.Context }

// Deadline is none, as of every context that a signal ends.
func (asked) Deadline() (time.Time, bool) { return time.Time{}, false }

// Done is closed by the first signal after the first question.
func (a asked) Done() <-chan struct{} { return a.watched().Done() }

// Err says whether that signal came.
func (a asked) Err() error { return a.watched().Err() }

// Value lets further contexts find the one that is watched.
func (a asked) Value(key any) any { return a.watched().Value(key) }
