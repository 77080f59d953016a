//go:build cgo

package window

import (
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"github.com/adrg/xdg"

	"entrastudio/app/command"
	"entrastudio/app/document"
	"entrastudio/app/pictures"
	"entrastudio/app/tenant"
	"entrastudio/app/workbench"
	"entrastudio/assets"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// identity is how the desktop tells this program from others; it also names its
// settings.
const identity = "dev.entrastudio.Studio"

// firstFrame is how long after its start the program has surely painted once.
const firstFrame = 50 * time.Millisecond

// atRest is how long after its start the program has shown its plan and what follows
// from it, on most machines.
const atRest = time.Second

// Open opens the window and returns when it is closed. An error is one of the
// start, such as a plan that cannot be read.
func Open(options command.WindowOptions) error {
	// The metadata counts in any build, wherever the program lies; fyneDo says
	// that all work in the background comes back by fyne.Do.
	app.SetMetadata(fyne.AppMetadata{
		ID: identity, Name: "Entra Studio", Version: command.Version, Migrations: map[string]bool{"fyneDo": true},
	})
	if runtime.GOOS == "linux" {
		if err := reachDisplay(os.Getenv("DISPLAY")); err != nil {
			return err
		}
	}
	// Fyne makes a folder of its own in there, but not the one that holds it.
	_ = os.MkdirAll(xdg.CacheHome, 0o700)
	a := app.NewWithID(identity)
	settings := a.Preferences()
	if options.Pictures != "" {
		return pictures.Write(a, document.RealDisk{}, options.Pictures)
	}
	state := filepath.Join(xdg.StateHome, "entra-studio")
	session, err := begin(options, state)
	if err != nil {
		return err
	}
	go foresee(session.Plan().Camunda)
	if err := words.Speak(workbench.Language(settings)); err != nil {
		return err
	}
	a.Settings().SetTheme(workbench.Theme(settings))
	return run(a, session, state, options.Tenant)
}

// foresee reads the catalogue while the window is being made; the desk asks for it
// next, and says so where there is none.
func foresee(minor catalog.Minor) { _, _ = catalog.Of(minor) }

// run shows the window until it is closed.
func run(a fyne.App, session *document.Session, state string, connector tenant.Connector) error {
	window := a.NewWindow("Entra Studio")
	window.Resize(fyne.NewSize(1200, 800))
	// Nothing is checked before the first frame is on screen: the check would
	// only make it later.
	painted := make(chan struct{})
	bench, err := workbench.New(workbench.Params{
		Window: window, Disk: document.RealDisk{}, State: state, Session: session, Settings: a.Preferences(),
		SetTheme: func(t look.Theme) { a.Settings().SetTheme(t) },
		Background: func(work func()) {
			go func() {
				<-painted
				work()
			}()
		},
		Post: fyne.Do, After: part.AfterTimer, Now: time.Now, Watch: document.Watch, Quit: a.Quit,
		Tenant: connector,
	})
	if err != nil {
		return err
	}
	a.Lifecycle().SetOnStarted(func() {
		part.AfterTimer(firstFrame, func() { close(painted) })
		// A start leaves as much behind as it keeps. Nothing would collect that before
		// as much again is asked for, which can be an hour's work.
		time.AfterFunc(atRest, debug.FreeOSMemory)
	})
	end := endOf(a.Lifecycle())
	window.SetMaster()
	window.ShowAndRun()
	bench.Stop()
	end()
	return nil
}

// begin is the session to start with: a plan that was named, the example, work
// that was never saved, or a plan to begin with.
func begin(options command.WindowOptions, state string) (*document.Session, error) {
	disk := document.RealDisk{}
	switch {
	case options.Plan != "":
		return document.Open(disk, state, options.Plan)
	case options.Example:
		data, err := assets.Example(assets.DefaultExample)
		if err != nil {
			return nil, err
		}
		doc, err := plan.Parse(assets.DefaultExample, data)
		if err != nil {
			return nil, err
		}
		return document.New(disk, state, doc.Plan())
	}
	if session, ok := document.RecoverUntitled(disk, state); ok {
		return session, nil
	}
	c, err := catalog.Of(catalog.Newest)
	if err != nil {
		return nil, err
	}
	return document.New(disk, state, plan.Starter(c))
}
