package workbench

import (
	"errors"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"entrastudio/app/document"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// work puts another session in the place of the present one, whose history stays
// in its journal.
func (w *Workbench) work(next *document.Session) {
	before := w.Session()
	if err := w.Desk.Work(next); err != nil {
		w.Fail(errors.Join(err, next.Close()))
		return
	}
	if err := before.Close(); err != nil {
		w.Say(err.Error(), nil)
	}
	w.saved = time.Time{}
	w.begun()
	w.frame.Refresh()
}

// open opens a plan file. The one that is open already is left as it is.
func (w *Workbench) open(path string) {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	if path == w.Session().Path() {
		return
	}
	next, err := document.Open(w.params.Disk, w.params.State, path)
	if err != nil {
		w.Fail(err)
		return
	}
	w.work(next)
}

// start begins a plan that has no file yet.
func (w *Workbench) start(minor catalog.Minor, tool plan.Tool) {
	c, err := catalog.Of(minor)
	if err != nil {
		w.Fail(err)
		return
	}
	p := plan.Starter(c)
	p.Deployment.With = tool
	p.Normalize(c)
	next, err := document.New(w.params.Disk, w.params.State, p)
	if err != nil {
		w.Fail(err)
		return
	}
	w.work(next)
}

// askNew asks for the minor and the tool of a new plan.
func (w *Workbench) askNew() {
	w.unlessUnsaved(func() {
		minor, tool := part.NewSelect(minors()...), part.NewSelect(deployments()...)
		minor.SetValue(string(catalog.Newest))
		tool.SetValue(string(plan.Helm))
		w.frame.Dialogs().Show(part.Dialog{
			Title: words.T("workbench.new"), Confirm: words.T("workbench.new.confirm"), First: minor,
			Body: part.Column(look.Between,
				part.NewField(words.T("workbench.new.minor"), minor), part.NewField(words.T("workbench.new.tool"), tool),
				part.NewRemark(words.T("workbench.new.about"))),
			OnConfirm: func() { w.start(catalog.Minor(minor.Value()), plan.Tool(tool.Value())) },
		})
	})
}

// save writes the plan to its file, or asks for one.
func (w *Workbench) save() { w.saveThen(func() {}) }

// saveThen goes on only when the plan was written.
func (w *Workbench) saveThen(then func()) {
	w.Settle()
	switch err := w.Session().Save(); {
	case errors.Is(err, document.ErrNoPath):
		w.askSaveAsThen(then)
	case errors.Is(err, document.ErrChangedOutside):
		w.askChanged()
	case err != nil:
		w.Fail(err)
	default:
		w.wrote(then)
	}
}

func (w *Workbench) wrote(then func()) {
	w.saved = w.params.Now()
	w.begunFile()
	w.frame.Refresh()
	w.title()
	then()
}

// begunFile is called when the plan has got another file.
func (w *Workbench) begunFile() {
	if err := w.recent.Add(w.Session().Path()); err != nil {
		w.Say(err.Error(), nil)
	}
	w.watch()
}

// saveAs writes the plan to another file and goes on there.
func (w *Workbench) saveAs(path string, then func()) {
	w.Settle()
	if err := w.Session().SaveAs(path); err != nil {
		w.Fail(err)
		return
	}
	w.wrote(then)
}

// unlessUnsaved goes on at once where nothing is unsaved, and asks first where
// something is.
func (w *Workbench) unlessUnsaved(then func()) {
	if !w.Session().Dirty() {
		then()
		return
	}
	w.frame.Dialogs().Show(part.Dialog{
		Title:   words.F("workbench.unsaved.title", words.Data{"Plan": w.Plan().Name}),
		Body:    part.NewParagraph(words.T("workbench.unsaved.text")),
		Confirm: words.T("workbench.save"), OnConfirm: func() { w.saveThen(then) },
		Others: []part.Choice{{Title: words.T("workbench.discard"), Run: func() { w.discard(then) }}},
	})
}

// discard lets unsaved changes go, from the journal too.
func (w *Workbench) discard(then func()) {
	w.dropFlush()
	if err := w.Session().Revert(); err != nil {
		w.Fail(err)
		return
	}
	then()
}

// close ends the program, after asking where something is unsaved.
func (w *Workbench) close() {
	w.unlessUnsaved(func() {
		w.params.Window.SetCloseIntercept(nil)
		w.params.Quit()
	})
}

// Stop lets go of everything when the program ends, however it came to that:
// unsaved work goes to the journal, and tokens are wiped.
func (w *Workbench) Stop() {
	w.dropFlush()
	w.unwatch()
	w.keys.cancel()
	w.database.cancel()
	w.tenant.cancel()
	w.tenant.forget()
	if w.secrets != nil {
		w.secrets.Forget()
	}
	w.Wipe()
	if err := w.Session().Close(); err != nil {
		fyne.LogError("close the plan", err)
	}
}
