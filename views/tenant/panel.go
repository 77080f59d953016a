package tenant

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// ID is the panel's name for Studio.Open.
const ID = "tenant"

// Panel is the panel of the live tenant.
type Panel struct {
	studio studio.Studio
	source Source
	state  State
	// topic is what the list shows.
	topic    topic
	rows     []*row
	apps     *listed
	wanted   string
	onScreen bool
	// behind is set while the source is further than what was shown last.
	behind bool
	turns  part.Turns
	// awaited is set while the first rows after a sign-in are.
	awaited bool

	header   *part.Header
	buttons  buttons
	messages *fyne.Container
	topics   *part.Select
	search   *part.Entry
	lists    map[topic]*part.List
	form     *signIn
	listing  *fyne.Container
	reading  fyne.CanvasObject
	body     *fyne.Container
	content  fyne.CanvasObject
	right    *inspector
}

// buttons are what a person can do with the tenant; compare is the primary one.
type buttons struct{ pull, apply, compare *part.Button }

// New makes the panel. Nothing is drawn before it is first shown, and nobody is
// signed in before a person asks for it.
func New(s studio.Studio, source Source) *Panel {
	p := &Panel{studio: s, source: source, topic: differing, lists: map[topic]*part.List{}}
	s.OnChange(p.update)
	source.OnChange(p.update)
	source.OnProgress(p.progress)
	return p
}

// ID is part of frame.Panel.
func (p *Panel) ID() string { return ID }

// Title is part of frame.Panel.
func (p *Panel) Title() words.Key { return words.Key("tenant.title") }

// Icon is part of frame.Panel.
func (p *Panel) Icon() look.Name { return look.IconTenant }

// Count is part of frame.Panel: what differs.
func (p *Panel) Count() (int, look.State) {
	if report := p.source.State().Report; report != nil {
		return report.Differences, look.Warning
	}
	return 0, look.None
}

// SetShown is part of frame.Watcher.
func (p *Panel) SetShown(shown bool) {
	p.onScreen = shown
	if p.behind {
		p.update()
	}
}

// Content is part of frame.Panel: the sign-in, or what the tenant has.
func (p *Panel) Content() fyne.CanvasObject {
	p.build()
	return p.content
}

// Inspector is part of frame.Panel: who is signed in, and the chosen row in full.
func (p *Panel) Inspector() fyne.CanvasObject {
	p.build()
	return p.right.content
}

// topicWidth has room for the longest title of a topic.
const topicWidth float32 = 200

func (p *Panel) build() {
	if p.content != nil {
		return
	}
	p.buttons = buttons{
		pull:    part.NewButton(words.T("tenant.pull"), p.source.Pull),
		apply:   part.NewButton("", p.source.Apply),
		compare: part.NewPrimary("", p.compareOrStop),
	}
	p.header = part.NewHeader(words.T("tenant.title"), p.buttons.pull, p.buttons.apply, p.buttons.compare)
	p.messages = part.Column(look.Inside)
	p.topics = part.NewSelect()
	p.topics.OnEdit = p.turnTo
	p.topics.SetHint(words.T("tenant.topics"))
	p.search = part.NewEntry(words.T("tenant.search"))
	p.search.OnEdit = func(text string) { p.wanted = text; p.showList() }
	p.listing = container.NewStack()
	p.form, p.right = newSignIn(p), newInspector(p)
	tools := part.Around(part.Edges{Left: part.InsetXY(0, look.Grid, container.New(broad{topicWidth}, p.topics))}, part.InsetXY(look.Inside, look.Grid, p.search))
	p.reading = part.Around(part.Edges{Top: tools}, p.listing)
	p.body = container.NewStack()
	p.content = part.Page(p.header, p.body, part.InsetXY(0, look.Grid, p.messages))
	p.update()
}

// compareOrStop is what the primary button does.
func (p *Panel) compareOrStop() {
	switch {
	case p.state.Doing != "":
		p.source.Stop()
	case p.topic == every:
		p.source.List()
	default:
		p.source.Compare()
	}
}

// broad gives a choice room for its title.
type broad struct{ width float32 }

func (b broad) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(b.width, objects[0].MinSize().Height)
}

func (b broad) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
