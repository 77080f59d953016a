package workbench

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"entrastudio/app/comparison"
	"entrastudio/app/handover"
	"entrastudio/model/catalog"
	"entrastudio/views/changes"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// The forms of an export: a folder, a zip file, and a zip file that only its
// recipient can open.
const (
	asFolder = "folder"
	asZip    = "zip"
	asSealed = "sealed"
)

// suffix ends the names of exports of a form.
func suffix(form string) string {
	switch form {
	case asZip:
		return ".zip"
	case asSealed:
		return ".zip.age"
	default:
		return ""
	}
}

// formOf is the form that a name says.
func formOf(target string) string {
	switch {
	case strings.HasSuffix(target, suffix(asSealed)):
		return asSealed
	case strings.HasSuffix(target, suffix(asZip)):
		return asZip
	default:
		return asFolder
	}
}

// destination is a question for the form and the place of an export.
type destination struct {
	form      *part.Select
	path      *part.Entry
	recipient *part.Entry
	body      *fyne.Container
	dialogs   *part.Dialogs
}

// Write is part of export.Source: it asks where to, and shows what changes there
// before anything is written.
func (e *exporting) Write() {
	e.Want()
	if e.stop != nil && e.work == nil || e.work != nil && !e.work.Writing {
		e.asked = true
		return
	}
	e.askWhere(e.place())
}

func (e *exporting) askWhere(start string) {
	if e.made.bundle == nil || e.stop != nil {
		e.w.Say(words.T("export.nothing"), nil)
		return
	}
	d := e.destination(start)
	e.w.frame.Dialogs().Show(part.Dialog{
		Title: words.T("workbench.export.write"), Confirm: words.T("workbench.export.write.confirm"), Body: d.body,
		First: d.path, Size: fyne.NewSize(addressWidth, 0),
		OnConfirm: func() { e.inspect(d.path.Value(), d.recipients()) },
	})
	d.check()
}

// destination makes the fields of the question.
func (e *exporting) destination(start string) *destination {
	d := &destination{
		form: part.NewSelect(
			part.Option{Value: asFolder, Title: words.T("workbench.export.folder")},
			part.Option{Value: asZip, Title: words.T("workbench.export.zip")},
			part.Option{Value: asSealed, Title: words.T("workbench.export.age")}),
		path: part.NewCodeEntry(words.T("workbench.path")), recipient: part.NewCodeEntry("age1..."), dialogs: e.w.frame.Dialogs(),
	}
	d.path.SetValue(start)
	d.form.SetValue(formOf(start))
	d.recipient.SetValue(e.recipients)
	browse := part.NewButton(words.T("workbench.browse"), func() {
		d.dialogs.Dismiss()
		e.w.browseFolder(func(folder string) { e.askWhere(filepath.Join(folder, filepath.Base(d.path.Value()))) })
	})
	sealing := part.Column(look.Grid, part.NewField(words.T("workbench.export.recipient"), d.recipient), part.NewRemark(words.T("workbench.export.recipient.about")))
	where := part.NewField(words.T("workbench.export.where"), part.Around(part.Edges{Right: part.InsetXY(look.Grid, 0, browse)}, d.path))
	d.body = part.Column(look.Between, part.NewField(words.T("workbench.export.form"), d.form), where, sealing)
	d.form.OnEdit = func(form string) {
		d.path.SetValue(strings.TrimSuffix(d.path.Value(), suffix(formOf(d.path.Value()))) + suffix(form))
		d.check()
	}
	d.path.OnEdit = func(string) { d.form.SetValue(formOf(d.path.Value())); d.check() }
	d.recipient.OnEdit = func(string) { d.check() }
	return d
}

// check lets a recipient be typed for an encrypted file alone, and lets go on what
// is complete.
func (d *destination) check() {
	if d.form.Value() == asSealed {
		d.recipient.Enable()
	} else {
		d.recipient.Disable()
	}
	switch {
	case strings.TrimSpace(d.path.Value()) == "":
		d.dialogs.SetAble(false, words.T("workbench.path.none"))
	case d.form.Value() == asSealed && strings.TrimSpace(d.recipient.Value()) == "":
		d.dialogs.SetAble(false, words.T("workbench.export.recipient.none"))
	default:
		d.dialogs.SetAble(true, "")
	}
}

