package tokens

import (
	"strings"

	"fyne.io/fyne/v2"

	"entrastudio/views/part"
	"entrastudio/views/words"
)

// newPasteField makes the field that tokens are pasted into. What is pasted is
// read at once and never stands in it; what is typed is masked until Return.
func (p *Panel) newPasteField() *part.Entry {
	field := part.NewTextArea(words.T("tokens.paste"), pasteLines)
	field.Password = true
	field.OnShortcut = func(shortcut fyne.Shortcut) bool {
		pasted, ok := shortcut.(*fyne.ShortcutPaste)
		if ok {
			p.take(pasted.Clipboard.Content())
		}
		return ok
	}
	field.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name != fyne.KeyReturn && key.Name != fyne.KeyEnter {
			return false
		}
		text := field.Value()
		field.SetValue("")
		p.take(text)
		return true
	}
	return field
}

// fitPasteField shrinks the field to a line once there is a token.
func (p *Panel) fitPasteField(small bool) {
	lines, hint := pasteLines, words.T("tokens.paste")
	if small {
		lines, hint = 1, words.T("tokens.paste.another")
	}
	p.paste.PlaceHolder = hint
	p.paste.SetMinRowsVisible(lines)
	p.paste.Refresh()
}

// take reads a text that should hold a token.
func (p *Panel) take(text string) {
	if strings.TrimSpace(text) == "" {
		p.studio.Say(words.T("tokens.paste.nothing"), nil)
		return
	}
	p.source.Add(text)
}

func (p *Panel) readClipboard() { p.take(fyne.CurrentApp().Clipboard().Content()) }

// copyRedacted copies the chosen token fit for sharing.
func (p *Panel) copyRedacted() {
	fyne.CurrentApp().Clipboard().SetContent(p.report().Token.Redacted())
	p.studio.Say(words.T("tokens.copied"), nil)
}

// remove lets the chosen token go. It cannot be had back: nothing keeps it.
func (p *Panel) remove() {
	p.source.Remove(p.chosen)
	p.studio.Say(words.T("tokens.removed"), nil)
}
