package workbench

import (
	"errors"
	"strings"
	"time"

	"entrastudio/app/comparison"
	"entrastudio/app/handover"
	"entrastudio/exporters"
	"entrastudio/model/plan"
	"entrastudio/views/export"
	"entrastudio/views/words"
)

// makeExport makes the export of a plan, reads what stands at its place, and
// compares the two. Times are told in a zone.
func makeExport(text *plan.Document, next wish, only []string, step handover.Step, zone *time.Location) made {
	m := made{wish: next}
	doc, err := documentOf(text, next.plan)
	if err != nil {
		m.preview.Refused = refusedOf(err, next.plan)
		return m
	}
	bundle, err := handover.MakeInSteps(doc, only, step)
	if stopped(err) {
		m.preview.Refused = &export.Refused{Text: words.T("workbench.export.stopped"), Again: true}
		return m
	}
	if err != nil {
		m.preview.Refused = refusedOf(err, next.plan)
		return m
	}
	m.bundle = bundle
	for _, note := range bundle.Notes {
		m.preview.Notes = append(m.preview.Notes, noteLine(note))
	}
	last, result, problem := compareLast(next.target, bundle)
	m.preview.Last = lastOf(last, result, problem, zone)
	m.preview.Files = filesOf(bundle, last)
	return m
}

// compareLast compares a bundle with what stands where it goes; last is nil where
// nothing does.
func compareLast(target string, b *handover.Bundle) (*handover.Last, *comparison.Result, error) {
	last, err := handover.ReadLast(target, b)
	if err != nil || last == nil {
		return nil, nil, err
	}
	result, err := last.Against(b)
	return last, result, err
}

// lastOf is what the panel shows of the last export; nil where there is none.
func lastOf(last *handover.Last, result *comparison.Result, problem error, zone *time.Location) *export.Last {
	if last == nil && problem == nil || last != nil && len(last.Files) == 0 && !last.Sealed {
		return nil
	}
	shown := &export.Last{}
	if last != nil {
		shown.When = last.At.In(zone).Format("2006-01-02 15:04")
	}
	if result != nil {
		shown.Differences = result.Differences
	}
	switch {
	case problem != nil:
		shown.Problem = problem.Error()
	case last.Sealed:
		shown.Problem = words.T("workbench.export.sealed")
	}
	return shown
}

// filesOf are the files of a bundle, and those of the last one that it lacks, by
// path.
func filesOf(b *handover.Bundle, last *handover.Last) []export.File {
	var files []export.File
	before := map[string][]byte{}
	if last != nil && !last.Sealed {
		before = last.Files
	}
	there := map[string]bool{}
	for _, f := range b.Files {
		there[f.Path] = true
		file := export.File{Path: f.Path, Reader: f.Reader, Text: string(f.Data)}
		if len(before) > 0 {
			file.Change = export.Added
		}
		if old, had := before[f.Path]; had {
			file.Before, file.Change = string(old), export.Changed
			if file.Before == file.Text {
				file.Change = export.Same
			}
		}
		files = append(files, file)
	}
	for path, old := range before {
		if !there[path] {
			files = append(files, export.File{Path: path, Before: string(old), Change: export.Gone})
		}
	}
	sortFiles(files)
	return files
}

// refusedOf is why there is no export, with the field of the plan that holds the
// value where there is one.
func refusedOf(err error, p *plan.Plan) *export.Refused {
	shown := &export.Refused{Text: words.Said(err.Error())}
	var refusal *exporters.Refusal
	if !errors.As(err, &refusal) {
		return shown
	}
	if refusal.Setting.Component != "" && refusal.Setting.Key != "" {
		shown.Field = "components/" + string(refusal.Setting.Component) + "/settings/" + refusal.Setting.Key
	} else if _, err := plan.Get(p, refusal.Where); err == nil {
		shown.Field = refusal.Where
	}
	return shown
}

func noteLine(note exporters.Note) string {
	return strings.TrimSpace(note.Where + " " + words.Said(note.Text))
}
