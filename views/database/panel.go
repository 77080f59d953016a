package database

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// ID is the panel's name for Studio.Open.
const ID = "database"

// Panel is the panel of the live database.
type Panel struct {
	studio studio.Studio
	source Source
	state  State
	// chosen is the component that is explained, shown the report that it is of.
	chosen   int
	shown    *Report
	onScreen bool

	header   *part.Header
	buttons  buttons
	messages *fyne.Container
	table    *part.List
	others   *part.List
	reading  fyne.CanvasObject
	empty    fyne.CanvasObject
	body     *fyne.Container
	content  fyne.CanvasObject
	right    *inspector
}

// buttons are what a person can do with the database.
type buttons struct{ back, fix, check *part.Button }

// New makes the panel. Nothing is drawn before it is first shown, and nothing is
// connected to before a person asks for it.
func New(s studio.Studio, source Source) *Panel {
	p := &Panel{studio: s, source: source}
	s.OnChange(p.update)
	source.OnChange(p.update)
	return p
}

// ID is part of frame.Panel.
func (p *Panel) ID() string { return ID }

// Title is part of frame.Panel.
func (p *Panel) Title() words.Key { return words.Key("database.title") }

// Icon is part of frame.Panel.
func (p *Panel) Icon() look.Name { return look.IconDatabase }

// Count is part of frame.Panel: the components whose permissions are not in order.
func (p *Panel) Count() (int, look.State) {
	report := p.source.State().Report
	if report == nil {
		return 0, look.None
	}
	count := 0
	for _, c := range report.Components {
		if c.Standing != InOrder {
			count++
		}
	}
	return count, look.Warning
}

// SetShown is part of frame.Watcher.
func (p *Panel) SetShown(shown bool) {
	p.onScreen = shown
	p.update()
}

// Content is part of frame.Panel: what the last check read.
func (p *Panel) Content() fyne.CanvasObject {
	p.build()
	return p.content
}

// Inspector is part of frame.Panel: the connection, and the chosen component.
func (p *Panel) Inspector() fyne.CanvasObject {
	p.build()
	return p.right.content
}

// Keyboard is part of frame.Entered: what a check found, before it the check, and
// what to mend first where none can be made.
func (p *Panel) Keyboard() fyne.Focusable {
	switch {
	case len(p.components()) > 0:
		return p.table
	case p.buttons.check.Disabled():
		return p.right.host
	}
	return p.buttons.check
}

// Widths of the columns that do not share what is left.
const (
	standingWidth float32 = 104
	rowsWidth     float32 = 64
)

// tableRows is how many components stand in sight.
const tableRows = 8

func (p *Panel) build() {
	if p.content != nil {
		return
	}
	p.buttons = buttons{
		back:  part.NewButton(words.T("database.rollback"), p.source.TryRollback),
		fix:   part.NewButton(words.T("database.fix"), p.source.TryFix),
		check: part.NewPrimary(words.T("database.check"), p.checkOrStop),
	}
	p.header = part.NewHeader(words.T("database.title"), p.buttons.back, p.buttons.fix, p.buttons.check)
	p.messages = part.Column(look.Inside)
	p.table = part.NewList([]part.ListColumn{
		{Title: words.T("database.column.component")},
		{Title: words.T("database.column.standing"), Width: standingWidth},
		{Title: words.T("database.column.audience"), Mono: true},
		{Title: words.T("database.column.rows"), Width: rowsWidth, Number: true},
	}, func() int { return len(p.components()) }, p.row)
	p.table.OnSelect = p.choose
	p.others = part.NewList([]part.ListColumn{
		{Title: words.T("database.column.all"), Mono: true},
		{Title: words.T("database.column.whose")},
		{Title: words.T("database.column.rows"), Width: rowsWidth, Number: true},
	}, func() int { return len(p.audiences()) }, p.audienceRow)
	top := part.InsetXY(0, look.Inside, container.New(&short{tableRows, func() int { return len(p.components()) }}, p.table))
	p.reading = part.Around(part.Edges{Top: top}, p.others)
	p.empty = part.NewEmpty(look.IconDatabase, words.T("database.empty"), words.T("database.empty.teach"), nil)
	p.body = container.NewStack(p.empty)
	p.right = newInspector(p)
	p.content = part.Page(p.header, p.body, part.InsetXY(0, look.Grid, p.messages))
	p.update()
}

// checkOrStop is what the primary button does.
func (p *Panel) checkOrStop() {
	if p.state.Doing != "" {
		p.source.Stop()
		return
	}
	p.source.Check()
}

func (p *Panel) components() []Component {
	if p.state.Report == nil {
		return nil
	}
	return p.state.Report.Components
}

func (p *Panel) audiences() []Count {
	if p.state.Report == nil {
		return nil
	}
	return p.state.Report.Audiences
}
