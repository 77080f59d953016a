package pictures

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"entrastudio/app/document"
	"entrastudio/app/workbench"
	"entrastudio/assets"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/look"
	"entrastudio/views/words"
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
		"components/global/settings/issuer", "databases/identity/host", "registrations/1/clientId",
	} {
		all = append(all, scene{strings.ReplaceAll(path, "/", "-"), func(w *workbench.Workbench) { w.Show(path) }})
	}
	all = append(all,
		scene{"rules-given", giveRules},
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

// giveRules gives two groups a role each, and goes to one of the rules.
func giveRules(w *workbench.Workbench) {
	rule := func(place, name, value, role string) []plan.Change {
		return []plan.Change{
			{Path: "mappingRules/+" + place, New: catalog.TextOf(name)},
			{Path: "mappingRules/" + place + "/target", New: catalog.TextOf(string(plan.ForIdentity))},
			{Path: "mappingRules/" + place + "/claim", New: catalog.TextOf("groups")},
			{Path: "mappingRules/" + place + "/operator", New: catalog.TextOf(string(plan.Contains))},
			{Path: "mappingRules/" + place + "/value", New: catalog.TextOf(value)},
			{Path: "mappingRules/" + place + "/roles", New: catalog.ListOf(role)},
		}
	}
	change(w, append(rule("0", "Operators", "6860403e-1111-4c64-b905-00000000000c", "ManagementIdentity"), rule("1", "Analysts", "6860403e-2222-4c64-b905-00000000000c", "Optimize")...)...)
	w.Show("mappingRules/1/value")
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
	album := newAlbum(disk)
	for _, scene := range scenes(bench, earlier) {
		scene.show(bench)
		settle(window)
		album.add(file(scene.name), window.canvas.Capture())
	}
	return errors.Join(album.close(), session.Close())
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
