package export

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// reader shows one file, or what changes in it.
type reader struct {
	title  *part.Text
	about  *part.Text
	toggle *part.Button
	copy   *part.Button
	code   *part.Code
	change *part.Difference
	body   *fyne.Container
	// text is what is on screen, so that the same file is not set again, which
	// would scroll it back to its start.
	text    shownText
	content fyne.CanvasObject
}

// shownText is a file as it is on screen.
type shownText struct {
	path, text, before string
	compare            bool
}

func newReader(turn func()) *reader {
	r := &reader{title: part.NewText(""), about: part.NewCaption(""), code: part.NewCode(), change: part.NewDifference(), body: container.NewStack()}
	r.title.Style.Bold, r.title.Style.Monospace, r.title.Cut, r.about.Cut = true, true, part.CutMiddle, part.CutEnd
	r.toggle = part.NewButton(words.T("export.difference"), turn)
	r.copy = part.NewIconButton(look.IconCopy, words.T("export.copy"), func() { fyne.CurrentApp().Clipboard().SetContent(r.text.text) })
	head := part.Column(look.Grid, part.Around(part.Edges{Right: r.copy}, part.Middle(r.title)),
		part.Around(part.Edges{Right: r.toggle}, part.Middle(r.about)))
	r.content = part.Headed(head, r.body, nil)
	return r
}

// show shows a file; compare asks for its difference where it has one.
func (r *reader) show(f *File, compare bool) {
	compare = compare && f.Change != Unknown
	next := shownText{f.Path, f.Text, f.Before, compare}
	if next == r.text && len(r.body.Objects) > 0 {
		return
	}
	r.text = next
	r.title.SetContent(f.Path)
	r.about.SetContent(aboutOf(f, compare))
	r.toggle.SetAble(f.Change != Unknown, words.T("export.first"))
	r.copy.SetAble(f.Change != Gone, "")
	var body fyne.CanvasObject
	switch {
	case compare && f.Change == Same:
		body = part.NewEmpty(look.IconDiff, words.T("export.same"), words.T("export.same.teach"), nil)
	case compare:
		r.change.Compare(f.Before, f.Text, syntaxOf(f.Path))
		if added, removed := r.change.Counts(); f.Change != Gone {
			r.about.SetContent(words.F("export.lines", words.Data{"Added": added, "Removed": removed}))
		}
		body = r.change
	case f.Change == Gone:
		r.code.SetText(f.Before, syntaxOf(f.Path))
		body = r.code
	default:
		r.code.SetText(f.Text, syntaxOf(f.Path))
		body = r.code
	}
	r.toggle.SetText(words.T("export.difference"))
	if compare {
		r.toggle.SetText(words.T("export.file"))
	}
	r.body.Objects = []fyne.CanvasObject{body}
	r.body.Refresh()
	r.content.Refresh()
}

func aboutOf(f *File, compare bool) string {
	switch {
	case f.Change == Gone:
		return words.T("export.gone.about")
	case compare:
		return words.T("export.same")
	default:
		return words.F("export.for", words.Data{"Reader": words.Said(f.Reader)})
	}
}
