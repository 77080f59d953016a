package database

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// trialSize has room for a client ID beside two numbers.
var trialSize = fyne.NewSize(640, 420)

// ShowTrial shows what a trial did to the rows. Keep is called with the name that
// the person typed, which the button wants before it does anything.
func ShowTrial(dialogs *part.Dialogs, t Trial, keep func(typed string)) {
	title, confirm := words.N("database.trial.fix", t.Rows), words.N("database.keep.fix", t.Rows)
	if t.Rollback {
		title, confirm = words.N("database.trial.rollback", t.Rows), words.N("database.keep.rollback", t.Rows)
	}
	entry := part.NewCodeEntry("")
	missing := words.F("database.type.reason", words.Data{"Database": t.Database})
	entry.OnEdit = func(text string) { dialogs.SetAble(text == t.Database, missing) }
	// The name that was typed is the consent: Return behind it needs no other.
	entry.OnKey = func(key *fyne.KeyEvent) bool {
		typed := entry.Value() == t.Database && (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter)
		if typed {
			dialogs.Confirm()
		}
		return typed
	}
	rows := part.NewList([]part.ListColumn{
		{Title: words.T("database.column.audience"), Mono: true},
		{Title: words.T("database.column.before"), Width: rowsWidth, Number: true},
		{Title: words.T("database.column.after"), Width: rowsWidth, Number: true},
	}, func() int { return len(t.Movements) }, func(i int) part.Row { return t.Movements[i].row() })
	about := part.Column(look.Inside,
		part.Flush(part.NewParagraph(words.F("database.trial.about", words.Data{"Where": t.Where}))))
	foot := part.InsetXY(0, look.Inside, part.NewField(words.F("database.type", words.Data{"Database": t.Database}), entry))
	dialogs.Show(part.Dialog{
		Title: title, Confirm: confirm, Danger: true, First: entry, Size: trialSize,
		Body:      part.Around(part.Edges{Top: about, Bottom: foot}, container.NewStack(rows)),
		OnConfirm: func() { keep(entry.Value()) },
	})
	dialogs.SetAble(false, missing)
}

// row is an audience with its rows before and after.
func (m Movement) row() part.Row {
	return part.Row{
		Icon:  look.Coloured(look.IconDiff, look.Muted),
		Cells: []string{m.Audience, strconv.FormatInt(m.Before, 10), strconv.FormatInt(m.After, 10)},
	}
}
