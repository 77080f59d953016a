package workbench

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// planSuffix ends the name of a plan file.
const planSuffix = ".yaml"

// pathAsked is a question for a file: a path can be typed, which is the quickest
// for who knows it, chosen among the recent ones, or looked for.
type pathAsked struct {
	title, confirm string
	start          string
	recent         []string
	// browse opens a list of the files of this computer.
	browse func()
	then   func(path string)
}

// recentHeight has room for five recent files.
const recentHeight float32 = 150

func (w *Workbench) askPath(asked pathAsked) {
	entry := part.NewCodeEntry(words.T("workbench.path"))
	entry.SetValue(asked.start)
	dialogs := w.frame.Dialogs()
	entry.OnEdit = func(text string) { dialogs.SetAble(text != "", words.T("workbench.path.none")) }
	chosen := func(path string) {
		dialogs.Dismiss()
		asked.then(path)
	}
	browse := part.NewButton(words.T("workbench.browse"), func() {
		dialogs.Dismiss()
		asked.browse()
	})
	field := part.NewField(words.T("workbench.path"), part.Around(part.Edges{Right: part.InsetXY(look.Grid, 0, browse)}, entry))
	body := part.Column(look.Between, field)
	if len(asked.recent) > 0 {
		body.Add(part.Column(look.Grid, part.NewCaption(words.T("workbench.recent")), recentList(asked.recent, chosen)))
	}
	dialogs.Show(part.Dialog{
		Title: asked.title, Confirm: asked.confirm, First: entry, Body: body, Size: fyne.NewSize(helpWidth, 0),
		OnConfirm: func() { asked.then(entry.Value()) },
	})
	dialogs.SetAble(asked.start != "", words.T("workbench.path.none"))
}

// recentList is the recent files by name and folder; Return or a click opens one.
func recentList(paths []string, chosen func(path string)) fyne.CanvasObject {
	list := part.NewList([]part.ListColumn{{}, {Mono: true}}, func() int { return len(paths) }, func(i int) part.Row {
		return part.Row{Icon: look.Drawn(look.IconOpen), Cells: []string{filepath.Base(paths[i]), filepath.Dir(paths[i])}}
	})
	list.Driven = true
	list.OnOpen = func(i int) { chosen(paths[i]) }
	return container.New(&high{recentHeight}, list)
}

// high gives an object one height.
type high struct{ height float32 }

func (h *high) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, h.height)
}

func (h *high) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (w *Workbench) askOpen() {
	w.unlessUnsaved(func() {
		w.askPath(pathAsked{
			title: words.T("workbench.open"), confirm: words.T("workbench.open.confirm"),
			recent: w.recent.List(), browse: func() { w.browseOpen(w.open) }, then: w.open,
		})
	})
}

func (w *Workbench) askSaveAs() { w.askSaveAsThen(func() {}) }

func (w *Workbench) askSaveAsThen(then func()) {
	start := w.Session().Path()
	if start == "" {
		start = w.Plan().Name + planSuffix
	}
	w.askSavePath(start, then)
}

func (w *Workbench) askSavePath(start string, then func()) {
	w.askPath(pathAsked{
		title: words.T("workbench.saveas"), confirm: words.T("workbench.save"), start: start,
		browse: func() {
			w.browseFolder(func(folder string) { w.askSavePath(filepath.Join(folder, filepath.Base(start)), then) })
		},
		then: func(path string) { w.askReplace(path, then) },
	})
}

// askReplace asks before a file of somebody else is replaced.
func (w *Workbench) askReplace(path string, then func()) {
	if filepath.Ext(path) == "" {
		path += planSuffix
	}
	_, err := w.params.Disk.Read(path)
	if err != nil || path == w.Session().Path() {
		w.saveAs(path, then)
		return
	}
	w.frame.Dialogs().Show(part.Dialog{
		Title: words.T("workbench.replace"), Danger: true, Confirm: words.T("workbench.replace.confirm"),
		Body:      part.NewParagraph(words.F("workbench.replace.text", words.Data{"File": path})),
		OnConfirm: func() { w.saveAs(path, then) },
	})
}

// askAdd asks for a file to import or to look at.
func (w *Workbench) askAdd() {
	w.askPath(pathAsked{
		title: words.T("workbench.add"), confirm: words.T("workbench.add.confirm"),
		browse: func() { w.browseOpen(w.takeFile) }, then: w.takeFile,
	})
}

// browseOpen shows Fyne's own list of files.
func (w *Workbench) browseOpen(chosen func(path string)) {
	dialog.ShowFileOpen(func(reader fyne.URIReadCloser, err error) {
		if err != nil {
			w.Fail(err)
			return
		}
		if reader == nil {
			return
		}
		path := reader.URI().Path()
		if err := reader.Close(); err != nil {
			w.Fail(err)
			return
		}
		chosen(path)
	}, w.params.Window)
}

// browseFolder shows Fyne's own list of folders. Its dialog for saving is not
// used: that one empties a file that is there before anything is written.
func (w *Workbench) browseFolder(chosen func(folder string)) {
	dialog.ShowFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil {
			w.Fail(err)
			return
		}
		if folder != nil {
			chosen(folder.Path())
		}
	}, w.params.Window)
}
