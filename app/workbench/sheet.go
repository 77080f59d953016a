package workbench

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/importers/draft"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// showTaken opens the sheet that says what was recognised and what it changed.
func (w *Workbench) showTaken(s sorted, before *plan.Plan) {
	body := part.Column(look.Between)
	for _, input := range s.inputs {
		body.Add(recognised(input))
	}
	if s.drafted != nil {
		body.Add(w.changedLine(before))
	}
	for _, note := range s.notes {
		body.Add(noted(note))
	}
	problems := part.NewPrimary(words.T("workbench.sheet.problems"), func() {
		w.frame.Sheet().Close()
		w.openProblems()
	})
	foot := part.InsetXY(0, look.Inside, part.Around(part.Edges{Right: problems}, part.Column(0)))
	content := part.Around(part.Edges{Bottom: foot}, container.NewVScroll(part.InsetXY(0, look.Grid, body)))
	w.frame.Sheet().Open(words.T("workbench.sheet"), content)
}

// recognised is one input: what it was taken for, and from what.
func recognised(input evidence.Input) fyne.CanvasObject {
	title := part.NewText(input.File)
	title.Style.Bold = true
	title.Cut = part.CutMiddle
	kind := string(input.Kind)
	if input.Service != "" {
		kind += " / " + input.Service
	}
	if input.Summary != "" {
		kind += ", " + input.Summary
	}
	return part.Column(look.Grid, part.Around(part.Edges{Left: part.Middle(part.NewIcon(look.OK.Icon()))}, part.InsetXY(look.Inside, 0, title)),
		part.NewText(kind), part.Flush(part.NewRemark(input.Why)))
}

// changedLine offers to see what the import changed, and to take it back.
func (w *Workbench) changedLine(before *plan.Plan) fyne.CanvasObject {
	after := w.Plan()
	see := part.NewButton(words.T("workbench.sheet.difference"), func() { w.showDifference(before, after) })
	undo := part.NewButton(words.T("workbench.sheet.undo"), func() {
		w.frame.Sheet().Close()
		w.undo()
	})
	return part.Column(look.Grid, part.NewText(words.T("workbench.sheet.replaced")), container.NewHBox(see, undo))
}

// showDifference shows two plans as their files, what goes and what comes.
func (w *Workbench) showDifference(before, after *plan.Plan) {
	was, err := plan.New(before)
	if err != nil {
		w.Fail(err)
		return
	}
	is, err := plan.New(after)
	if err != nil {
		w.Fail(err)
		return
	}
	view := part.NewDifference()
	view.Compare(string(was.Bytes()), string(is.Bytes()), part.YAML)
	size := w.params.Window.Canvas().Size()
	w.frame.Dialogs().Show(part.Dialog{
		Title: words.T("workbench.sheet.difference"), Body: view,
		Size: fyne.NewSize(size.Width*0.7, size.Height*0.7),
	})
}

// noted is one thing that a person should know of an import.
func noted(note draft.Note) fyne.CanvasObject {
	place := part.NewCaption(note.Place.String() + "  " + note.Place.Address)
	place.Cut = part.CutMiddle
	return part.Column(look.Grid, place, part.Flush(part.NewParagraph(note.Text)))
}
