// Package frame is the window around the panels: the bar above with plan,
// Camunda minor and search, the rail at the left, the inspector at the right,
// the status below, and the layer that toasts, hints and the sheet float on.
//
// It knows nothing of plans. Panels are given as Panel, what the bars show as
// Status; what can be done comes as actions. A panel's content is built when
// it is first shown, and kept.
package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/action"
	"entrastudio/views/look"
	"entrastudio/views/palette"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// Panel is one entry of the rail and what it opens.
type Panel interface {
	ID() string
	Title() words.Key
	Icon() look.Name
	// Content and Inspector are asked for once, when the panel is first shown.
	// Inspector may return nil.
	Content() fyne.CanvasObject
	Inspector() fyne.CanvasObject
	// Count is the number beside the entry, 0 for none, and how bad it is.
	Count() (int, look.State)
}

// Keyed is a panel that uses keys that nothing with the keyboard took.
type Keyed interface {
	TypedKey(key *fyne.KeyEvent)
}

// Entered is a panel that says what gets the keyboard when a person goes to it, so
// that its keys work at once.
type Entered interface {
	// Keyboard returns nil where there is nothing to type into or to go through.
	Keyboard() fyne.Focusable
}

// Watcher is a panel that wants to know when it comes on screen and leaves it, so
// that it need not follow changes that nobody sees.
type Watcher interface {
	SetShown(shown bool)
}

// Params is what a frame is made of.
type Params struct {
	Window fyne.Window
	Panels []Panel
	// Status is asked for what the bars show, on each Refresh.
	Status func() Status
	// Actions of the program. Those with the ids Undo and Redo get buttons.
	// The frame adds its own (panels, rail, search) behind them, and Last
	// (help) at the end.
	Actions, Last []action.Action
	// Providers are asked by the search beside the actions.
	Providers []palette.Provider
	// OnMinor and OnDeployment are told what a person chose above.
	OnMinor, OnDeployment func(value string)
	// OnProblems is called when a person clicks the counts below.
	OnProblems func()
	After      part.After
}

// Ids of the actions that the frame has buttons for.
const (
	Undo   action.ID = "plan.undo"
	Redo   action.ID = "plan.redo"
	Search action.ID = "window.search"
	Fold   action.ID = "window.fold"
)

// Frame is the content of the window.
type Frame struct {
	widget.BaseWidget
	params  Params
	table   *action.Table
	palette *palette.Palette
	dialogs *part.Dialogs

	top    *topBar
	rail   *rail
	centre *centre
	bottom *statusBar
	layer  *layer
}

// New makes the frame and sets it as the window's content, with its main menu.
func New(params Params) (*Frame, error) {
	f := &Frame{params: params, dialogs: part.NewDialogs(params.Window)}
	f.ExtendBaseWidget(f)
	actions := append(append(append([]action.Action(nil), params.Actions...), f.actions()...), params.Last...)
	table, err := action.NewTable(actions, f.refused)
	if err != nil {
		return nil, err
	}
	f.table = table
	f.palette = palette.New(params.Window, append([]palette.Provider{palette.Actions(table)}, params.Providers...)...)
	f.top = newTopBar(table, params)
	f.rail = newRail(params.Panels, f.Open, f.Enter)
	f.centre = newCentre(params.Panels)
	f.bottom = newStatusBar(params.OnProblems)
	f.layer = newLayer(params.After)
	f.Refresh()
	if len(params.Panels) > 0 {
		f.Open(params.Panels[0].ID())
	}
	params.Window.SetPadded(false)
	params.Window.SetContent(f)
	params.Window.SetMainMenu(table.MainMenu())
	params.Window.Canvas().SetOnTypedKey(f.typedKey)
	return f, nil
}

// Table returns every action of the window.
func (f *Frame) Table() *action.Table { return f.table }

// Dialogs returns the window's dialogs.
func (f *Frame) Dialogs() *part.Dialogs { return f.dialogs }

// Sheet returns the sheet at the right.
func (f *Frame) Sheet() *part.Sheet { return f.layer.sheet }

// Say shows a toast. Undo may be nil; its title says what the button does.
func (f *Frame) Say(text, undoTitle string, undo func()) { f.layer.toast.Say(text, undoTitle, undo) }

// Open shows a panel. An id that is none of a panel's changes nothing. A sheet
// that lies over the panel left behind has been read by then.
func (f *Frame) Open(id string) {
	before := f.centre.shown
	if f.centre.open(id) {
		if before != id {
			f.layer.sheet.Close()
		}
		f.rail.choose(id)
		f.table.Refresh()
	}
}

// Enter gives the keyboard to the panel that is shown. It is taken from what is no
// longer in sight where the panel has no use for it.
func (f *Frame) Enter() {
	window := f.params.Window.Canvas()
	if panel, ok := f.centre.panel().(Entered); ok {
		if control := panel.Keyboard(); control != nil {
			window.Focus(control)
			return
		}
	}
	window.Unfocus()
}

// Panel returns the id of the panel that is shown.
func (f *Frame) Panel() string { return f.centre.shown }

// Refresh brings the bars, the rail and the menu up to date. Panels refresh
// themselves: to refresh what is around them would draw each of them anew that
// was ever shown, on every keystroke.
func (f *Frame) Refresh() {
	status := f.params.Status()
	f.top.update(status)
	f.rail.update()
	f.bottom.update(status)
	f.table.Refresh()
}

// refused tells a person why an action cannot be done now.
func (f *Frame) refused(_ action.Action, reason string) {
	if reason != "" {
		f.Say(reason, "", nil)
	}
}

// typedKey gets the keys that nothing with the keyboard took.
func (f *Frame) typedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape && f.layer.sheet.Visible() {
		f.layer.sheet.Close()
		return
	}
	if panel, ok := f.centre.panel().(Keyed); ok {
		panel.TypedKey(key)
	}
}

// ShowHint is part of part.Hinter.
func (f *Frame) ShowHint(text string, at fyne.Position) { f.layer.hint.later(text, at) }

// HideHint is part of part.Hinter.
func (f *Frame) HideHint() { f.layer.hint.hide() }

// CreateRenderer is part of fyne.Widget.
func (f *Frame) CreateRenderer() fyne.WidgetRenderer {
	body := part.Around(part.Edges{Top: f.top, Bottom: f.bottom, Left: f.rail}, f.centre)
	return widget.NewSimpleRenderer(container.NewStack(body, f.layer))
}
