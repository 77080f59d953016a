package workbench

import (
	"time"

	"fyne.io/fyne/v2"

	"entrastudio/views/part"
	"entrastudio/views/words"
)

// watch follows the plan's file from now on.
func (w *Workbench) watch() {
	w.unwatch()
	path := w.Session().Path()
	if path == "" || w.params.Watch == nil {
		return
	}
	session := w.Session()
	stop, err := w.params.Watch(path, func() {
		w.params.Post(func() {
			if w.Session() == session {
				w.lookOutside()
			}
		})
	})
	if err != nil {
		w.Say(words.F("workbench.unwatched", words.Data{"Why": err.Error()}), nil)
		return
	}
	w.stopWatch = stop
}

func (w *Workbench) unwatch() {
	if w.stopWatch == nil {
		return
	}
	if err := w.stopWatch(); err != nil {
		fyne.LogError("stop watching the plan's file", err)
	}
	w.stopWatch = nil
}

// lookOutside asks what to do where the file holds something else than what was
// read or saved last.
func (w *Workbench) lookOutside() {
	changed, err := w.Session().ChangedOutside()
	if err != nil || !changed {
		return
	}
	w.askChanged()
}

// askChanged asks once at a time. Nothing is lost whatever the answer: the
// file's plan comes as an undo step.
func (w *Workbench) askChanged() {
	if w.asking {
		return
	}
	w.asking = true
	answered := func(then func()) func() {
		return func() {
			w.asking = false
			then()
		}
	}
	w.frame.Dialogs().Show(part.Dialog{
		Title:   words.T("workbench.changed"),
		Body:    part.NewParagraph(words.F("workbench.changed.text", words.Data{"File": w.Session().Path()})),
		Confirm: words.T("workbench.changed.take"), OnConfirm: answered(w.reload),
		Others: []part.Choice{
			{Title: words.T("workbench.changed.over"), Run: answered(w.saveOver)},
			{Title: words.T("workbench.changed.elsewhere"), Run: answered(w.askSaveAs)},
		},
		Dismiss: words.T("workbench.changed.later"), OnDismiss: answered(func() {}),
	})
}

func (w *Workbench) reload() {
	if err := w.Session().Reload(words.T("workbench.changed.take")); err != nil {
		w.Fail(err)
		return
	}
	w.Say(words.T("workbench.changed.taken"), w.undo)
}

func (w *Workbench) saveOver() {
	if err := w.Session().SaveOver(); err != nil {
		w.Fail(err)
		return
	}
	w.wrote(func() {})
}

// tellRecovered says that unsaved work of an earlier session is back.
func (w *Workbench) tellRecovered() {
	w.frame.Say(words.T("workbench.recovered"), words.T("workbench.recovered.drop"), func() { w.discard(w.frame.Refresh) })
}

// flushAfter is how long after the last change the journal is written.
const flushAfter = time.Second

// flushLater writes the journal when nothing has changed for a while, off the
// window's goroutine: that of a plan with thousands of rules takes a while.
func (w *Workbench) flushLater() {
	w.dropFlush()
	w.stopFlush = w.params.After(flushAfter, func() {
		w.stopFlush = nil
		record := w.Session().Record()
		w.params.Background(func() {
			if err := record.Write(); err != nil {
				w.params.Post(func() { w.Say(words.F("workbench.unflushed", words.Data{"Why": err.Error()}), nil) })
			}
		})
	})
}

func (w *Workbench) dropFlush() {
	if w.stopFlush != nil {
		w.stopFlush()
		w.stopFlush = nil
	}
}
