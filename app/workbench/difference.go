package workbench

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"entrastudio/app/comparison"
	"entrastudio/model/plan"
	"entrastudio/views/changes"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// askCompare asks for what the plan is compared with.
func (w *Workbench) askCompare() {
	w.askPath(pathAsked{
		title: words.T("workbench.compare"), confirm: words.T("workbench.compare.confirm"), recent: w.recent.List(),
		browse: func() { w.browseOpen(w.CompareWith) }, then: w.CompareWith,
	})
}

// CompareWith compares the plan as it stands with a plan, values, variables or an
// export, off the window's goroutine, and shows how they differ.
func (w *Workbench) CompareWith(path string) {
	w.Settle()
	path = absolute(path)
	text, p := w.Session().Text(), w.Plan()
	w.params.Background(func() {
		result, err := w.compare(path, text, p)
		w.params.Post(func() {
			if err != nil {
				w.Fail(err)
				return
			}
			w.showComparison(result)
		})
	})
}

// compare compares a file with a plan in the words of its file.
func (w *Workbench) compare(path string, text *plan.Document, p *plan.Plan) (*comparison.Result, error) {
	doc, err := documentOf(text, p)
	if err != nil {
		return nil, err
	}
	return comparison.Between(path, "plan="+inWork, w.reading(path, doc))
}

// inWork stands for the plan in memory among the files to compare.
const inWork = "plan.yaml"

// reading gives the comparison its files: the plan in work from memory, and the
// rest from the disk.
func (w *Workbench) reading(path string, doc *plan.Document) comparison.Options {
	return comparison.Options{
		Read: func(file string) ([]byte, error) {
			if file == inWork {
				return doc.Bytes(), nil
			}
			return w.params.Disk.Read(file)
		},
		Open: func(file string) ([]byte, error) { return w.readBeside(filepath.Dir(path), file) },
	}
}

// documentOf is a plan in the words of its file, comments included. A file that can
// only be read stays as it is.
func documentOf(text *plan.Document, p *plan.Plan) (*plan.Document, error) {
	if text.ReadOnly() {
		return text, nil
	}
	return text.With(p)
}

// showComparison shows how the plan differs from something else.
func (w *Workbench) showComparison(result *comparison.Result) {
	was := part.NewText(words.F("workbench.compare.was", words.Data{"Name": homeless(result.Older.Name), "Kind": words.Said(result.Older.Kind), "Minor": string(result.Older.Minor)}))
	is := part.NewText(words.F("workbench.compare.is", words.Data{"Minor": string(result.Newer.Minor)}))
	was.Cut, is.Cut = part.CutMiddle, part.CutEnd
	head := part.InsetXY(0, look.Grid, part.Column(look.Grid, was, is))
	shown := part.Dialog{Title: words.T("workbench.compare.title"), Size: fyne.NewSize(addressWidth, 0)}
	if len(result.Differences) == 0 {
		shown.Body = part.Column(look.Between, head, part.Flush(part.NewParagraph(words.T("workbench.compare.none"))))
		w.frame.Dialogs().Show(shown)
		return
	}
	view := changes.New(changes.DifferenceColumns()...)
	view.Show(changes.Differences(result.Differences, titlesOf(result.Older.Minor, result.Newer.Minor)))
	shown.Body, shown.Size, shown.First = part.Around(part.Edges{Top: head}, view.Beside()), w.largeDialog(), view.Focus()
	w.frame.Dialogs().Show(shown)
}

// homeless is a path without the folder of the person, whose name it says.
func homeless(path string) string {
	home, err := os.UserHomeDir()
	if err != nil || home == "" {
		return path
	}
	if inside, err := filepath.Rel(home, path); err == nil && filepath.IsLocal(inside) {
		return filepath.Join("~", inside)
	}
	return path
}
