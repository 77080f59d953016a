package pictures

import (
	"path/filepath"

	"entrastudio/app/handover"
	"entrastudio/app/workbench"
	"entrastudio/model/plan"
)

// handoverScenes are the panel of the export beside an earlier one, and the dialogs
// that show what changes. The plan is as before after the last one.
func handoverScenes(earlier string) []scene {
	dismiss := func(w *workbench.Workbench) { w.Frame().Dialogs().Dismiss() }
	return []scene{
		{"export-compared", func(w *workbench.Workbench) { w.CompareExport(earlier) }},
		{"export-changes", func(w *workbench.Workbench) { run(w, "export.changes") }},
		{"export-write", func(w *workbench.Workbench) { run(w, "export.write") }},
		{"export-over", func(w *workbench.Workbench) { w.Frame().Dialogs().Confirm() }},
		{"compare", func(w *workbench.Workbench) { dismiss(w); run(w, "plan.compare") }},
		{"compared", func(w *workbench.Workbench) { dismiss(w); w.CompareWith(earlier) }},
		{"upgrade", func(w *workbench.Workbench) { dismiss(w); run(w, "plan.upgrade") }},
		{"upgrade-left", dismiss},
	}
}

// earlierFolder holds the earlier export while the pictures are drawn; no other
// program would call a folder of its own so.
const earlierFolder = ".entra-studio-pictures"

// earlierExport writes an export of the example with another tenant beside the
// pictures, whose place is the same each time, and gives the folder that it is in.
// It is of the moment of every picture.
func earlierExport(beside string, p *plan.Plan) (string, error) {
	p = p.Clone()
	p.Tenant.ID = "6860403e-0000-4c64-b905-00000000000a"
	p.MappingRules = p.MappingRules[:len(p.MappingRules)/2]
	doc, err := plan.New(p)
	if err != nil {
		return "", err
	}
	bundle, err := handover.Make(doc, nil)
	if err != nil {
		return "", err
	}
	folder := filepath.Join(beside, earlierFolder, "acme-export")
	_, err = handover.Write(folder, bundle, handover.Options{At: at, Replace: true})
	return folder, err
}
