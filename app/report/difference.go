package report

import (
	"io"
	"strconv"
	"strings"
	"unicode"

	"entrastudio/app/comparison"
	"entrastudio/model/amount"
	"entrastudio/model/catalog"
	"entrastudio/model/difference"
	"entrastudio/model/token"
)

// Comparison is what two things differ in.
type Comparison struct{ *comparison.Result }

// JSON writes the differences as one object.
func (c Comparison) JSON(w io.Writer) error {
	type input struct {
		File    string        `json:"file"`
		Kind    string        `json:"kind"`
		Camunda catalog.Minor `json:"camunda,omitempty"`
	}
	type one struct {
		Kind      difference.Kind `json:"kind"`
		Component catalog.Name    `json:"component,omitempty"`
		Touches   []catalog.Name  `json:"touches,omitempty"`
		Setting   string          `json:"setting,omitempty"`
		Title     string          `json:"title"`
		Where     string          `json:"where"`
		Place     string          `json:"place,omitempty"`
		Old       string          `json:"old"`
		New       string          `json:"new"`
		Why       string          `json:"why,omitempty"`
		Follows   string          `json:"follows,omitempty"`
	}
	all := make([]one, len(c.Differences))
	for i, d := range c.Differences {
		all[i] = one{
			Kind: d.Kind, Component: d.Component, Touches: d.Touches, Title: d.Title, Where: d.Where,
			Place: d.Place.String(), Old: tokenless(d.Old.String()), New: tokenless(d.New.String()), Why: d.Why, Follows: d.Follows,
		}
		if d.Setting != (catalog.Ref{}) {
			all[i].Setting = d.Setting.String()
		}
	}
	files := c.Files
	if files == nil {
		files = []comparison.FileChange{}
	}
	return Encode(w, map[string]any{
		"a":    input{c.Older.Name, c.Older.Kind, c.Older.Minor},
		"b":    input{c.Newer.Name, c.Newer.Kind, c.Newer.Minor},
		"same": c.Same(), "differences": all, "files": files,
	})
}

// Text writes the differences for a person, grouped by what they touch.
func (c Comparison) Text(w io.Writer, colour bool) error {
	p := &paper{w: w, colour: colour}
	p.line("%s %s", p.paint(red, "-"), describeInput(c.Older))
	p.line("%s %s", p.paint(green, "+"), describeInput(c.Newer))
	if c.Same() {
		p.line("")
		p.line("no difference")
		return p.err
	}
	for _, group := range difference.Groups(c.Differences) {
		p.line("")
		p.line("%s", p.paint(bold, groupTitle(group)))
		for _, d := range group.Roots {
			p.difference(d)
		}
		p.follows(group.Follow)
	}
	p.files(c.Files)
	p.line("")
	p.line("%s", c.summary())
	return p.err
}

func describeInput(in comparison.Input) string {
	text := in.Name + ": " + in.Kind
	if in.Minor != "" {
		text += ", Camunda " + string(in.Minor)
	}
	return text
}

func groupTitle(g *difference.Group) string {
	switch {
	case g.Registrations:
		return "app registrations"
	case g.Component == "":
		return "deployment"
	default:
		return string(g.Component)
	}
}

func (p *paper) difference(d *difference.Difference) {
	title := visible(d.Title)
	if len(d.Touches) > 0 {
		title += p.paint(grey, "  touches "+names(d.Touches))
	}
	p.line("  %s", title)
	if d.Where != d.Title {
		p.line("    %s", p.paint(grey, visible(d.Where)))
	}
	p.line("    %s", p.paint(red, "- "+valueWords(d.Old)))
	p.line("    %s", p.paint(green, "+ "+valueWords(d.New)))
	if d.Why != "" {
		p.line("    %s", d.Why)
	}
}

func names(components []catalog.Name) string {
	texts := make([]string, len(components))
	for i, name := range components {
		texts[i] = string(name)
	}
	return strings.Join(texts, ", ")
}

func valueWords(v catalog.Value) string {
	if v.Empty() {
		return "(nothing)"
	}
	return visible(v.String())
}

// visible quotes a text that would leave its line or paint a terminal.
func visible(text string) string {
	text = tokenless(text)
	if strings.ContainsFunc(text, unicode.IsControl) {
		return strconv.Quote(text)
	}
	return text
}

// tokenless keeps a token that somebody pasted in the place of a value from
// being shown.
func tokenless(text string) string {
	if token.Hides(text) {
		return "(a token, not shown)"
	}
	return text
}

// follows names in one line for each cause the settings that follow from it.
func (p *paper) follows(all []*difference.Difference) {
	var causes []string
	titles := map[string][]string{}
	for _, d := range all {
		if titles[d.Follows] == nil {
			causes = append(causes, d.Follows)
		}
		titles[d.Follows] = append(titles[d.Follows], d.Title)
	}
	for _, cause := range causes {
		p.line("  %s", p.paint(grey, "from "+cause+" follows: "+strings.Join(titles[cause], ", ")))
	}
}

func (p *paper) files(changes []comparison.FileChange) {
	if len(changes) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.paint(bold, "files"))
	for _, c := range changes {
		p.line("  %-8s %s", c.Change, c.Path)
	}
}

func (c Comparison) summary() string {
	follow := 0
	for i := range c.Differences {
		if c.Differences[i].Follows != "" {
			follow++
		}
	}
	text := amount.Of(len(c.Differences)-follow, "difference")
	if follow > 0 {
		text += ", and " + amount.Of(follow, "setting") + " that follow"
	}
	if len(c.Files) > 0 {
		text += ", " + amount.Of(len(c.Files), "file") + " not the same"
	}
	return text
}
