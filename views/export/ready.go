package export

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"entrastudio/model/check"
	"entrastudio/views/findings"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// showReady says what stands in the way or that nothing does, what changes since
// the last export, and what is being done.
func (p *Panel) showReady() {
	p.ready.Objects = []fyne.CanvasObject{p.state()}
	if p.preview.Place != "" && len(p.preview.Files) > 0 {
		p.ready.Add(p.since())
	}
	if p.preview.Work != nil {
		p.ready.Add(p.work(p.preview.Work))
	}
	p.ready.Refresh()
}

// state is the word on the plan: refused, with errors, or ready.
func (p *Panel) state() fyne.CanvasObject {
	errors := findings.Count(p.studio.Findings(), check.Error)
	switch refused := p.preview.Refused; {
	case refused != nil:
		line := part.Finding{State: look.Error, Title: refused.Text}
		switch {
		case refused.Again:
			line.State, line.FixTitle, line.Fix = look.Note, words.T("export.again"), p.source.Again
		case refused.Field != "":
			line.FixTitle, line.Fix = words.T("export.field"), func() { p.studio.Show(refused.Field) }
		}
		return part.NewFindingLine(line)
	case errors > 0:
		return part.NewFindingLine(part.Finding{
			State: look.Warning, Title: words.N("export.inTheWay", errors), Detail: words.T("export.inTheWay.why"),
			FixTitle: words.T("export.problems"), Fix: func() { p.studio.Open(problemsID) },
		})
	case len(p.preview.Files) == 0:
		return part.NewCaption(words.T("export.making"))
	default:
		return part.NewFindingLine(part.Finding{State: look.OK, Title: words.T("export.ready")})
	}
}

// since says what the last export has otherwise, or that there is none.
func (p *Panel) since() fyne.CanvasObject {
	other := part.NewIconButton(look.IconOpen, words.T("export.compare"), p.source.Compare)
	name, last := baseOf(p.preview.Place), p.preview.Last
	if last == nil {
		none := part.NewCaption(words.F("export.none", words.Data{"Name": name}))
		none.Cut = part.CutMiddle
		return strip(look.IconDiff, none, other)
	}
	see := part.NewButton(words.T("export.meaning.show"), p.turnMeaning)
	if p.showing == meaningDifference {
		see.SetText(words.T("export.meaning.hide"))
	}
	title := part.NewText(words.F("export.since", words.Data{"Name": name, "When": last.When}))
	title.Cut = part.CutMiddle
	counts := part.NewCaption(p.counts(last))
	counts.Cut = part.CutEnd
	folder := part.NewIconButton(look.IconExternal, words.T("export.open"), p.source.OpenFolder)
	return strip(look.IconDiff, part.Column(look.Grid, title, counts), see, folder, other)
}

// baseOf is the last name of a path, of any system.
func baseOf(place string) string {
	return place[strings.LastIndexAny(place, `/\`)+1:]
}

// counts says how much differs by meaning and by file.
func (p *Panel) counts(last *Last) string {
	files := 0
	for i := range p.preview.Files {
		if p.preview.Files[i].Change > Same {
			files++
		}
	}
	switch {
	case last.Problem != "":
		return words.F("export.meaning.problem", words.Data{"Why": last.Problem})
	case files == 0 && len(last.Differences) == 0:
		return words.T("export.nochange")
	default:
		return words.N("export.differences", len(last.Differences)) + ", " + words.N("export.notsame", files)
	}
}

// work shows how far something has come, with a button that ends it.
func (p *Panel) work(w *Work) fyne.CanvasObject {
	text := words.F("export.work.making", words.Data{"What": w.What})
	if w.Writing {
		text = words.F("export.work.writing", words.Data{"What": w.What})
	}
	title := part.NewCaption(text)
	title.Cut = part.CutMiddle
	bar := widget.NewProgressBar()
	bar.TextFormatter = func() string { return "" }
	bar.Max = float64(max(1, w.Of))
	bar.Value = float64(w.Done)
	return strip(look.IconPlay, part.Column(look.Grid, title, low(bar)), part.NewButton(words.T("export.stop"), p.source.Stop))
}

// strip is one line of news: an icon, what it says, and its buttons.
func strip(icon look.Name, text fyne.CanvasObject, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	sign := part.Middle(part.NewIcon(look.Coloured(icon, look.Muted)))
	return part.Around(part.Edges{Left: part.InsetXY(look.Grid, 0, sign), Right: part.Middle(part.Line(look.Grid, buttons...))},
		part.InsetXY(look.Grid, 0, part.Middle(text)))
}
