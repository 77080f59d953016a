package form

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// foot explains the field that has the keyboard. It stands still while the
// keyboard moves, so that no click misses a field that was just pushed away.
type foot struct {
	widget.BaseWidget
	form    *Form
	title   *part.Text
	purpose *widget.Label
	places  *fyne.Container
	source  *widget.Label
	doubt   *part.Badge
	follow  *part.Button
	goTo    *part.Button
	null    *part.Button
	body    *fyne.Container
	empty   *widget.Label
}

// footHeight has room for a purpose of two lines, a Helm path, a variable and a
// note of two lines.
const footHeight float32 = 180

// placeWidth is the room for "Helm" and "Variable" in front of them.
const placeWidth float32 = 60

func newFoot(f *Form) *foot {
	t := &foot{
		form: f, title: part.NewText(""), purpose: part.NewRemark(""), places: part.Column(0),
		source: part.NewRemark(""), doubt: part.NewBadge(look.Note, words.T("form.doubt"), 0),
		empty: part.NewRemark(words.T("form.foot.empty")),
	}
	t.title.Style.Bold = true
	t.title.Cut = part.CutEnd
	t.follow = part.NewIconButton(look.IconClose, words.T("form.drop"), func() { t.form.current.dropOwn() })
	t.goTo = part.NewIconButton(look.IconArrowRight, words.T("form.goto"), t.open)
	t.null = part.NewIconButton(look.IconOff, words.T("form.null"), func() { t.form.current.nullOwn() })
	buttons := part.Line(0, t.goTo, t.null, t.follow)
	head := part.Around(part.Edges{Right: buttons}, t.title)
	origin := part.Around(part.Edges{Right: t.doubt}, part.Flush(t.source))
	t.body = part.Around(part.Edges{Top: part.Column(look.Grid, head, part.Flush(t.purpose), t.places)}, part.Column(0, origin))
	t.ExtendBaseWidget(t)
	return t
}

// open goes to the field of the plan that decides the value.
func (t *foot) open() {
	s := t.form.studio
	now := t.form.current.field.read(s.Plan(), s.Catalog())
	s.Show(now.decides)
}

func (t *foot) update() {
	r := t.form.current
	visible(t.body, r != nil)
	visible(t.empty, r == nil)
	if r == nil {
		return
	}
	s := t.form.studio
	now := r.field.read(s.Plan(), s.Catalog())
	t.title.SetContent(r.field.Label)
	t.purpose.SetText(r.field.Purpose)
	editable := s.ReadOnly() == ""
	visible(t.goTo, now.origin == plan.Derived && now.decides != "" && now.decides != r.field.Path)
	visible(t.null, editable && r.field.Setting != nil && now.origin != plan.Nulled && now.origin != plan.Defaulted)
	visible(t.follow, editable && r.field.own(now))
	t.showPlaces(r)
	t.showSource(r)
	t.Refresh()
}

func (t *foot) showPlaces(r *row) {
	t.places.RemoveAll()
	if r.field.Setting == nil {
		t.addPlace(words.T("form.plan"), r.field.Path)
		return
	}
	if path := helmPlace(r.field.Setting); path != "" {
		t.addPlace(words.T("form.helm"), path)
	}
	if names := variables(r.field.Setting); names != "" {
		t.addPlace(words.T("form.variable"), names)
	}
}

func (t *foot) addPlace(word, place string) {
	label := container.New(&fixedWidth{placeWidth}, part.Middle(part.NewCaption(word)))
	t.places.Add(part.Around(part.Edges{Left: label}, part.NewID(place)))
}

func (t *foot) showSource(r *row) {
	text, doubtful := "", false
	if s := r.field.Setting; s != nil {
		text, doubtful = s.Source, !s.Sure()
		if s.Note != "" {
			text = words.Said(s.Note)
		}
	}
	t.source.SetText(text)
	visible(t.doubt, doubtful)
}

// helmPlace is the address of a setting in Helm values. A secret stands at the
// paths of its reference.
func helmPlace(s *catalog.Setting) string {
	if s.Secret != nil && s.Secret.Name != "" {
		return s.Secret.Name
	}
	return s.Helm
}

// variables lists the variables that carry a setting, one for each container.
func variables(s *catalog.Setting) string {
	names := make([]string, len(s.Env))
	for i, v := range s.Env {
		names[i] = v.Name
	}
	return strings.Join(names, ", ")
}

func visible(object fyne.CanvasObject, shown bool) {
	if shown {
		object.Show()
	} else {
		object.Hide()
	}
}

// MinSize is part of fyne.CanvasObject.
func (t *foot) MinSize() fyne.Size { return fyne.NewSize(0, footHeight) }

// CreateRenderer is part of fyne.Widget.
func (t *foot) CreateRenderer() fyne.WidgetRenderer {
	empty := part.Around(part.Edges{Top: part.Flush(t.empty)}, layout.NewSpacer())
	content := part.InsetXY(look.Edge, look.Inside, container.NewStack(t.body, empty))
	return widget.NewSimpleRenderer(part.NewShield(look.Bar, part.Around(part.Edges{Top: part.NewHairline()}, content)))
}

// fixedWidth gives an object one width, whatever it asks for.
type fixedWidth struct{ width float32 }

func (w *fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(w.width, objects[0].MinSize().Height)
}

func (w *fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
