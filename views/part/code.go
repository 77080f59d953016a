package part

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// Code shows a text to read, not to edit: monospace, coloured, with line
// numbers, and one line marked. A large file costs its text and the lines in
// sight. Up and Down move the mark.
type Code struct {
	widget.BaseWidget
	// OnLine is told which line (from 1) a person chose.
	OnLine func(line int)

	lines  []codeLine
	syntax Syntax
	marked int // from 1, 0 for none
	digits int
	widest int
	rows   *rows
}

// codeLine is one line as the code and the difference view draw it.
type codeLine struct {
	text   string
	margin string
	ground fyne.ThemeColorName // empty for none
	muted  bool
}

// NewCode returns an empty view of code.
func NewCode() *Code {
	c := &Code{}
	c.rows = &rows{
		count:  func() int { return len(c.lines) },
		create: func() fyne.CanvasObject { return newCodeRow(c) },
		update: func(index int, object fyne.CanvasObject) bool { return object.(*codeRow).set(index) },
		height: func() float32 { return codeHeight },
		width:  func() float32 { return c.textStart() + float32(c.widest+1)*letterWidth() },
	}
	c.rows.prepare()
	c.ExtendBaseWidget(c)
	return c
}

// codeHeight is the height of a line of code.
const codeHeight = 5 * look.Grid

// letterWidth is the width of a character of code.
func letterWidth() float32 {
	return measure("0", theme.Size(theme.SizeNameText), monospace()).Width
}

func monospace() fyne.TextStyle { return fyne.TextStyle{Monospace: true} }

// SetText shows a text. The mark is removed.
func (c *Code) SetText(text string, syntax Syntax) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	shown := make([]codeLine, len(lines))
	for i, line := range lines {
		shown[i] = codeLine{text: strings.ReplaceAll(strings.TrimSuffix(line, "\r"), "\t", "    "), margin: strconv.Itoa(i + 1)}
	}
	c.setLines(shown, syntax)
}

func (c *Code) setLines(lines []codeLine, syntax Syntax) {
	c.lines, c.syntax, c.marked, c.digits, c.widest = lines, syntax, 0, 0, 0
	for _, line := range lines {
		c.digits = max(c.digits, len(line.margin))
		c.widest = max(c.widest, len([]rune(line.text)))
	}
	c.rows.scroll.ScrollToOffset(fyne.Position{})
	c.rows.Refresh()
}

// Text returns what is shown.
func (c *Code) Text() string {
	var text strings.Builder
	for _, line := range c.lines {
		text.WriteString(line.text + "\n")
	}
	return text.String()
}

// Mark marks a line (from 1) and brings it into sight. 0 removes the mark. It
// fires nothing.
func (c *Code) Mark(line int) {
	c.marked = max(0, min(line, len(c.lines)))
	if c.marked > 0 {
		c.rows.reveal(c.marked - 1)
	}
	c.rows.sheet.arrange(true)
}

// Marked returns the marked line, 0 for none.
func (c *Code) Marked() int { return c.marked }

// choose is what a person's key or click does.
func (c *Code) choose(line int) {
	if len(c.lines) == 0 {
		return
	}
	line = max(1, min(line, len(c.lines)))
	moved := line != c.marked
	c.Mark(line)
	if moved && c.OnLine != nil {
		c.OnLine(line)
	}
}

// textStart is where the text starts, behind the margin.
func (c *Code) textStart() float32 {
	return float32(c.digits)*letterWidth() + look.Inside + look.Between
}

// FocusGained is part of fyne.Focusable.
func (c *Code) FocusGained() {}

// FocusLost is part of fyne.Focusable.
func (c *Code) FocusLost() {}

// TypedRune is part of fyne.Focusable.
func (c *Code) TypedRune(rune) {}

// TypedKey is part of fyne.Focusable.
func (c *Code) TypedKey(key *fyne.KeyEvent) {
	if to, moves := c.rows.step(key.Name, c.marked-1); moves {
		c.choose(to + 1)
		return
	}
	passOn(c, key)
}

// TypedShortcut is part of fyne.Shortcutable. Copy takes the marked line, or
// the whole text when none is marked.
func (c *Code) TypedShortcut(shortcut fyne.Shortcut) {
	taken, ok := shortcut.(*fyne.ShortcutCopy)
	if !ok {
		return
	}
	if c.marked > 0 {
		taken.Clipboard.SetContent(c.lines[c.marked-1].text)
		return
	}
	taken.Clipboard.SetContent(c.Text())
}

// Refresh is part of fyne.CanvasObject.
func (c *Code) Refresh() { c.rows.Refresh() }

// CreateRenderer is part of fyne.Widget.
func (c *Code) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.rows) }
