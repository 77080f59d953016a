package pictures

import (
	"bytes"
	"entrastudio/app/document"
	"entrastudio/app/workbench"
	"entrastudio/assets"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/look"
	"entrastudio/views/words"
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
)

// Size is the size of the window in every picture, in Fyne's units.
var Size = fyne.NewSize(1200, 800)

// at is the moment of every picture, so that the same program gives the same ones.
var at = time.Date(2026, 1, 15, 12, 4, 0, 0, time.UTC)

// theme is a palette and its name in a file's name.
type theme struct {
	name string
	mode look.Mode
}

func themes() []theme { return []theme{{"light", look.Light}, {"dark", look.Dark}} }

// scene is one state of the window.
type scene struct {
	name string
	show func(*workbench.Workbench)
}

// scenes are every panel as it opens, the fields worth a picture of their own, and
// the same panels on a plan with mistakes. Earlier is the place of an earlier export.
func scenes(w *workbench.Workbench, earlier string) []scene {
	var all []scene
	for _, panel := range w.Panels() {
		all = append(all, scene{panel.ID(), func(w *workbench.Workbench) { w.Open(panel.ID()) }})
	}
	for _, path := range []string{
		"components/orchestration/settings/audience", "components/management-identity/url",
		"components/global/settings/issuer", "databases/identity/host", "registrations/1/clientId", "mappingRules/1/value",
	} {
		all = append(all, scene{strings.ReplaceAll(path, "/", "-"), func(w *workbench.Workbench) { w.Show(path) }})
	}
	all = append(all,
		scene{"tokens-given", func(w *workbench.Workbench) { w.Open("tokens"); giveTokens(w) }},
		scene{"login-given", func(w *workbench.Workbench) { w.Open("login") }})
	all = append(all, liveScenes()...)
	all = append(all, handoverScenes(earlier)...)
	all = append(all, scene{"mistakes", func(w *workbench.Workbench) { mistake(w) }})
	for _, panel := range w.Panels() {
		all = append(all, scene{"mistakes-" + panel.ID(), func(w *workbench.Workbench) { w.Open(panel.ID()) }})
	}
	return all
}

// mistake puts two common mistakes into the plan and goes to one of them.
func mistake(w *workbench.Workbench) {
	path := "components/orchestration/settings/audience"
	edit := plan.Edit{Label: "mistakes", Changes: []plan.Change{
		{Path: path, New: catalog.TextOf("api://1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02")},
		{Path: "components/optimize/url", New: catalog.TextOf("http://optimize.example.com/")},
		{Path: "registrations/0/clientId", New: catalog.TextOf("<CLIENT_ID>")},
	}}
	if err := w.Apply(edit); err == nil {
		w.Show(path)
	}
}

// Write writes every picture into a folder, which is made where it is missing.
func Write(a fyne.App, disk document.Disk, folder string) error {
	state, done, err := emptyState()
	if err != nil {
		return err
	}
	defer done()
	for _, language := range words.Languages() {
		if err := words.Speak(language); err != nil {
			return err
		}
		for _, theme := range themes() {
			for _, scale := range []float32{1, 2} {
				a.Settings().SetTheme(look.Theme{Mode: theme.mode})
				window := newOffscreen(Size, scale, look.Theme{Mode: theme.mode})
				suffix := fmt.Sprintf("%s-%s-%gx.png", theme.name, language, scale)
				if err := writeSet(disk, state, window, func(name string) string { return filepath.Join(folder, name+"-"+suffix) }); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// writeSet writes the pictures of one window.
func writeSet(disk document.Disk, state string, window *offscreen, file func(name string) string) (err error) {
	session, err := example(disk, state)
	if err != nil {
		return err
	}
	bench, err := workbench.New(workbench.Params{
		Window: window, Disk: disk, State: state, Session: session, Settings: unkept{},
		SetTheme: func(look.Theme) {}, Background: atOnce, Post: atOnce,
		After: func(time.Duration, func()) (stop func()) { return func() {} },
		Now:   func() time.Time { return at }, Quit: func() {},
		Database: openStill, Tenant: quay{}, Keychain: noKeychain{},
	})
	if err != nil {
		return err
	}
	earlier, err := earlierExport(filepath.Dir(file("")), session.Plan())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(filepath.Dir(earlier))) }()
	for _, scene := range scenes(bench, earlier) {
		scene.show(bench)
		if err := writePicture(disk, window, file(scene.name)); err != nil {
			return err
		}
	}
	return session.Close()
}

func atOnce(f func()) { f() }

func example(disk document.Disk, state string) (*document.Session, error) {
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

func writePicture(disk document.Disk, window *offscreen, path string) error {
	settle(window)
	var out bytes.Buffer
	if err := png.Encode(&out, window.canvas.Capture()); err != nil {
		return err
	}
	return disk.Replace(path, out.Bytes())
}