// recipients are the public keys that were typed; none for a bundle that anybody
// may open.
func (d *destination) recipients() []string {
	if d.form.Value() != asSealed {
		return nil
	}
	var keys []string
	for line := range strings.Lines(strings.ReplaceAll(d.recipient.Value(), ",", "\n")) {
		if key := strings.TrimSpace(line); key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// inspect looks in the background at what stands where the export goes. A new place
// is written at once, another one after the difference was seen.
func (e *exporting) inspect(target string, recipients []string) {
	bundle := e.made.bundle
	if bundle == nil || e.stop != nil {
		return
	}
	target = absolute(target)
	e.recipients = strings.Join(recipients, ", ")
	e.keep(target)
	e.begin(true, func(handover.Step) func() {
		last, result, err := compareLast(target, bundle)
		return func() {
			switch {
			case last == nil && err != nil:
				e.w.Fail(err)
			case last == nil || alike(last, result):
				e.write(target, bundle, recipients)
			default:
				e.askOver(last, bundle, result, func() { e.write(target, bundle, recipients) })
			}
		}
	})
}

// alike reports that nothing at a place changes.
func alike(last *handover.Last, result *comparison.Result) bool {
	return len(last.Files) > 0 && result != nil && result.Same()
}

// askOver shows what changes at a place before it is written to.
func (e *exporting) askOver(last *handover.Last, b *handover.Bundle, result *comparison.Result, agreed func()) {
	head := part.Column(look.Inside, part.NewID(last.Target))
	for _, line := range overLines(last, b, result) {
		head.Add(line)
	}
	shown := part.Dialog{
		Title: words.T("workbench.export.over"), Confirm: words.T("workbench.export.over.confirm"), OnConfirm: agreed,
		Danger: len(last.Edited) > 0 || last.Sealed, Body: head,
	}
	if result != nil && len(result.Differences) > 0 {
		view := changes.New(changes.DifferenceColumns()...)
		view.Show(changes.Differences(result.Differences, e.w.componentTitle))
		shown.Body = part.Around(part.Edges{Top: part.InsetXY(0, look.Grid, head)}, view.Beside())
		shown.Size = e.w.largeDialog()
	} else {
		shown.Size = fyne.NewSize(addressWidth, 0)
	}
	e.w.frame.Dialogs().Show(shown)
}

// namesShown is how many files are named; the panel lists them all.
const namesShown = 6

// overLines say what happens to the files of a place.
func overLines(last *handover.Last, b *handover.Bundle, result *comparison.Result) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	say := func(state look.State, text string) {
		icon := part.Column(0, part.NewIcon(state.Icon()))
		lines = append(lines, part.Around(part.Edges{Left: icon}, part.InsetXY(look.Inside, 0, part.Flush(part.NewParagraph(text)))))
	}
	if last.Sealed {
		say(look.Warning, words.T("workbench.export.over.sealed"))
	}
	if len(last.Edited) > 0 {
		say(look.Warning, words.F("workbench.export.over.edited", words.Data{"Files": named(last.Edited)}))
	}
	count := map[string]int{}
	if result != nil {
		for _, f := range result.Files {
			count[f.Change]++
		}
	}
	if len(last.Files) == 0 {
		count["added"] = len(b.Files)
	}
	say(look.Note, words.F("workbench.export.over.files", words.Data{
		"Changed": count["changed"], "Added": count["added"], "Removed": count["removed"],
	}))
	if len(last.Foreign) > 0 {
		say(look.Note, words.F("workbench.export.over.foreign", words.Data{"Files": named(last.Foreign)}))
	}
	return lines
}

// named lists the first files by name and counts the others.
func named(files []string) string {
	if len(files) <= namesShown {
		return strings.Join(files, ", ")
	}
	return strings.Join(files[:namesShown], ", ") + " " + words.N("workbench.export.more", len(files)-namesShown)
}

// write writes the bundle that was shown. The person has seen what it replaces.
func (e *exporting) write(target string, bundle *handover.Bundle, recipients []string) {
	e.begin(true, func(step handover.Step) func() {
		written, err := handover.Write(target, bundle, handover.Options{Replace: true, Recipients: recipients, Step: step})
		return func() {
			switch {
			case stopped(err):
				e.w.Say(words.T("workbench.export.unwritten"), nil)
			case err != nil:
				e.w.Fail(errors.New(strings.TrimPrefix(err.Error(), "--age: ")))
			default:
				e.wrote(written)
			}
		}
	})
}

// wrote says that the export was written, and compares anew with what stands there
// now.
func (e *exporting) wrote(written handover.Written) {
	e.made.wish = wish{}
	e.w.frame.Say(words.F("workbench.export.done", words.Data{"Target": written.Target}), words.T("export.open"), e.OpenFolder)
	e.Want()
}

// largeDialog is the size of a dialog with a list and its detail.
func (w *Workbench) largeDialog() fyne.Size {
	size := w.params.Window.Canvas().Size()
	return fyne.NewSize(size.Width*0.8, size.Height*0.8)
}

// componentTitle is what a component is called.
func (w *Workbench) componentTitle(name catalog.Name) string {
	if fact := w.Catalog().Component(name); fact != nil {
		return fact.Title
	}
	return string(name)
}
