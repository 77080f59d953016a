package export

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/model/check"
	"entrastudio/views/findings"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// ID is the panel's name for Studio.Open.
const ID = "export"

// problemsID is the panel that the way to a ready export leads through.
const problemsID = "problems"

// Panel is the panel of the export.
type Panel struct {
	studio  studio.Studio
	source  Source
	preview Preview
	// chosen is the path of the file that is shown.
	chosen  string
	compare bool
	// onScreen says whether anybody sees the panel: an export takes too long to be
	// made after every key that is pressed elsewhere.
	onScreen bool

	header  *part.Header
	write   *part.Button
	list    *part.List
	ready   *fyne.Container
	notes   *fyne.Container
	toggle  *part.Button
	title   *part.Header
	code    *part.Code
	change  *part.Difference
	body    *fyne.Container
	content fyne.CanvasObject
	reading fyne.CanvasObject
}

// New makes the panel. Nothing is exported or drawn before it is first shown.
func New(s studio.Studio, source Source) *Panel {
	p := &Panel{studio: s, source: source}
	s.OnChange(p.update)
	return p
}

// ID is part of frame.Panel.
func (p *Panel) ID() string { return ID }

// Title is part of frame.Panel.
func (p *Panel) Title() words.Key { return words.Key("export.title") }

// Icon is part of frame.Panel.
func (p *Panel) Icon() look.Name { return look.IconExport }

// Count is part of frame.Panel: an export has no findings of its own.
func (p *Panel) Count() (int, look.State) { return 0, look.None }

// SetShown is part of frame.Watcher.
func (p *Panel) SetShown(shown bool) {
	p.onScreen = shown
	p.update()
}

// Content is part of frame.Panel: the files.
func (p *Panel) Content() fyne.CanvasObject {
	p.build()
	return p.content
}

// Inspector is part of frame.Panel: the chosen file.
func (p *Panel) Inspector() fyne.CanvasObject {
	p.build()
	return p.reading
}

func (p *Panel) build() {
	if p.list != nil {
		return
	}
	p.write = part.NewPrimary(words.T("export.write"), p.source.Write)
	p.header = part.NewHeader(words.T("export.title"), p.write)
	columns := []part.ListColumn{{Title: words.T("export.column.file"), Mono: true}, {Title: words.T("export.column.reader")}}
	p.list = part.NewList(columns, func() int { return len(p.preview.Files) }, p.row)
	p.list.OnSelect = func(i int) { p.choose(p.preview.Files[i].Path) }
	p.ready, p.notes, p.body = container.NewVBox(), container.NewVBox(), container.NewStack()
	p.toggle = part.NewButton(words.T("export.difference"), p.turn)
	p.title = part.NewHeader("", p.toggle)
	p.code, p.change = part.NewCode(), part.NewDifference()
	head := container.NewVBox(part.InsetXY(0, look.Grid/2, p.header), p.ready)
	p.content = part.InsetXY(look.Edge, look.Between, part.Around(part.Edges{Top: head, Bottom: p.notes}, p.list))
	p.reading = part.Around(part.Edges{Top: part.InsetXY(look.Edge, look.Between, p.title)}, p.body)
	p.update()
}

// update makes the export again, where the panel is shown.
func (p *Panel) update() {
	if p.list == nil || !p.onScreen {
		return
	}
	p.preview = p.source.Preview()
	p.header.SetSubtitle(words.N("export.count", len(p.preview.Files)))
	p.write.SetAble(p.preview.Refused == nil && len(p.preview.Files) > 0, words.T("export.nothing"))
	p.showReady()
	p.showNotes()
	p.list.Refresh()
	p.list.Select(p.place())
	p.showFile()
}

func (p *Panel) place() int {
	for i, f := range p.preview.Files {
		if f.Path == p.chosen {
			return i
		}
	}
	if len(p.preview.Files) == 0 {
		return -1
	}
	p.chosen = p.preview.Files[0].Path
	return 0
}

// row is a file in the list; one that the last export had otherwise has a word.
func (p *Panel) row(i int) part.Row {
	f := p.preview.Files[i]
	row := part.Row{Cells: []string{f.Path, f.Reader}, Icon: look.Coloured(look.IconExport, look.Muted)}
	if last, ok := p.source.Last(f.Path); ok && last != f.Text {
		row.Cells[1] = words.F("export.changed", words.Data{"Reader": f.Reader})
	}
	return row
}

func (p *Panel) choose(path string) {
	p.chosen = path
	p.showFile()
}

// turn switches between the file and its difference to the last export.
func (p *Panel) turn() {
	p.compare = !p.compare
	p.showFile()
}

// showFile shows the chosen file, or what changes in it.
func (p *Panel) showFile() {
	at := p.list.Selected()
	if at < 0 {
		p.title.SetTitle("")
		p.body.Objects = nil
		p.body.Refresh()
		return
	}
	f := p.preview.Files[at]
	p.title.SetTitle(f.Path)
	p.title.SetSubtitle(words.F("export.for", words.Data{"Reader": f.Reader}))
	last, had := p.source.Last(f.Path)
	p.toggle.SetAble(had, words.T("export.first"))
	if p.compare && had {
		p.change.Compare(last, f.Text, syntaxOf(f.Path))
		p.toggle.SetText(words.T("export.file"))
		p.body.Objects = []fyne.CanvasObject{p.change}
	} else {
		p.code.SetText(f.Text, syntaxOf(f.Path))
		p.toggle.SetText(words.T("export.difference"))
		p.body.Objects = []fyne.CanvasObject{p.code}
	}
	p.body.Refresh()
}

// showReady says what stands in the way, or that nothing does.
func (p *Panel) showReady() {
	errors := findings.Count(p.studio.Findings(), check.Error)
	p.ready.Objects = nil
	switch {
	case p.preview.Refused != nil:
		p.ready.Add(part.NewFindingLine(part.Finding{State: look.Error, Title: p.preview.Refused.Error()}))
	case errors > 0:
		p.ready.Add(part.NewFindingLine(part.Finding{
			State: look.Warning, Title: words.N("export.inTheWay", errors),
			FixTitle: words.T("export.problems"), Fix: func() { p.studio.Open(problemsID) },
		}))
	default:
		p.ready.Add(part.NewFindingLine(part.Finding{State: look.OK, Title: words.T("export.ready")}))
	}
	p.ready.Refresh()
}

// notesShown is how many notes stand below the list; an export writes them all.
const notesShown = 4

func (p *Panel) showNotes() {
	p.notes.Objects = nil
	for i, note := range p.preview.Notes {
		if i == notesShown {
			p.notes.Add(part.NewRemark(words.N("export.moreNotes", len(p.preview.Notes)-notesShown)))
			break
		}
		p.notes.Add(part.NewRemark(note))
	}
	p.notes.Refresh()
}
