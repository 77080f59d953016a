package tokens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"entrastudio/model/token"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// tokensInSight is how many tokens the list shows before it scrolls.
const tokensInSight = 3

// short gives a list without a head the height of its rows, up to a few of them.
type short struct {
	most  int
	count func() int
}

func (s *short) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if !objects[0].Visible() {
		return fyne.Size{}
	}
	return fyne.NewSize(0, float32(min(s.count(), s.most))*theme.Size(look.Row))
}

func (s *short) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// broad gives a choice room for its title.
type broad struct{ width float32 }

func (b broad) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(b.width, objects[0].MinSize().Height)
}

func (b broad) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// sentence says above the claims what the token is, and whether its signature was
// checked.
type sentence struct {
	content            *fyne.Container
	what, label, words *part.Text
	icon               *part.Icon
}

func newSentence() *sentence {
	s := &sentence{what: part.NewText(""), label: part.NewText(""), words: part.NewCaption(""), icon: part.NewChangingIcon()}
	s.what.Style.Bold = true
	s.what.Cut, s.words.Cut = part.CutMiddle, part.CutEnd
	line := part.Around(part.Edges{Left: part.Line(look.Grid, part.Middle(s.icon.Image), part.Middle(s.label))}, part.InsetXY(look.Inside, 0, part.Middle(s.words)))
	s.content = part.Column(look.Grid, s.what, line)
	return s
}

// show says what a token is. Where a list of tokens says it already, only the
// signature is left to say.
func (s *sentence) show(r *Report, alone bool) {
	s.what.Hidden = !alone
	s.what.SetContent(words.Said(r.Sentence))
	state, label := signatureOf(r)
	s.icon.Paint(state.Icon())
	s.label.Colour = state.Colour()
	s.label.SetContent(label)
	s.label.Refresh()
	s.words.SetContent(words.Said(r.Signature.Words))
	if r.Signature.Reason == token.ReasonNoKeys {
		s.words.SetContent(words.T("tokens.signature.noKeys"))
	}
	s.content.Refresh()
}

// signatureOf is how far a token may be trusted: one that was only decoded is not
// a verified one.
func signatureOf(r *Report) (look.State, string) {
	switch r.Signature.State {
	case token.Valid:
		return look.OK, words.T("tokens.signature.valid")
	case token.Invalid:
		return look.Error, words.T("tokens.signature.invalid")
	default:
		return look.Unknown, words.T("tokens.signature.unchecked")
	}
}
