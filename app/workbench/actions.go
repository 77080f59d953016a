package workbench

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"entrastudio/views/action"
	"entrastudio/views/frame"
	"entrastudio/views/look"
	"entrastudio/views/words"
)

// actions is what the program itself can do, in the order of the menu.
func (w *Workbench) actions() []action.Action {
	file, edit := words.Key("workbench.menu.file"), words.Key("workbench.menu.edit")
	shift := fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift
	list := []action.Action{
		{ID: "plan.new", Title: words.Key("workbench.new"), Menu: file, Shortcut: keys(fyne.KeyN), Icon: look.IconAdd, Run: w.askNew},
		{ID: "plan.open", Title: words.Key("workbench.open"), Menu: file, Shortcut: keys(fyne.KeyO), Icon: look.IconOpen, Run: w.askOpen},
		{ID: "plan.save", Title: words.Key("workbench.save"), Menu: file, Section: 1, Shortcut: keys(fyne.KeyS), Icon: look.IconSave, Enabled: w.canSave, Run: w.save},
		{ID: "plan.saveas", Title: words.Key("workbench.saveas"), Menu: file, Section: 1, Shortcut: with(fyne.KeyS, shift), Run: w.askSaveAs},
		{ID: "evidence.file", Title: words.Key("workbench.add"), Menu: file, Section: 2, Shortcut: keys(fyne.KeyI), Icon: look.IconApplication, Run: w.askAdd},
		{ID: "evidence.paste", Title: words.Key("workbench.paste"), Menu: file, Section: 2, Shortcut: with(fyne.KeyV, shift), Icon: look.IconPaste, Run: w.paste},
		{ID: "evidence.list", Title: words.Key("beside.list"), Menu: file, Section: 2, Icon: look.IconNote, Enabled: w.hasBeside, Run: w.showBeside},
		{ID: "export.write", Title: words.Key("workbench.export.write"), Menu: file, Section: 3, Shortcut: keys(fyne.KeyE), Icon: look.IconExport, Run: w.writeExport},
		{ID: "export.changes", Title: words.Key("workbench.export.changes"), Menu: file, Section: 3, Icon: look.IconDiff, Run: w.showExportChanges},
		{ID: "plan.compare", Title: words.Key("workbench.compare"), Menu: file, Section: 3, Icon: look.IconDiff, Run: w.askCompare},
		{ID: action.Quit, Title: words.Key("workbench.quit"), Menu: file, Section: 4, Shortcut: keys(fyne.KeyQ), Run: w.close},
		{ID: frame.Undo, Title: words.Key("workbench.undo"), Menu: edit, Shortcut: &fyne.ShortcutUndo{}, Icon: look.IconUndo, Enabled: w.canUndo, Run: w.undo},
		{ID: frame.Redo, Title: words.Key("workbench.redo"), Menu: edit, Shortcut: &fyne.ShortcutRedo{}, Icon: look.IconRedo, Enabled: w.canRedo, Run: w.redo},
		{ID: "plan.upgrade", Title: words.Key("workbench.upgrade"), Menu: edit, Section: 1, Icon: look.IconUpgrade, Enabled: w.canUpgrade, Run: w.askUpgrade},
	}
	return append(append(list, w.live()...), w.appearance()...)
}

func keys(key fyne.KeyName) fyne.Shortcut { return with(key, fyne.KeyModifierShortcutDefault) }

func with(key fyne.KeyName, modifier fyne.KeyModifier) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: modifier}
}

func (w *Workbench) canUndo() (bool, string) {
	_, able := w.Session().UndoLabel()
	return able, words.T("workbench.undo.none")
}

func (w *Workbench) canRedo() (bool, string) {
	_, able := w.Session().RedoLabel()
	return able, words.T("workbench.redo.none")
}

func (w *Workbench) undo() {
	if label, ok := w.Session().Undo(); ok && label != "" {
		w.frame.Say(words.F("workbench.undone", words.Data{"What": words.Said(label)}), words.T("workbench.redo"), w.redo)
	}
}

func (w *Workbench) redo() {
	if label, ok := w.Session().Redo(); ok && label != "" {
		w.Say(words.F("workbench.redone", words.Data{"What": words.Said(label)}), w.undo)
	}
}

func (w *Workbench) canSave() (bool, string) {
	return w.ReadOnly() == "", w.ReadOnly()
}
