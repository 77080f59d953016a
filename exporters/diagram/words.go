package diagram

import (
	"fmt"
	"strings"

	"entrastudio/model/amount"
	"entrastudio/model/diagram"
)

// columnTitles are the columns' names, from the left.
func columnTitles() []string {
	return []string{"App registrations", "Components", "Roles", "Audiences in Identity's database"}
}

// labels are the two lines of a box: what it is, and the value that matters. An
// audience is a client ID mostly, so its component's name comes first.
func labels(n *diagram.Node) (title, detail string) {
	title, detail = n.Title, n.Detail
	if title == "" {
		title = "Unnamed"
	}
	if n.Column == diagram.Audiences && n.Detail != "" {
		title, detail = n.Detail, n.Title
	}
	switch {
	case n.Absent:
		detail += " - not in the database"
	case n.Column == diagram.Roles:
		detail = givenBy(n)
	case detail != "":
	case n.Column == diagram.Registrations:
		detail = "no client ID yet"
	case n.Column == diagram.Components:
		detail = "no public URL"
	case n.Column == diagram.Audiences:
		detail = "no component asks for it"
	}
	return title, detail
}

// givenBy says how many give a role: rules of Management Identity, or members of
// the cluster's own role.
func givenBy(n *diagram.Node) string {
	switch {
	case n.Rules == 0:
		return "no rule gives it"
	case n.Component != "":
		return "cluster, " + amount.Of(n.Rules, "member")
	case n.Rules == 1:
		return "1 rule gives it"
	default:
		return fmt.Sprintf("%d rules give it", n.Rules)
	}
}

// sign is the character that stands on a line, so that no reader depends on colour.
func sign(s diagram.State) string {
	switch s {
	case diagram.Equal:
		return "="
	case diagram.Differs:
		return "!"
	default:
		return "?"
	}
}

// meaning says a state in words.
func meaning(s diagram.State) string {
	switch s {
	case diagram.Equal:
		return "equal at both ends"
	case diagram.Differs:
		return "the ends differ"
	default:
		return "one end is not known from the plan"
	}
}

// kinds lists what an edge compares, such as "client ID, redirect URI".
func kinds(e *diagram.Edge) string {
	var names []string
	for _, b := range e.Bonds {
		names = append(names, string(b.Kind))
	}
	return strings.Join(names, ", ")
}

// difference says what differs on an edge; empty where nothing does.
func (d *drawing) difference(e *diagram.Edge) string {
	b, broken := e.Broken()
	if !broken {
		return ""
	}
	return fmt.Sprintf("%s to %s: the %s differs, %s on the left and %s on the right",
		d.name(e.From), d.name(e.To), b.Kind, valueOr(b.Left), valueOr(b.Right))
}

// name is a box's name in a sentence.
func (d *drawing) name(node int) string {
	n := &d.diagram.Nodes[node]
	title, _ := labels(n)
	if n.Column == diagram.Audiences {
		return "the audience of " + title
	}
	return title
}

func valueOr(value string) string {
	if value == "" {
		return "nothing"
	}
	return value
}

// summary counts the lines by state.
func (d *drawing) summary() string {
	return fmt.Sprintf("%d equal, %d not known, %d different",
		d.diagram.Count(diagram.Equal), d.diagram.Count(diagram.Unknown), d.diagram.Count(diagram.Differs))
}
