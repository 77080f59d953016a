package export

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/views/changes"
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
	lines   []line
	// closed holds the folders whose files are not shown.
	closed map[string]bool
	// chosen is the path of the file that is shown, and showing what of it.
	chosen  string
	showing showing
	// onScreen says whether anybody sees the panel: an export takes too long to be
	// made after every key that is pressed elsewhere.
	onScreen bool

	header  *part.Header
	write   *part.Button
	list    *part.List
	ready   *fyne.Container
	parts   *choice
	notes   *notes
	reader  *reader
	meaning *changes.View
	// meant says which comparison the view by meaning shows.
	meant   *Last
	content fyne.CanvasObject
	reading *fyne.Container
}

// showing is what stands at the right.
type showing uint8

const (
	wholeFile showing = iota
	fileDifference
	meaningDifference
)

// New makes the panel. Nothing is exported or drawn before it is first shown.
func New(s studio.Studio, source Source) *Panel {
	p := &Panel{studio: s, source: source, closed: map[string]bool{}}
	s.OnChange(p.update)
	source.OnReady(p.show)
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

// Inspector is part of frame.Panel: the chosen file, or the difference by meaning.
func (p *Panel) Inspector() fyne.CanvasObject {
	p.build()
	return p.reading
}

// Keyboard is part of frame.Entered: the list of files.
func (p *Panel) Keyboard() fyne.Focusable { return p.list }

// The widths of the columns beside the name: most readers, and the longest word
// about a file.
const (
	readerWidth float32 = 152
	changeWidth float32 = 88
)

func (p *Panel) build() {
	if p.list != nil {
		return
	}
	p.write = part.NewPrimary(words.T("export.write"), p.source.Write)
	p.header = part.NewHeader(words.T("export.title"), p.write)
	columns := []part.ListColumn{
		{Title: words.T("export.column.file"), Mono: true},
		{Title: words.T("export.column.reader"), Width: readerWidth},
		{Title: words.T("export.column.change"), Width: changeWidth},
	}
	p.list = part.NewList(columns, func() int { return len(p.lines) }, p.row)
	p.list.OnSelect = p.choose
	p.list.OnOpen = p.open
	p.list.OnKey = p.typedKey
	p.ready = part.Column(look.Inside)
	p.parts, p.notes = newChoice(p.source.Choose), newNotes()
	p.reader = newReader(p.turn)
	p.meaning = changes.New(changes.DifferenceColumns()...)
	p.reading = container.NewStack()
	p.content = part.Page(p.header, part.Around(part.Edges{Bottom: p.notes.content}, p.list),
		part.InsetXY(0, look.Grid, p.ready), p.parts.content)
	p.show()
}

// update asks for the export again, where the panel is shown.
func (p *Panel) update() {
	if p.list == nil || !p.onScreen {
		return
	}
	p.source.Want()
	p.show()
}

// show shows what is known now.
func (p *Panel) show() {
	if p.list == nil {
		return
	}
	p.preview = p.source.Preview()
	p.lines = linesOf(p.preview.Files, p.closed)
	p.header.SetSubtitle(p.subtitle())
	p.write.SetAble(p.preview.Refused == nil && len(p.preview.Files) > 0 && p.preview.Work == nil, words.T("export.nothing"))
	p.showReady()
	p.parts.show(p.preview)
	p.notes.show(p.preview.Notes)
	p.list.Refresh()
	p.list.Select(p.place())
	p.showRight()
	if p.showing == meaningDifference && p.preview.Last != nil {
		p.list.Select(-1) // Any row then leads back to its file.
	}
}

func (p *Panel) subtitle() string {
	count := 0
	for i := range p.preview.Files {
		if p.preview.Files[i].Change != Gone {
			count++
		}
	}
	if count == 0 {
		return ""
	}
	return words.N("export.count", count)
}

// place is the row of the chosen file; the first file is chosen where it is gone.
func (p *Panel) place() int {
	first := -1
	for i, l := range p.lines {
		if l.file < 0 {
			continue
		}
		if p.preview.Files[l.file].Path == p.chosen {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	if p.file() == nil && first >= 0 {
		p.chosen = p.preview.Files[p.lines[first].file].Path
		return first
	}
	return -1
}

// file is the chosen one, which may stand in a closed folder; nil for none.
func (p *Panel) file() *File {
	for i := range p.preview.Files {
		if p.preview.Files[i].Path == p.chosen {
			return &p.preview.Files[i]
		}
	}
	return nil
}

// choose shows the file of a row.
func (p *Panel) choose(i int) {
	l := p.lines[i]
	if l.file < 0 {
		return
	}
	p.chosen = p.preview.Files[l.file].Path
	if p.showing == meaningDifference {
		p.showing = wholeFile
		p.showReady()
	}
	p.showRight()
}

// open is what Return does: a folder closes or opens, a file shows its difference.
func (p *Panel) open(i int) {
	if l := p.lines[i]; l.file < 0 {
		p.fold(l.folder, !p.closed[l.folder])
		return
	}
	p.turn()
}

// typedKey closes and opens folders with the arrows.
func (p *Panel) typedKey(key fyne.KeyName, i int) bool {
	if i < 0 || p.lines[i].folder == "" {
		return false
	}
	switch key {
	case fyne.KeyLeft:
		p.fold(p.lines[i].folder, true)
	case fyne.KeyRight:
		p.fold(p.lines[i].folder, false)
	default:
		return false
	}
	return true
}

func (p *Panel) fold(folder string, closed bool) {
	p.closed[folder] = closed
	p.lines = linesOf(p.preview.Files, p.closed)
	p.list.Refresh()
	for i, l := range p.lines {
		if l.file < 0 && l.folder == folder {
			p.list.Select(i)
		}
	}
}
