package workbench

import (
	"context"
	"errors"
	"sync"

	"entrastudio/views/words"
)

// job is the one piece of work over the network that a panel has under way.
type job struct {
	w *Workbench
	// doing says what is under way; empty for nothing.
	doing string
	// failed is why the last work came to nothing.
	failed error
	stop   context.CancelFunc
	// tell is told whenever any of this changes, went when it is doing alone.
	tell, went []func()
	said       said
}

// work is done off the window's goroutine; done, which may be nil, is done on it
// with what came of the work, unless another plan has been opened meanwhile.
type work func(ctx context.Context) (done func(), err error)

func (j *job) running() bool { return j.stop != nil }

// changed tells the panel, and the bars below and beside it.
func (j *job) changed() {
	for _, f := range j.tell {
		f()
	}
	j.w.frame.Refresh()
}

// cancel ends what is under way.
func (j *job) cancel() {
	if j.stop != nil {
		j.stop()
	}
}

// run begins a piece of work. There is one at a time: another is not begun.
func (j *job) run(doing string, do work) {
	if j.running() {
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	j.stop, j.doing, j.failed = stop, doing, nil
	session := j.w.Session()
	j.changed()
	j.w.params.Background(func() {
		done, err := do(ctx)
		stop()
		j.w.params.Post(func() {
			j.stop, j.doing = nil, ""
			switch {
			case errors.Is(err, context.Canceled):
				j.w.Say(words.T("workbench.job.stopped"), nil)
			case err != nil:
				j.failed = err
			}
			if done != nil && j.w.Session() == session {
				done()
			}
			j.changed()
		})
	})
}

// say changes what is told of the work under way; it is called from the work. What
// is said faster than the window shows it is left out.
func (j *job) say(ctx context.Context, doing string) {
	if !j.said.put(doing) {
		return
	}
	j.w.params.Post(func() {
		doing := j.said.take()
		if ctx.Err() != nil || !j.running() {
			return
		}
		j.doing = doing
		for _, f := range j.went {
			f()
		}
	})
}

// said is what a work said last, until the window takes it.
type said struct {
	guard sync.Mutex
	text  string
	waits bool
}

// put reports whether the window has to be told that there is something to take.
func (s *said) put(text string) bool {
	s.guard.Lock()
	defer s.guard.Unlock()
	tell := !s.waits
	s.text, s.waits = text, true
	return tell
}

func (s *said) take() string {
	s.guard.Lock()
	defer s.guard.Unlock()
	s.waits = false
	return s.text
}
