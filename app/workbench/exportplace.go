package workbench

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entrastudio/views/export"
	"entrastudio/views/words"
)

// targetSetting begins the name of the setting that keeps where the export of a
// plan's file went last.
const targetSetting = "export.target."

// place is where the export goes: the place that was chosen, that of the last time,
// or a folder beside the plan's file.
func (e *exporting) place() string {
	path := e.w.Session().Path()
	if e.target != "" {
		return e.target
	}
	if path != "" {
		if kept := e.w.params.Settings.StringWithFallback(targetSetting+path, ""); kept != "" {
			return kept
		}
	}
	name := e.w.Plan().Name
	if name == "" {
		name = "camunda"
	}
	place := filepath.Join(filepath.Dir(path), fileName(name)+"-export")
	if path == "" {
		place = fileName(name) + "-export"
	}
	return absolute(place)
}

// absolute is a path from the root of the file system on.
func absolute(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}

// fileName makes a plan's name one that every file system takes for one name.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, strings.Trim(name, ". "))
}

// keep remembers where the export of this plan's file went.
func (e *exporting) keep(target string) {
	e.target = target
	if path := e.w.Session().Path(); path != "" {
		e.w.params.Settings.SetString(targetSetting+path, target)
	}
}

// Compare is part of export.Source.
func (e *exporting) Compare() {
	e.w.askPath(pathAsked{
		title: words.T("workbench.export.compare"), confirm: words.T("workbench.export.compare.confirm"), start: e.place(),
		browse: func() { e.w.browseFolder(e.CompareWith) }, then: e.CompareWith,
	})
}

// writeExport asks where the export is to be written to.
func (w *Workbench) writeExport() {
	w.Open(export.ID)
	w.export.Write()
}

// showExportChanges shows by meaning what the export has otherwise than the last
// one.
func (w *Workbench) showExportChanges() {
	w.Open(export.ID)
	for _, panel := range w.panels {
		if shown, ok := panel.(*export.Panel); ok {
			shown.ShowChanges()
		}
	}
}

// CompareExport shows in the panel of the export how it differs from what stands at
// another place.
func (w *Workbench) CompareExport(place string) {
	w.Open(export.ID)
	w.export.CompareWith(place)
}

// CompareWith compares the export with what stands at another place.
func (e *exporting) CompareWith(target string) {
	e.target = absolute(target)
	e.Want()
	e.tell()
}

// OpenFolder is part of export.Source. Of a zip file it shows the folder that it
// lies in.
func (e *exporting) OpenFolder() {
	folder := e.place()
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		folder = filepath.Dir(folder)
	}
	path := filepath.ToSlash(folder)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // A drive of Windows.
	}
	if err := e.w.params.OpenURL(&url.URL{Scheme: "file", Path: path}); err != nil {
		e.w.Fail(err)
	}
}

func sortFiles(files []export.File) {
	slices.SortFunc(files, func(a, b export.File) int { return strings.Compare(a.Path, b.Path) })
}
