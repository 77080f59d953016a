package workbench

import (
	"net/url"
	"time"

	"fyne.io/fyne/v2"

	"entrastudio/app/desk"
	"entrastudio/app/document"
	"entrastudio/app/secret"
	"entrastudio/app/tenant"
	"entrastudio/views/frame"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// Params are what a workbench needs of the program around it.
type Params struct {
	Window fyne.Window
	Disk   document.Disk
	// State is the folder for journals and the list of recent files.
	State string
	// Session is the plan to begin with.
	Session *document.Session
	// Settings keeps what a person chose for the window; Fyne's preferences
	// fit.
	Settings Settings
	// SetTheme makes the window wear a theme.
	SetTheme func(look.Theme)
	// Background runs work off the window's goroutine, Post brings its end back
	// to it, and After does something later on it.
	Background, Post func(func())
	After            part.After
	Now              func() time.Time
	// Watch tells when something happens to a file; nil watches nothing.
	Watch func(path string, notify func()) (stop func() error, err error)
	// Keys fetches the signing keys of a tenant; nil means over the network.
	Keys KeySource
	// Database connects to the database of Management Identity; nil means over the
	// network.
	Database OpenDatabase
	// Tenant signs in to Microsoft Entra; nil means that there is no way to it.
	Tenant tenant.Connector
	// Keychain is the operating system's when it is nil.
	Keychain secret.Keychain
	// OpenURL shows a file or page in the desktop's own program; nil means Fyne's
	// way.
	OpenURL func(*url.URL) error
	// Quit ends the program.
	Quit func()
}

// Settings is what a person chose for the window, by key.
type Settings interface {
	part.Places
	StringWithFallback(key, fallback string) string
	SetString(key, value string)
}

// Workbench is the studio at work in one window. All its methods are called on
// the window's goroutine.
type Workbench struct {
	*desk.Desk
	params Params
	frame  *frame.Frame
	recent *document.Recent
	panels []frame.Panel
	shows  map[string]func(path string) bool

	saved     time.Time
	stopFlush func()
	stopWatch func() error
	// asking is set while the person is asked about a change from outside.
	asking bool
	known  knownPlaces
	keys   keyFetch
	export *exporting
	// database and tenant are what the panels of the live systems stand on.
	database *databaseSource
	tenant   *tenantSource
	secrets  *secret.Vault
	cluster  secret.Cluster
	// pastes counts what was pasted, so that each has a name of its own.
	pastes int
}

var _ studio.Studio = (*Workbench)(nil)

// New puts a workbench into a window.
func New(params Params) (*Workbench, error) {
	d, err := desk.New(desk.Params{
		Session: params.Session, Background: params.Background, Post: params.Post, Now: params.Now,
	})
	if err != nil {
		return nil, err
	}
	w := &Workbench{
		Desk: d, params: params, recent: document.NewRecent(params.Disk, params.State),
		shows: map[string]func(string) bool{},
	}
	if w.params.OpenURL == nil {
		w.params.OpenURL = fyne.CurrentApp().OpenURL
	}
	w.export = &exporting{w: w}
	w.panels = w.makePanels()
	w.frame, err = frame.New(frame.Params{
		Window: params.Window, Panels: w.panels, Status: w.status, Actions: w.actions(), Last: w.help(),
		Providers: w.providers(), OnMinor: w.chooseMinor, OnDeployment: w.setDeployment,
		OnProblems: w.openProblems, After: params.After,
	})
	if err != nil {
		return nil, err
	}
	w.OnChange(w.changed)
	params.Window.SetCloseIntercept(w.close)
	params.Window.SetOnDropped(w.dropped)
	params.Window.Canvas().AddShortcut(&fyne.ShortcutPaste{}, func(fyne.Shortcut) { w.paste() })
	w.begun()
	return w, nil
}

// Frame is the content of the window.
func (w *Workbench) Frame() *frame.Frame { return w.frame }

// Panels lists the panels in the order of the rail.
func (w *Workbench) Panels() []frame.Panel { return w.panels }

// begun is called whenever another session has come onto the desk.
func (w *Workbench) begun() {
	w.watch()
	w.title()
	if path := w.Session().Path(); path != "" {
		if err := w.recent.Add(path); err != nil {
			w.Say(err.Error(), nil)
		}
	}
	switch {
	case w.Session().Recovered():
		w.tellRecovered()
	case w.Session().Behind():
		w.frame.Say(words.T("workbench.recovered.behind"), words.T("workbench.redo"), w.redo)
	}
}

// changed is told after every change of the plan or of what is derived from it.
func (w *Workbench) changed() {
	w.frame.Refresh()
	w.title()
	w.flushLater()
}

// title names the plan in the window's title, as the desktop's list of windows
// shows it.
func (w *Workbench) title() {
	name := w.name()
	if w.Session().Dirty() {
		name = "* " + name
	}
	w.params.Window.SetTitle(name + " - Entra Studio")
}
