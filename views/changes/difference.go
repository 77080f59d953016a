package changes

import (
	"strings"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/difference"
	"entrastudio/model/token"
	"entrastudio/views/findings"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// DifferenceColumns are those of a list of differences. Both values in full are
// for the chosen line to show: they mostly agree in all but a few letters.
func DifferenceColumns() []part.ListColumn {
	return []part.ListColumn{{Title: words.T("changes.column.what")}, {Title: words.T("changes.column.after"), Mono: true, Spare: true}}
}

// Differences are the lines of a comparison, grouped by what they touch; titles
// names a component.
func Differences(all []difference.Difference, titles func(catalog.Name) string) []Entry {
	var entries []Entry
	for _, group := range difference.Groups(all) {
		entries = append(entries, title(groupTitle(group, titles)))
		for _, d := range append(group.Roots, group.Follow...) {
			entries = append(entries, Entry{
				Cells: []string{words.Said(d.Title), oneLine(Shown(d.New))}, State: stateOf(d), Muted: d.Follows != "",
				Detail: func() fyne.CanvasObject { return differenceDetail(d, titles) },
			})
		}
	}
	return entries
}

func groupTitle(g *difference.Group, titles func(catalog.Name) string) string {
	switch {
	case g.Registrations:
		return words.T("changes.registrations")
	case g.Component == "":
		return words.T("changes.deployment")
	default:
		return titles(g.Component)
	}
}

// stateOf tells what stands for itself from what follows by the icon.
func stateOf(d *difference.Difference) look.State {
	if d.Follows != "" {
		return look.Off
	}
	return look.On
}

// Shown is a value as a person reads it. A token that stands in its place is never
// shown.
func Shown(v catalog.Value) string {
	if token.Hides(v.String()) {
		return words.T("changes.token")
	}
	return words.Said(findings.ValueText(v))
}

// oneLine keeps a list of values in the line of a list.
func oneLine(text string) string { return strings.ReplaceAll(text, "\n", ", ") }

func differenceDetail(d *difference.Difference, titles func(catalog.Name) string) fyne.CanvasObject {
	lines := part.Column(look.Between, heading(words.Said(d.Title)))
	if d.Where != "" && d.Where != d.Title {
		lines.Add(part.NewID(d.Where))
	}
	lines.Add(part.NewChange(Shown(d.Old), Shown(d.New)))
	if d.Why != "" {
		lines.Add(paragraph(words.Said(d.Why)))
	}
	if d.Follows != "" {
		lines.Add(section(words.T("changes.follows"), paragraph(words.Said(d.Follows))))
	}
	if len(d.Touches) > 0 {
		lines.Add(section(words.T("changes.touches"), paragraph(joined(d.Touches, titles))))
	}
	return lines
}

func joined(names []catalog.Name, titles func(catalog.Name) string) string {
	text := ""
	for i, name := range names {
		if i > 0 {
			text += ", "
		}
		text += titles(name)
	}
	return text
}
