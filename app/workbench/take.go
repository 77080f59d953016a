package workbench

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"entrastudio/app/document"
	"entrastudio/importers"
	"entrastudio/model/plan"
	"entrastudio/views/words"
)

// dropped is told what was dropped on the window.
func (w *Workbench) dropped(_ fyne.Position, uris []fyne.URI) {
	paths := make([]string, 0, len(uris))
	for _, uri := range uris {
		paths = append(paths, uri.Path())
	}
	w.takeFiles(paths)
}

func (w *Workbench) takeFile(path string) { w.takeFiles([]string{path}) }

// takeFiles reads files and does with each what its content asks for.
func (w *Workbench) takeFiles(paths []string) {
	var all []given
	for _, path := range paths {
		data, err := w.params.Disk.Read(path)
		if err != nil {
			w.Fail(err)
			return
		}
		all = append(all, given{path: path, source: importers.Source{Name: filepath.Base(path), Data: data}})
	}
	w.take(all)
}

// paste reads what was copied in another program.
func (w *Workbench) paste() {
	text := fyne.CurrentApp().Clipboard().Content()
	if strings.TrimSpace(text) == "" {
		w.Say(words.T("workbench.paste.empty"), nil)
		return
	}
	w.take([]given{{source: importers.Source{Name: w.nextPaste(), Data: []byte(text)}}})
}

// nextPaste names what is pasted now.
func (w *Workbench) nextPaste() string {
	w.pastes++
	return words.F("workbench.paste.name", words.Data{"Number": w.pastes})
}

// take recognises what was given, then does what it asks for.
func (w *Workbench) take(all []given) {
	if len(all) == 0 {
		return
	}
	fresh := w.fresh()
	w.sort(all, fresh, w.taken, func(err error) { w.untaken(all, fresh, err) })
}

// sort recognises what was given, off the window's goroutine.
func (w *Workbench) sort(all []given, fresh bool, taken func(sorted), failed func(error)) {
	w.params.Background(func() {
		s, err := sortOut(all, fresh, w.readBeside)
		w.params.Post(func() {
			if err != nil {
				failed(err)
				return
			}
			taken(s)
		})
	})
}

// fresh reports a plan that nobody has worked on yet.
func (w *Workbench) fresh() bool { return w.Session().Path() == "" && !w.Session().Dirty() }

// readBeside reads a file that another one names.
func (w *Workbench) readBeside(folder, name string) ([]byte, error) {
	if !filepath.IsAbs(name) {
		name = filepath.Join(folder, name)
	}
	return w.params.Disk.Read(name)
}

// taken does what was asked for: a plan is opened, a configuration becomes the
// plan as one undo step, and everything else stands beside the plan.
func (w *Workbench) taken(s sorted) {
	if len(s.beside) > 0 {
		w.Add(s.beside...)
	}
	if len(s.plans) > 0 {
		w.takePlan(s.plans[0])
		return
	}
	before := w.Plan()
	if s.drafted != nil {
		if !w.mayReplace() {
			return
		}
		names := make([]string, len(s.config))
		for i, one := range s.config {
			names[i] = one.source.Name
		}
		w.Settle()
		w.Replace(words.F("workbench.import.label", words.Data{"Files": strings.Join(names, ", ")}), s.drafted)
	}
	w.showTaken(s, before)
}

// takePlan opens a plan file, or takes over a plan that was pasted.
func (w *Workbench) takePlan(one given) {
	if one.path != "" {
		w.unlessUnsaved(func() { w.open(one.path) })
		return
	}
	doc, err := plan.Parse(one.source.Name, one.source.Data)
	if err != nil {
		w.Fail(err)
		return
	}
	if !w.mayReplace() {
		return
	}
	w.Settle()
	w.Replace(words.F("workbench.import.label", words.Data{"Files": one.source.Name}), doc.Plan())
	w.Say(words.T("workbench.import.done"), w.undo)
}

// mayReplace says why nothing can take the place of a plan that is open for reading
// only: what was put there could not be saved.
func (w *Workbench) mayReplace() bool {
	why := w.ReadOnly()
	if why != "" {
		w.Fail(fmt.Errorf("%w: %s", document.ErrReadOnly, why))
	}
	return why == ""
}
