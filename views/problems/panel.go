package problems

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/views/findings"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// ID is the panel's name for Studio.Open.
const ID = "problems"

// Panel is the panel of findings.
type Panel struct {
	studio studio.Studio
	filter filter
	// open holds the causes whose symptoms are shown.
	open  map[string]bool
	lines []line

	header     *part.Header
	components *part.Select
	severities *part.Select
	list       *part.List
	middle     *fyne.Container
	chosen     string
	detail     *fyne.Container
	content    fyne.CanvasObject
}

// line is one row: a cause, or a symptom under an open one.
type line struct {
	finding check.Finding
	// explains counts what follows from a cause.
	explains int
	symptom  bool
}

// key tells a finding from every other, across a new check.
func key(f check.Finding) string {
	return string(f.Code) + "|" + string(f.Component) + "|" + f.Place.String() + "|" + f.Place.Address
}

// New makes the panel. Nothing is drawn before it is first shown.
func New(s studio.Studio) *Panel {
	p := &Panel{studio: s, open: map[string]bool{}}
	s.OnChange(p.update)
	return p
}

// ID is part of frame.Panel.
func (p *Panel) ID() string { return ID }

// Title is part of frame.Panel.
func (p *Panel) Title() words.Key { return words.Key("problems.title") }

// Icon is part of frame.Panel.
func (p *Panel) Icon() look.Name { return look.IconProblems }

// Count is part of frame.Panel: errors, else warnings.
func (p *Panel) Count() (int, look.State) {
	all := p.studio.Findings()
	if n := findings.Count(all, check.Error); n > 0 {
		return n, look.Error
	}
	return findings.Count(all, check.Warning), look.Warning
}

// Content is part of frame.Panel: the list.
func (p *Panel) Content() fyne.CanvasObject {
	p.build()
	return p.content
}

// Inspector is part of frame.Panel: the chosen finding in full.
func (p *Panel) Inspector() fyne.CanvasObject {
	p.build()
	return p.detail
}

// Keyboard is part of frame.Entered: the list, where there is one.
func (p *Panel) Keyboard() fyne.Focusable {
	if len(p.studio.Findings()) == 0 {
		return nil
	}
	return p.list
}

// Widths of the columns that do not share what is left.
const (
	explainsWidth  float32 = 64
	componentWidth float32 = 132
	placeWidth     float32 = 112
	filterWidth    float32 = 148
)

// titleWidth is what most titles need: where there is less, the place makes room,
// which stands in the explanation too.
const titleWidth float32 = 280

func (p *Panel) build() {
	if p.list != nil {
		return
	}
	p.components, p.severities = part.NewSelect(), part.NewSelect(severities()...)
	p.components.OnEdit = func(v string) { p.filter.component = catalog.Name(v); p.update() }
	p.severities.OnEdit = func(v string) { p.filter.severity = check.Severity(v); p.update() }
	p.header = part.NewHeader(words.T("problems.title"), wide(p.severities), wide(p.components))
	columns := []part.ListColumn{
		{Title: words.T("problems.column.what"), Readable: titleWidth},
		{Title: words.T("problems.column.explains"), Width: explainsWidth},
		{Title: words.T("problems.column.component"), Width: componentWidth},
		{Title: words.T("problems.column.place"), Width: placeWidth, Mono: true, Spare: true},
	}
	p.list = part.NewList(columns, func() int { return len(p.lines) }, func(i int) part.Row { return p.row(p.lines[i]) })
	p.list.OnSelect = func(i int) { p.choose(p.lines[i]) }
	p.list.OnOpen = func(i int) { p.goTo(p.lines[i].finding) }
	p.list.OnKey = p.typedKey
	p.middle, p.detail = container.NewStack(), container.NewStack()
	p.content = part.Page(p.header, p.middle)
	p.update()
}

// wide gives a filter the room of its longest choice.
func wide(s *part.Select) fyne.CanvasObject {
	return container.NewGridWrap(fyne.NewSize(filterWidth, s.MinSize().Height), s)
}

func severities() []part.Option {
	return []part.Option{
		{Value: "", Title: words.T("problems.every.severity")},
		{Value: string(check.Error), Title: look.Error.Word()},
		{Value: string(check.Warning), Title: look.Warning.Word()},
		{Value: string(check.Note), Title: look.Note.Word()},
	}
}

// update lists the findings again after any change.
func (p *Panel) update() {
	if p.list == nil {
		return
	}
	p.lines = p.linesOf(grouped(p.studio.Findings()))
	p.header.SetSubtitle(findings.Word(p.studio.Findings()))
	p.offer()
	p.show()
	p.list.Refresh()
	p.choose(p.lineAt(p.place()))
	p.list.Select(p.place())
}

// offer lists the components that have findings as choices of the filter.
func (p *Panel) offer() {
	options := []part.Option{{Value: "", Title: words.T("problems.every.component")}}
	seen := map[catalog.Name]bool{"": true, catalog.Global: true}
	for _, f := range p.studio.Findings() {
		if !seen[f.Component] {
			seen[f.Component] = true
			options = append(options, part.Option{Value: string(f.Component), Title: p.title(f.Component)})
		}
	}
	p.components.SetChoices(options...)
	p.components.SetValue(string(p.filter.component))
	p.severities.SetValue(string(p.filter.severity))
}

// show puts the list into the panel, or what there is to say without findings.
func (p *Panel) show() {
	var inside fyne.CanvasObject = p.list
	if len(p.studio.Findings()) == 0 {
		inside = part.NewEmpty(look.IconProblems, words.T("problems.empty"), words.T("problems.empty.teach"), nil)
	}
	p.middle.Objects = []fyne.CanvasObject{inside}
	p.middle.Refresh()
}

func (p *Panel) linesOf(groups []group) []line {
	var lines []line
	for _, g := range groups {
		if !p.filter.passes(g) {
			continue
		}
		lines = append(lines, line{finding: g.cause, explains: len(g.symptoms)})
		if !p.open[key(g.cause)] {
			continue
		}
		for _, f := range g.symptoms {
			lines = append(lines, line{finding: f, symptom: true})
		}
	}
	return lines
}

func (p *Panel) row(l line) part.Row {
	f := l.finding
	row := part.Row{State: findings.State(f.Severity), Cells: []string{words.Said(f.Title), "", p.title(f.Component), where(f)}}
	if l.symptom {
		row.Indent, row.Muted = 1, true
	}
	if l.explains > 0 {
		row.Cells[1] = words.N("problems.more", l.explains)
	}
	return row
}

// where is the shortest text that says where a finding is.
func where(f check.Finding) string {
	if f.Place.Line > 0 {
		return f.Place.String()
	}
	return f.Place.Address
}

func (p *Panel) title(name catalog.Name) string {
	if fact := p.studio.Catalog().Component(name); fact != nil {
		return fact.Title
	}
	if name == catalog.Global {
		return ""
	}
	return string(name)
}

func (p *Panel) place() int {
	for i, l := range p.lines {
		if key(l.finding) == p.chosen {
			return i
		}
	}
	return min(0, len(p.lines)-1)
}

func (p *Panel) lineAt(i int) line {
	if i < 0 {
		return line{}
	}
	return p.lines[i]
}
