package workbench

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"entrastudio/app/document"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/look"
	"entrastudio/views/viewtest"
)

// bench is a workbench in a window under test, on a computer of its own.
type bench struct {
	*viewtest.Driver
	*Workbench
	t            *testing.T
	state, plans string
	clock        *clock
	settings     settings
	outside      func()
	quit         int
	worn         []look.Theme
}

// clock does later what is due, when the test lets it.
type clock struct{ due map[int]due }

type due struct {
	wait time.Duration
	then func()
}

func (c *clock) after(wait time.Duration, then func()) (stop func()) {
	number := len(c.due)
	for _, taken := c.due[number]; taken; _, taken = c.due[number] {
		number++
	}
	c.due[number] = due{wait, then}
	return func() { delete(c.due, number) }
}

// pass lets everything happen that is due within a while.
func (c *clock) pass(wait time.Duration) {
	for number, one := range c.due {
		if one.wait <= wait {
			delete(c.due, number)
			one.then()
		}
	}
}

// settings are preferences in memory.
type settings map[string]string

func (s settings) StringWithFallback(key, fallback string) string {
	if value, ok := s[key]; ok {
		return value
	}
	return fallback
}
func (s settings) SetString(key, value string)                          { s[key] = value }
func (s settings) FloatWithFallback(_ string, fallback float64) float64 { return fallback }
func (s settings) SetFloat(string, float64)                             {}

func atOnce(f func()) { f() }

// computer is where the tests of one window keep their files.
type computer struct{ state, plans string }

func newComputer(t *testing.T) computer {
	t.Helper()
	return computer{t.TempDir(), t.TempDir()}
}

func (c computer) path(name string) string { return filepath.Join(c.plans, name) }

// sound is a plan without a mistake.
func sound(t testing.TB) *plan.Plan {
	t.Helper()
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		t.Fatal(err)
	}
	p := plan.Starter(c)
	p.Name = "acme"
	p.Tenant.ID = "7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11"
	p.FirstAdmin.Value = "admin@example.com"
	if err := plan.Set(p, "components/web-modeler/settings/mailFrom", catalog.TextOf("noreply@example.com")); err != nil {
		t.Fatal(err)
	}
	for i := range p.Registrations {
		p.Registrations[i].ClientID = "1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b0" + string(rune('1'+i))
	}
	return p
}

// write puts a plan into a file.
func (c computer) write(t *testing.T, name string, p *plan.Plan) string {
	t.Helper()
	doc, err := plan.New(p)
	if err != nil {
		t.Fatal(err)
	}
	return c.put(t, name, string(doc.Bytes()))
}

func (c computer) put(t *testing.T, name, text string) string {
	t.Helper()
	path := c.path(name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func (c computer) read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// fresh opens a window on a plan without a file.
func fresh(t *testing.T, on computer) *bench {
	t.Helper()
	session, err := document.New(document.RealDisk{}, on.state, sound(t))
	if err != nil {
		t.Fatal(err)
	}
	return open(t, on, session)
}

// onFile opens a window on a plan file.
func onFile(t *testing.T, on computer, path string) *bench {
	t.Helper()
	session, err := document.Open(document.RealDisk{}, on.state, path)
	if err != nil {
		t.Fatal(err)
	}
	return open(t, on, session)
}

func open(t *testing.T, on computer, session *document.Session) *bench {
	t.Helper()
	b := &bench{t: t, state: on.state, plans: on.plans, clock: &clock{due: map[int]due{}}, settings: settings{}}
	b.Driver = viewtest.Open(t, viewtest.Setup{}, func(window fyne.Window) fyne.CanvasObject {
		made, err := New(Params{
			Window: window, Disk: document.RealDisk{}, State: on.state, Session: session, Settings: b.settings,
			SetTheme:   func(theme look.Theme) { b.worn = append(b.worn, theme) },
			Background: atOnce, Post: atOnce, After: b.clock.after,
			Now: func() time.Time { return time.Date(2026, 11, 22, 12, 4, 0, 0, time.UTC) },
			Watch: func(_ string, notify func()) (func() error, error) {
				b.outside = notify
				return func() error { return nil }, nil
			},
			Quit: func() { b.quit++ },
		})
		if err != nil {
			t.Fatal(err)
		}
		b.Workbench = made
		return made.Frame()
	})
	t.Cleanup(b.Stop)
	return b
}

// rename changes the plan's name as a person does, by one undo step.
func (b *bench) rename(name string) {
	b.t.Helper()
	edit := plan.Edit{Label: "Rename", Changes: []plan.Change{{Path: "name", New: catalog.TextOf(name)}}}
	if err := b.Apply(edit); err != nil {
		b.t.Fatal(err)
	}
	b.Settle()
}

// typePath answers a question for a file.
func (b *bench) typePath(path string) {
	b.t.Helper()
	entry, ok := b.Focused().(interface{ SetText(string) })
	if !ok {
		b.t.Fatalf("no field has the keyboard. What can be read:\n%s", b.Dump())
	}
	entry.SetText(path)
	b.Key(fyne.KeyReturn)
}

func (b *bench) wantPlan(name string) {
	b.t.Helper()
	if got := b.Plan().Name; got != name {
		b.t.Errorf("the plan is %q, want %q", got, name)
	}
}
