package window

import "fyne.io/fyne/v2"

// hooks are what Fyne's own lifecycle has, and does not promise.
type hooks interface {
	OnStopped() func()
	SetOnStoppedHookExecuted(func())
}

// endOf takes from Fyne what it would do when the program ends, for whoever runs the
// program to do after it. Fyne hands that to its main loop at the moment in which the
// loop stops looking: a thread that is held up just there drops the work without doing
// it, or waits for it for ever behind a window that is gone (glfw's loop.go, 2.8.1).
// Where nothing is to be done, nothing is handed over.
func endOf(l fyne.Lifecycle) func() {
	all, ok := l.(hooks)
	if !ok {
		return func() {}
	}
	end := all.OnStopped()
	l.SetOnStopped(nil)
	all.SetOnStoppedHookExecuted(nil)
	if end == nil {
		return func() {}
	}
	return end
}
