package workbench

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"entrastudio/app/document"
	"entrastudio/views/look"
)

// BenchmarkStart is what the program does between its start and the first frame,
// without Fyne's own work on the screen.
func BenchmarkStart(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(look.Theme{Mode: look.Light})
	computer := computer{b.TempDir(), b.TempDir()}
	for b.Loop() {
		session, err := document.New(document.RealDisk{}, computer.state, sound(b))
		if err != nil {
			b.Fatal(err)
		}
		window := test.NewTempWindow(b, nil)
		if _, err := New(Params{
			Window: window, Disk: document.RealDisk{}, State: computer.state, Session: session, Settings: settings{},
			SetTheme: func(look.Theme) {}, Background: func(func()) {}, Post: atOnce,
			After: func(time.Duration, func()) (stop func()) { return func() {} },
			Now:   time.Now, Quit: func() {},
		}); err != nil {
			b.Fatal(err)
		}
		window.Resize(fyne.NewSize(1200, 800))
		if err := session.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
