package frame_test

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"entrastudio/views/action"
	"entrastudio/views/frame"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

// fakePanel is a panel whose parts are built by functions, counted.
type fakePanel struct {
	id        string
	icon      look.Name
	shown     []bool
	content   func() fyne.CanvasObject
	inspector func() fyne.CanvasObject
	count     int
	state     look.State
	built     int
	keys      []fyne.KeyName
	keyboard  fyne.Focusable
}

func (p *fakePanel) ID() string               { return p.id }
func (p *fakePanel) Title() words.Key         { return words.Key(p.id) }
func (p *fakePanel) Icon() look.Name          { return p.icon }
func (p *fakePanel) Count() (int, look.State) { return p.count, p.state }

func (p *fakePanel) TypedKey(key *fyne.KeyEvent) { p.keys = append(p.keys, key.Name) }

func (p *fakePanel) Keyboard() fyne.Focusable { return p.keyboard }

func (p *fakePanel) SetShown(shown bool) { p.shown = append(p.shown, shown) }

func (p *fakePanel) Content() fyne.CanvasObject {
	p.built++
	return p.content()
}

func (p *fakePanel) Inspector() fyne.CanvasObject {
	if p.inspector == nil {
		return nil
	}
	return p.inspector()
}

func fakePanels() []*fakePanel {
	return []*fakePanel{
		{id: "Components", icon: look.IconComponents, content: componentList, inspector: componentForm, count: 2, state: look.Error},
		{id: "Tokens", icon: look.IconTokens, content: emptyTokens},
		{id: "Export", icon: look.IconExport, content: exportFile, count: 1, state: look.Warning},
	}
}

func componentList() fyne.CanvasObject {
	rows := []part.Row{
		{State: look.OK, Cells: []string{"Management Identity", "https://id.acme.example.com", "identity-app", "0"}},
		{State: look.Error, Cells: []string{"Orchestration Cluster", "https://oc.acme.example.com/a/rather/long/path", "oc-app", "2"}},
		{State: look.OK, Cells: []string{"Connectors", "", "oc-app", "0"}},
		{State: look.Off, Cells: []string{"Optimize", "", "", ""}, Muted: true},
	}
	columns := []part.ListColumn{{Title: "Component"}, {Title: "Public URL", Mono: true}, {Title: "Registration", Width: 110}, {Title: "Findings", Width: 64, Number: true}}
	list := part.NewList(columns, func() int { return len(rows) }, func(i int) part.Row { return rows[i] })
	list.Select(1)
	header := part.NewHeader("Components", part.NewIconButton(look.IconMore, "More", nil), part.NewPrimary("Add", nil))
	header.SetSubtitle("4 of Camunda 8.8")
	return part.Inset(look.Edge, container.NewBorder(part.InsetXY(0, look.Inside, header), nil, nil, nil, list))
}

func componentForm() fyne.CanvasObject {
	audience := part.NewCodeEntry("")
	audience.SetValue("api://a1f0c6de-1111-2222-3333-444455552f06")
	field := part.NewField("Audience", audience)
	field.SetFindings([]part.Finding{{
		State: look.Error, Title: "a v2 token's aud is the bare id",
		Detail:   "Every token for this component is rejected.",
		FixTitle: "Use bare client id", Fix: func() {}, More: func() {},
	}})
	field.SetHint("orchestration.security.authentication.oidc.audience")
	client := part.NewID("a1f0c6de-1111-2222-3333-444455552f06")
	kind := part.NewSelect(part.Option{Value: "web", Title: "Web"}, part.Option{Value: "spa", Title: "Single-page application"})
	kind.SetValue("web")
	on := part.NewCheck("Component is deployed")
	on.SetValue(true)
	title := part.NewHeader("Orchestration Cluster")
	form := part.Column(look.Between, title, field, part.NewField("Application (client) ID", client), part.NewField("Platform", kind), on)
	return container.NewVScroll(part.Inset(look.Edge, form))
}

