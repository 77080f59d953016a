package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"entrastudio/model/token"
)

// TokensText explains tokens to a person.
func TokensText(w io.Writer, reports []*Token, now time.Time, colour bool) error {
	p := &paper{w: w, colour: colour}
	for i, r := range reports {
		if i > 0 {
			p.line("")
		}
		p.token(r, now)
	}
	return p.err
}

func (p *paper) token(r *Token, now time.Time) {
	if r.Where != "" {
		p.line("%s", p.paint(grey, r.Where))
	}
	p.line("%s", p.paint(bold, r.Sentence))
	// The words begin with the label where they have to stand alone, as in a window.
	words := strings.TrimPrefix(r.Signature.Words, r.Label()+": ")
	p.line("%s: %s", p.paint(labelColour(r.Signature.State), r.Label()), words)
	for _, problem := range r.Problems {
		p.line("  %s  %s", p.paint(yellow, problem.Code), problem.Words)
	}
	for _, defect := range r.Token.Defects {
		p.line("  %s at byte %d: %s", defect.Part, defect.Offset, defect.Words)
	}
	p.claims(r.Token, now)
	for _, row := range r.Rows {
		p.row(row)
	}
}

func labelColour(s token.State) string {
	switch s {
	case token.Valid:
		return green
	case token.Invalid:
		return red
	default:
		return yellow
	}
}

func (p *paper) claims(t *token.Token, now time.Time) {
	part := token.PartName("")
	for _, c := range t.Claims() {
		if c.Part != part {
			part = c.Part
			p.line("")
			p.line("%s", p.paint(bold, string(part)))
		}
		value := c.Display
		if !c.Time.IsZero() {
			value = fmt.Sprintf("%s (%s, %s)", c.Time.UTC().Format(time.RFC3339), c.Time.In(now.Location()).Format("15:04 MST"), token.Relative(c.Time, now))
		}
		if c.Known != "" {
			value += " (" + c.Known + ")"
		}
		p.line("  %-20s %s", c.Name, value)
		if c.Meaning != "" {
			p.line("  %-20s %s", "", p.paint(grey, c.Meaning))
		}
		if c.Trap != "" {
			p.line("  %-20s %s", "", p.paint(yellow, c.Trap))
		}
	}
}

func (p *paper) row(r Row) {
	state := p.paint(red, "refused ")
	if r.Accepted {
		state = p.paint(green, "accepted")
	}
	p.line("")
	p.line("%s %s: %s", state, r.Component, r.Why)
	if len(r.Roles) > 0 {
		p.line("         roles %s", strings.Join(r.Roles, ", "))
	}
	for _, rule := range r.Rules {
		p.line("         no match: %s", rule)
	}
}
