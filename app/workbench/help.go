package workbench

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/model/catalog"
	"entrastudio/views/action"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// help is the last menu.
func (w *Workbench) help() []action.Action {
	menu := words.Key("workbench.menu.help")
	return []action.Action{
		{ID: "help.keys", Title: words.Key("workbench.keys"), Menu: menu, Shortcut: with(fyne.KeyF1, 0), Run: w.showKeys},
		{ID: "help.about", Title: words.Key("workbench.about"), Menu: menu, Run: w.showAbout},
	}
}

// A dialog of this size has room for a screenful of actions.
const (
	helpWidth  float32 = 480
	helpHeight float32 = 480
)

// showKeys lists every action with its keys, a chapter a menu.
func (w *Workbench) showKeys() {
	page := part.Column(look.Edge)
	for _, chapter := range w.frame.Table().Help() {
		title := part.NewText(chapter.Title)
		title.Style.Bold = true
		lines := part.Column(look.Grid, title)
		for _, line := range chapter.Lines {
			name := part.NewText(line.Title)
			name.Cut = part.CutEnd
			lines.Add(part.Around(part.Edges{Right: part.NewCaption(line.Keys)}, name))
		}
		page.Add(lines)
	}
	w.frame.Dialogs().Show(part.Dialog{
		Title: words.T("workbench.keys"), Size: fyne.NewSize(helpWidth, helpHeight),
		Body: container.NewVScroll(part.InsetXY(look.Between, look.Inside, page)),
	})
}

func (w *Workbench) showAbout() {
	minors := catalog.Minors()
	text := words.F("workbench.about.text", words.Data{"From": string(minors[0]), "To": string(minors[len(minors)-1])})
	w.frame.Dialogs().Show(part.Dialog{Title: "Entra Studio", Body: part.NewParagraph(text)})
}