func emptyTokens() fyne.CanvasObject {
	return part.NewEmpty(look.IconTokens, "No token yet", "Paste a token here, or drop the customer's files anywhere. Nothing leaves this computer.", part.NewPrimary("Paste", nil))
}

func exportFile() fyne.CanvasObject {
	code := part.NewCode()
	text := "# For Helm: helm upgrade --install camunda camunda/camunda-platform -f values.yaml\nglobal:\n  identity:\n    auth:\n      enabled: true\n      issuer: \"https://login.microsoftonline.com/common/v2.0\"\n"
	for i := range 30 {
		text += fmt.Sprintf("      setting%d: %d # a remark\n", i, i)
	}
	code.SetText(text, part.YAML)
	code.Mark(6)
	difference := part.NewDifference()
	difference.Compare("a: 1\nb: 2\nc: 3\nd: 4\n", "a: 1\nb: two\nc: 3\nd: 4\ne: 5\n", part.YAML)
	return part.Inset(look.Edge, container.NewBorder(part.InsetXY(0, look.Inside, part.NewHeader("values.yaml", part.NewButton("Difference", nil), part.NewPrimary("Export", nil))), nil, nil, nil,
		part.NewSplit(code, difference, "export", nil, 0.6)))
}

// clock holds what is to happen later until the test lets it.
type clock struct{ due []*func() }

func (c *clock) after(_ time.Duration, then func()) (stop func()) {
	c.due = append(c.due, &then)
	return func() { then = func() {} }
}

func (c *clock) pass() {
	due := c.due
	c.due = nil
	for _, then := range due {
		(*then)()
	}
}

// scene is a frame with fake panels under test.
type scene struct {
	*viewtest.Driver
	frame  *frame.Frame
	panels []*fakePanel
	status frame.Status
	clock  *clock
	undone int
	able   bool
	chosen []string
}

func open(t *testing.T, setup viewtest.Setup) *scene {
	t.Helper()
	s := &scene{panels: fakePanels(), clock: &clock{}, able: true}
	s.status = frame.Status{
		Plan: "acme-prod", Unsaved: true, Minor: "8.8", Deployment: "helm",
		Minors:      []part.Option{{Value: "8.7", Title: "Camunda 8.7"}, {Value: "8.8", Title: "Camunda 8.8"}},
		Deployments: []part.Option{{Value: "helm", Title: "Helm"}, {Value: "compose", Title: "Compose"}},
		Errors:      2, Warnings: 1, Saved: "Saved 12:04", Connection: "Offline", Token: "decoded, not verified", TokenState: look.Warning,
	}
	s.Driver = viewtest.Open(t, setup, func(window fyne.Window) fyne.CanvasObject {
		var panels []frame.Panel
		for _, panel := range s.panels {
			panels = append(panels, panel)
		}
		made, err := frame.New(frame.Params{
			Window: window, Panels: panels, Status: func() frame.Status { return s.status },
			Actions: s.actions(), After: s.clock.after,
			OnMinor:    func(value string) { s.chosen = append(s.chosen, value) },
			OnProblems: func() { s.chosen = append(s.chosen, "problems") },
		})
		if err != nil {
			t.Fatal(err)
		}
		s.frame = made
		return made
	})
	return s
}

func (s *scene) actions() []action.Action {
	key := func(name fyne.KeyName) fyne.Shortcut {
		return &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault}
	}
	return []action.Action{
		{ID: "plan.open", Title: "Open plan", Menu: "File", Shortcut: key(fyne.KeyO), Icon: look.IconOpen, Run: func() {}},
		{
			ID: frame.Undo, Title: "Undo", Menu: "Edit", Shortcut: &fyne.ShortcutUndo{}, Icon: look.IconUndo,
			Enabled: func() (bool, string) { return s.able, "nothing to undo" }, Run: func() { s.undone++ },
		},
		{
			ID: frame.Redo, Title: "Redo", Menu: "Edit", Icon: look.IconRedo,
			Enabled: func() (bool, string) { return false, "nothing to redo" }, Run: func() {},
		},
	}
}
