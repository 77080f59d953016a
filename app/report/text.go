package report

import (
	"fmt"
	"io"
	"strings"

	"entrastudio/model/amount"
	"entrastudio/model/check"
	"entrastudio/model/login"
)

// paper writes lines for people; it keeps the first error.
type paper struct {
	w      io.Writer
	colour bool
	err    error
}

func (p *paper) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, harmless(fmt.Sprintf(format, args...), p.colour)+"\n")
	}
}

// The colours of a terminal, by what they say.
const (
	red    = "31"
	yellow = "33"
	green  = "32"
	grey   = "90"
	bold   = "1"
)

func (p *paper) paint(colour, text string) string {
	if !p.colour {
		return text
	}
	return "\x1b[" + colour + "m" + text + "\x1b[0m"
}

// Text writes the report for a person: what was read, the findings with causes
// above what follows from them, and how the logins end.
func (r *Report) Text(w io.Writer, colour bool) error {
	p := &paper{w: w, colour: colour}
	p.line("Camunda %s (%s)", r.Picture.Minor, r.minorWhy())
	if len(r.Picture.AsWell) > 0 {
		p.line("  %s", p.paint(yellow, "only what is wrong in each of these minors is said; --camunda tells which one it is"))
	}
	for _, in := range r.Picture.Inputs {
		text := fmt.Sprintf("  %s: %s", in.File, in.Kind)
		if in.Component != "" {
			text += " of " + string(in.Component)
		}
		if in.Summary != "" {
			text += ", " + in.Summary
		}
		if in.Excerpt {
			text += "; they stand in a larger text, and what they leave out is judged by the chart's defaults"
		}
		p.line("%s", p.paint(grey, text))
	}
	for _, u := range r.Picture.Unread {
		p.line("  %s", p.paint(yellow, "not read: "+u.Place.String()+": "+u.Why))
	}
	for i := range r.Findings {
		p.finding(&r.Findings[i])
	}
	p.line("")
	p.line("%s", r.summary())
	p.endings(r.Logins)
	return p.err
}

// endings says how the logins end, one line each; those that nobody can tell
// for want of evidence share one.
func (p *paper) endings(logins []login.Login) {
	var open []string
	for _, l := range logins {
		if l.Outcome == login.Unknown {
			open = append(open, string(l.Component))
			continue
		}
		p.line("%s", p.paint(outcomeColour(l.Outcome), ending(l)))
		p.line("  %s", l.Because)
	}
	if len(open) > 0 {
		p.line("%s", p.paint(grey, "login unknown for want of evidence: "+strings.Join(open, ", ")))
	}
}

func ending(l login.Login) string {
	text := "login " + string(l.Component) + ": " + string(l.Outcome)
	if l.EndsOn != "" {
		text += ", ends on " + l.EndsOn
	}
	return text
}

func (r *Report) minorWhy() string {
	if r.Picture.MinorGiven {
		return "as given"
	}
	return r.Picture.MinorWhy
}

func (p *paper) finding(f *check.Finding) {
	p.line("")
	head := p.paint(severityColour(f.Severity), string(f.Severity)) + " " + p.paint(bold, f.Title)
	p.line("%s  [%s]", head, f.Code)
	where := f.Place.String()
	if f.Place.Address != "" {
		where = strings.TrimSpace(where + "  " + f.Place.Address)
	}
	if where != "" {
		p.line("  at   %s", where)
	}
	if f.Detail != "" {
		p.line("  why  %s", f.Detail)
	}
	p.side("want", f.Expected)
	p.side("have", f.Found)
	if f.Fix.Words != "" {
		p.line("  fix  %s", f.Fix.Words)
	}
	for _, step := range f.Fix.Steps {
		p.line("       - %s", step)
	}
	for _, command := range f.Fix.Commands {
		p.line("       $ %s", strings.ReplaceAll(command, "\n", "\n         "))
	}
	if len(f.DependsOn) > 0 {
		p.line("  %s", p.paint(grey, "follows from "+joined(f.DependsOn)))
	}
}

func (p *paper) side(name string, s check.Side) {
	if s.Value == "" {
		return
	}
	text := s.Value
	if s.Because != "" {
		text += ", " + s.Because
	}
	p.line("  %s %s", name, text)
}

func severityColour(s check.Severity) string {
	switch s {
	case check.Error:
		return red
	case check.Warning:
		return yellow
	default:
		return grey
	}
}

func joined(codes []check.Code) string {
	texts := make([]string, len(codes))
	for i, c := range codes {
		texts[i] = string(c)
	}
	return strings.Join(texts, ", ")
}

func (r *Report) summary() string {
	errors, warnings, notes := r.count(check.Error), r.count(check.Warning), r.count(check.Note)
	if errors+warnings+notes == 0 {
		return "nothing found"
	}
	return fmt.Sprintf("%s, %s, %s", amount.Of(errors, "error"), amount.Of(warnings, "warning"), amount.Of(notes, "note"))
}

// LoginsText writes logins step by step.
func LoginsText(w io.Writer, logins []login.Login, colour bool) error {
	p := &paper{w: w, colour: colour}
	p.logins(logins)
	return p.err
}

func (p *paper) logins(logins []login.Login) {
	for _, l := range logins {
		p.line("")
		p.line("%s", p.paint(outcomeColour(l.Outcome), ending(l)))
		if l.Because != "" {
			p.line("  %s", l.Because)
		}
		for i := range l.Steps {
			p.step(i+1, &l.Steps[i])
		}
	}
}

func (p *paper) step(n int, s *login.Step) {
	p.line("  %2d. %-11s %s", n, s.State, s.Title)
	for _, part := range [][2]string{{"", s.Detail}, {"sent ", s.Sent}, {"expected ", s.Expected}, {"from ", s.Source}, {"decided at ", decided(s)}} {
		if part[1] != "" {
			p.line("                  %s%s", part[0], part[1])
		}
	}
	for i := range s.Rules {
		r := &s.Rules[i]
		if r.Matched {
			p.line("                  rule %s matches", r.Rule.Name)
			continue
		}
		p.line("                  rule %s does not match: %s", r.Rule.Name, r.Why())
	}
}

func decided(s *login.Step) string {
	return strings.TrimSpace(s.Decides.String() + "  " + s.Decides.Address)
}

func outcomeColour(o login.Outcome) string {
	switch o {
	case login.OK:
		return green
	case login.Unknown:
		return grey
	default:
		return red
	}
}
