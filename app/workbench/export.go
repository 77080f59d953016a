package workbench

import (
	"path/filepath"
	"strings"

	"entrastudio/app/handover"
	"entrastudio/exporters"
	"entrastudio/model/plan"
	"entrastudio/views/export"
	"entrastudio/views/words"
)

// exporting gives the export panel its files. The export is made anew only for
// another plan: the panel asks after every check too.
type exporting struct {
	w       *Workbench
	of      *plan.Plan
	preview export.Preview
	bundle  *handover.Bundle
	// target is where the last export of this session went, and last what it
	// wrote.
	target string
	last   map[string]string
}

// Preview is part of export.Source.
func (e *exporting) Preview() export.Preview {
	if e.of != e.w.Plan() {
		e.of = e.w.Plan()
		e.bundle, e.preview = previewOf(e.w.Session().Text(), e.of)
	}
	return e.preview
}

// previewOf makes the export of a plan in the words of its file, comments included.
func previewOf(text *plan.Document, p *plan.Plan) (*handover.Bundle, export.Preview) {
	doc := text
	if !text.ReadOnly() {
		var err error
		if doc, err = text.With(p); err != nil {
			return nil, export.Preview{Refused: err}
		}
	}
	bundle, err := handover.Make(doc, nil)
	if err != nil {
		return nil, export.Preview{Refused: err}
	}
	preview := export.Preview{}
	for _, f := range bundle.Files {
		preview.Files = append(preview.Files, export.File{Path: f.Path, Reader: f.Reader, Text: string(f.Data)})
	}
	for _, note := range bundle.Notes {
		preview.Notes = append(preview.Notes, noteLine(note))
	}
	return bundle, preview
}

func noteLine(note exporters.Note) string {
	return strings.TrimSpace(note.Where + " " + note.Text)
}

// Last is part of export.Source.
func (e *exporting) Last(path string) (string, bool) {
	text, ok := e.last[path]
	return text, ok
}

// Write is part of export.Source: it asks for a folder or a zip file. Files that
// an earlier export left there are replaced, others never.
func (e *exporting) Write() {
	start := e.target
	if start == "" {
		start = e.w.Plan().Name + "-export"
	}
	e.w.askPath(pathAsked{
		title: words.T("export.where"), confirm: words.T("export.where.confirm"), start: start,
		browse: func() {
			e.w.browseFolder(func(folder string) { e.write(filepath.Join(folder, filepath.Base(start))) })
		},
		then: e.write,
	})
}

func (e *exporting) write(target string) {
	e.Preview() // The plan may have changed since the panel was last seen.
	if e.bundle == nil {
		return
	}
	mine := target == e.target || handover.Ours(target, e.bundle)
	if _, err := handover.Write(target, e.bundle, handover.Options{Replace: mine}); err != nil {
		e.w.Fail(err)
		return
	}
	e.target, e.last = target, map[string]string{}
	for _, f := range e.bundle.Files {
		e.last[f.Path] = string(f.Data)
	}
	e.w.Say(words.F("export.done", words.Data{"Target": target}), nil)
	e.w.Frame().Refresh()
}
