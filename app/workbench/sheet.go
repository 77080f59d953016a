package workbench

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/importers"
	"entrastudio/importers/draft"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/tokens"
	"entrastudio/views/words"
)

// showTaken opens the sheet that says what was recognised and what it changed.
func (w *Workbench) showTaken(s sorted, before *plan.Plan) {
	body := part.Column(look.Between)
	for _, one := range byFile(s.inputs) {
		file := one[0].File
		body.Add(part.Column(look.Grid, recognised(one, nil),
			readAs(oneKind(one), func(kind evidence.Kind) { w.readAgain(s, file, kind) })))
	}
	body.Add(w.changedLine(s, before))
	for _, note := range s.notes {
		body.Add(noted(note))
	}
	title, then := words.T("workbench.sheet.problems"), w.openProblems
	if isForTokens(s.inputs) {
		title, then = words.T("beside.tokens"), func() { w.Open(tokens.ID) }
	}
	w.openSheet(words.T("workbench.sheet"), body, part.NewPrimary(title, func() {
		w.frame.Sheet().Close()
		then()
	}))
}

// openSheet opens the sheet with one thing to do at its foot, which has the
// keyboard. When the sheet is closed from there, the panel gets it back.
func (w *Workbench) openSheet(title string, body fyne.CanvasObject, then *part.Button) {
	foot := part.InsetXY(0, look.Inside, part.Around(part.Edges{Right: then}, part.Column(0)))
	sheet, window := w.frame.Sheet(), w.params.Window.Canvas()
	sheet.OnClosed = func() {
		if window.Focused() == then {
			w.frame.Enter()
		}
	}
	sheet.Open(title, part.Around(part.Edges{Bottom: foot}, container.NewVScroll(part.InsetXY(0, look.Grid, body))))
	window.Focus(then)
}

// isForTokens reports that nothing but tokens and their keys was given.
func isForTokens(inputs []evidence.Input) bool {
	return len(inputs) > 0 && !slices.ContainsFunc(inputs, func(in evidence.Input) bool {
		return in.Kind != evidence.KindToken && in.Kind != evidence.KindKeys
	})
}

// byFile gathers the parts of each file or paste, in the order they were given.
func byFile(inputs []evidence.Input) [][]evidence.Input {
	var files [][]evidence.Input
	for _, in := range inputs {
		at := slices.IndexFunc(files, func(known []evidence.Input) bool { return known[0].File == in.File })
		if at < 0 {
			files, at = append(files, nil), len(files)
		}
		files[at] = append(files[at], in)
	}
	return files
}

// recognised is one file: what each of its parts was taken for, and from what. With
// remove it has a button that takes it away.
func recognised(parts []evidence.Input, remove func()) fyne.CanvasObject {
	title := part.NewText(parts[0].File)
	title.Style.Bold = true
	title.Cut = part.CutMiddle
	edges := part.Edges{Left: part.Middle(part.NewIcon(look.OK.Icon()))}
	if remove != nil {
		edges.Right = part.NewIconButton(look.IconTrash, words.F("beside.remove", words.Data{"File": parts[0].File}), remove)
	}
	lines := part.Column(look.Grid, part.Around(edges, part.InsetXY(look.Inside, 0, part.Middle(title))))
	for _, one := range parts {
		lines.Add(part.Flush(part.NewParagraph(kindOf(one))))
		if one.Why != "" {
			lines.Add(part.Flush(part.NewRemark(words.Said(one.Why))))
		}
	}
	return lines
}

// kindOf says what a part was taken for, and how much was found in it.
func kindOf(in evidence.Input) string {
	kind := words.T(kindWord(in.Kind))
	if in.Service != "" {
		kind = words.F("beside.kind.of", words.Data{"Kind": kind, "Service": in.Service})
	}
	if in.Summary != "" {
		kind += ": " + words.Said(in.Summary)
	}
	return kind
}

// changedLine says what became of what was given, and offers to see what an import
// changed and to take all of it back.
func (w *Workbench) changedLine(s sorted, before *plan.Plan) fyne.CanvasObject {
	after, text, buttons := w.Plan(), words.T("beside.stands"), container.NewHBox()
	if s.drafted != nil {
		text = words.T("workbench.sheet.replaced")
		buttons.Add(part.NewButton(words.T("workbench.sheet.difference"), func() { w.showDifference(before, after) }))
	}
	buttons.Add(part.NewButton(words.T("workbench.sheet.undo"), func() {
		w.frame.Sheet().Close()
		w.takeBack(s)
	}))
	return part.Column(look.Grid, part.Flush(part.NewParagraph(text)), buttons)
}

// takeBack takes back what became of what was given.
func (w *Workbench) takeBack(s sorted) {
	w.ForgetFiles(namesOf(s.beside)...)
	if s.drafted != nil {
		w.undo()
	}
}

func namesOf(sources []importers.Source) []string {
	names := make([]string, len(sources))
	for i, one := range sources {
		names[i] = one.Name
	}
	return names
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
	return part.Column(look.Grid, place, part.Flush(part.NewParagraph(words.Said(note.Text))))
}
