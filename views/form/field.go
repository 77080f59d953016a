package form

import (
	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// Kind is how a field is edited.
type Kind uint8

// The kinds: one line of text, the same in monospace for ids and URLs, several
// lines of code, a list with one item a line, a number, a box to tick, one of a
// few options, or a reference to a secret.
const (
	Text Kind = iota
	Code
	Lines
	List
	Number
	Check
	Choice
	Secret
)

// Field says what a field of a form shows and edits.
type Field struct {
	Label string
	// Path is the field of the plan, as plan.Get reads it.
	Path string
	Kind Kind
	// Purpose says in one sentence what it is for.
	Purpose string
	// Options are asked for on each update of a Choice.
	Options func() []part.Option
	// Placeholder stands in an empty field.
	Placeholder string
	// Follows is the value that applies while the plan says none; nil where
	// nothing follows. From says in a few words what it follows from.
	Follows func() catalog.Value
	From    string
	// Note is asked for on each update and stands below the field, such as what
	// the value makes a component send; empty hides it.
	Note func() string
	// Shows names further paths whose findings stand at this field, such as the
	// rule that it is the first condition of.
	Shows []string
	// Setting is set for a setting of a component; what is not said above is
	// then taken from the catalogue.
	Setting *catalog.Setting
}

// Group is a few fields for one purpose.
type Group struct {
	Title  string
	Fields []Field
	// Folded hides them behind the title until a person opens it.
	Folded bool
	// Below stands below the fields, such as what follows from them; nil for
	// nothing.
	Below fyne.CanvasObject
}

// OfSetting is the field of a setting of the catalogue.
func OfSetting(s *catalog.Setting) Field {
	return Field{
		Label: words.Said(s.Title), Path: "components/" + string(s.Component) + "/settings/" + s.Key,
		Kind: kindOf(s.Form), Purpose: words.Said(s.Purpose), Setting: s,
		Options: func() []part.Option { return optionsOf(s) },
	}
}

func kindOf(form catalog.Form) Kind {
	switch form {
	case catalog.FormBool:
		return Check
	case catalog.FormEnum:
		return Choice
	case catalog.FormList, catalog.FormScopes:
		return List
	case catalog.FormNumber:
		return Number
	case catalog.FormSecret:
		return Secret
	case catalog.FormJSON:
		return Lines
	case catalog.FormText, catalog.FormEmail:
		return Text
	default:
		return Code
	}
}

// optionsOf is the choice among an enum's values. A field of a setting can also
// say nothing.
func optionsOf(s *catalog.Setting) []part.Option {
	options := make([]part.Option, 0, len(s.Values))
	for _, value := range s.Values {
		options = append(options, part.Option{Value: value, Title: value})
	}
	return options
}

// reading is a field's value as the plan has it now.
type reading struct {
	value  catalog.Value
	origin plan.Origin
	// decides is the path of the plan that decides the value.
	decides string
}

// read asks the plan for the value of a field.
func (f *Field) read(p *plan.Plan, c *catalog.Catalog) reading {
	if f.Setting != nil {
		resolved := p.Effective(c, f.Setting)
		return reading{resolved.Value, resolved.Origin, resolved.Path}
	}
	value, err := plan.Get(p, f.Path)
	if err != nil {
		return reading{}
	}
	if value.Empty() && f.Follows != nil {
		return reading{f.Follows(), plan.Derived, f.Path}
	}
	return reading{value, plan.Explicit, f.Path}
}

// own reports that the plan says the value at this field although something
// else would apply, so that it can be dropped.
func (f *Field) own(r reading) bool {
	if f.Setting == nil {
		return f.Follows != nil && r.origin == plan.Explicit
	}
	return r.origin == plan.Explicit || r.origin == plan.Nulled
}
