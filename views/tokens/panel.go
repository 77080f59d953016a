package tokens

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// ID is the panel's name for Studio.Open.
const ID = "tokens"

// Panel is the panel of tokens.
type Panel struct {
	studio  studio.Studio
	source  Source
	reports []Report
	// chosen and other are places among the reports; other is -1 where nothing
	// is compared.
	chosen, other int
	// claim is the place of the chosen claim in its token.
	claim  int
	wanted string
	rows   []claimRow
	// onScreen is false while another panel is shown: nothing is drawn then.
	onScreen bool
	raw      rawText

	header   *part.Header
	buttons  buttons
	paste    *part.Entry
	list     *part.List
	sentence *sentence
	search   *part.Entry
	compare  *part.Select
	// comparing holds the choice of what to compare with.
	comparing *fyne.Container
	claims    *part.List
	pairs     *part.List
	table     *fyne.Container
	code      *part.Code
	body      *fyne.Container
	reading   fyne.CanvasObject
	empty     fyne.CanvasObject
	content   fyne.CanvasObject
	right     *inspector
}

// buttons are what a person can do with a token.
type buttons struct{ remove, fetch, copy, read *part.Button }

// New makes the panel. Nothing is judged or drawn before it is first shown.
func New(s studio.Studio, source Source) *Panel {
	p := &Panel{studio: s, source: source, other: -1}
	s.OnChange(p.update)
	return p
}

// ID is part of frame.Panel.
func (p *Panel) ID() string { return ID }

// Title is part of frame.Panel.
func (p *Panel) Title() words.Key { return words.Key("tokens.title") }

// Icon is part of frame.Panel.
func (p *Panel) Icon() look.Name { return look.IconTokens }

// Count is part of frame.Panel: the tokens at hand, which are no problem in
// themselves.
func (p *Panel) Count() (int, look.State) { return len(p.studio.Picture().Tokens), look.None }

// SetShown is part of frame.Watcher.
func (p *Panel) SetShown(shown bool) {
	p.onScreen = shown
	p.update()
}

// Content is part of frame.Panel: the paste field, the claims, and the token's
// own text.
func (p *Panel) Content() fyne.CanvasObject {
	p.build()
	return p.content
}

// Inspector is part of frame.Panel: what the components make of the token, and
// the chosen claim in full.
func (p *Panel) Inspector() fyne.CanvasObject {
	p.build()
	return p.right.content
}

// Keyboard is part of frame.Entered: the paste field, so that a token can be pasted
// at once.
func (p *Panel) Keyboard() fyne.Focusable { return p.paste }

// pasteLines is the height of the paste field while there is no token.
const pasteLines = 5

// claimShare is what the table of claims gets beside the token's own text.
const claimShare = 0.6

func (p *Panel) build() {
	if p.content != nil {
		return
	}
	p.buttons = buttons{
		remove: part.NewIconButton(look.IconTrash, words.T("tokens.remove"), p.remove),
		fetch:  part.NewIconButton(look.IconKey, words.T("tokens.fetch"), func() { p.source.Fetch(p.chosen, p.update) }),
		copy:   part.NewButton(words.T("tokens.copy"), p.copyRedacted),
		read:   part.NewPrimary(words.T("tokens.read"), p.readClipboard),
	}
	p.header = part.NewHeader(words.T("tokens.title"), p.buttons.remove, p.buttons.fetch, p.buttons.copy, p.buttons.read)
	p.paste = p.newPasteField()
	count := func() int { return len(p.reports) }
	p.list = part.NewList([]part.ListColumn{{}, {Mono: true}, {Width: lifeWidth}}, count, p.tokenRow)
	p.list.OnSelect = p.choose
	p.sentence = newSentence()
	p.buildTable()
	p.code = part.NewCode()
	p.code.OnLine = func(line int) { p.chooseClaim(p.raw.claimAt(line)) }
	tools := part.Around(part.Edges{Right: p.comparing}, p.search)
	split := container.NewVSplit(part.Around(part.Edges{Top: tools}, p.table), p.code)
	split.Offset = claimShare
	lists := part.Column(look.Inside, container.New(&short{tokensInSight, count}, p.list), p.sentence.content)
	p.reading = part.Around(part.Edges{Top: part.InsetXY(0, look.Inside, lists)}, split)
	p.empty = part.NewEmpty(look.IconTokens, words.T("tokens.empty"), words.T("tokens.empty.teach"), nil)
	p.body = container.NewStack()
	p.right = newInspector(p)
	top := part.Column(look.Grid, part.InsetXY(0, look.Grid/2, p.header), p.paste)
	p.content = part.InsetXY(look.Edge, look.Between, part.Around(part.Edges{Top: top}, p.body))
}

// Widths of the columns that do not share what is left, and of the choice.
const (
	lifeWidth    float32 = 112
	nameWidth    float32 = 132
	compareWidth float32 = 192
)

func (p *Panel) buildTable() {
	p.search = part.NewEntry(words.T("tokens.search"))
	p.search.OnEdit = func(text string) { p.wanted = text; p.showClaims() }
	p.compare = part.NewSelect()
	p.compare.SetHint(words.T("tokens.compare"))
	p.compare.OnEdit = p.compareWith
	p.comparing = part.InsetXY(look.Grid, 0, container.New(broad{compareWidth}, p.compare))
	name := part.ListColumn{Title: words.T("tokens.column.claim"), Width: nameWidth, Mono: true}
	value := part.ListColumn{Title: words.T("tokens.column.value"), Mono: true}
	count := func() int { return len(p.rows) }
	p.claims = part.NewList([]part.ListColumn{name, value, {Title: words.T("tokens.column.meaning"), Spare: true}}, count,
		func(i int) part.Row { return p.report().listRow(p.rows[i]) })
	p.pairs = part.NewList([]part.ListColumn{
		name, {Title: words.T("tokens.column.this"), Mono: true}, {Title: words.T("tokens.column.other"), Mono: true},
	}, count, func(i int) part.Row { return p.report().compareRow(p.rows[i]) })
	for _, list := range []*part.List{p.claims, p.pairs} {
		list.OnSelect = func(i int) { p.chooseRow(p.rows[i]) }
	}
	p.table = container.NewStack()
}

func (p *Panel) tokenRow(i int) part.Row {
	r := &p.reports[i]
	kind, _ := r.Token.Kind()
	title := words.F("tokens.row", words.Data{"Number": i + 1, "Kind": words.Said(kind.Title())})
	return part.Row{State: r.state(), Cells: []string{title, strings.Join(r.Token.Audiences(), ", "), r.life()}}
}

// report is the chosen token's; there is one whenever the table is shown.
func (p *Panel) report() *Report { return &p.reports[p.chosen] }
