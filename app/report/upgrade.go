package report

import (
	"fmt"
	"io"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/upgrade"
)

// Upgrade is what a plan's way to another minor is reported as.
type Upgrade struct {
	Plan     string
	From, To catalog.Minor
	Changes  []upgrade.Change
	// Findings are the errors and warnings that a check finds in the upgraded
	// plan.
	Findings []check.Finding
}

// JSON writes the changes as one object.
func (u *Upgrade) JSON(w io.Writer) error {
	type must struct {
		In   upgrade.Place `json:"in,omitempty"`
		What string        `json:"what"`
	}
	type change struct {
		Camunda   catalog.Minor   `json:"camunda"`
		Kind      upgrade.Kind    `json:"kind"`
		Urgency   upgrade.Urgency `json:"urgency"`
		Component catalog.Name    `json:"component,omitempty"`
		Where     string          `json:"where,omitempty"`
		Title     string          `json:"title"`
		Reason    string          `json:"reason"`
		Old       string          `json:"old"`
		New       string          `json:"new"`
		Proposed  bool            `json:"proposed"`
		Must      *must           `json:"must,omitempty"`
		Source    string          `json:"source,omitempty"`
		Verified  bool            `json:"verified"`
		Link      string          `json:"link,omitempty"`
	}
	changes := make([]change, len(u.Changes))
	for i, c := range u.Changes {
		changes[i] = change{
			Camunda: c.Minor, Kind: c.Kind, Urgency: c.Urgency, Component: c.Component, Where: c.Where, Title: c.Title,
			Reason: c.Reason, Old: tokenless(c.Old), New: tokenless(c.New), Proposed: c.Proposed, Source: c.Source, Verified: c.Sure, Link: c.Link,
		}
		if c.Acts() {
			changes[i].Must = &must{c.In, c.Must}
		}
	}
	through := upgrade.Through(u.From, u.To)
	if through == nil {
		through = []catalog.Minor{}
	}
	type finding struct {
		Code      check.Code     `json:"code"`
		Severity  check.Severity `json:"severity"`
		Component catalog.Name   `json:"component,omitempty"`
		Title     string         `json:"title"`
	}
	findings := make([]finding, len(u.Findings))
	for i, f := range u.Findings {
		findings[i] = finding{f.Code, f.Severity, f.Component, f.Title}
	}
	return Encode(w, map[string]any{
		"plan": u.Plan, "from": u.From, "to": u.To, "through": through, "changes": changes, "findings": findings,
	})
}

// Text writes the changes for a person, minor by minor: first what somebody has
// to do, then what the upgrade has done.
func (u *Upgrade) Text(w io.Writer, colour bool) error {
	p := &paper{w: w, colour: colour}
	if u.From == u.To {
		p.line("%s is a plan for Camunda %s already: nothing changes.", u.Plan, u.From)
		return p.err
	}
	p.line("%s: from Camunda %s to %s", u.Plan, u.From, u.To)
	for _, minor := range upgrade.Through(u.From, u.To) {
		p.line("")
		p.line("%s", p.paint(bold, "To Camunda "+string(minor)))
		u.section(p, minor, "to do, without which it does not work", func(c *upgrade.Change) bool { return c.Urgency == upgrade.Mandatory })
		u.section(p, minor, "better done", func(c *upgrade.Change) bool { return c.Urgency == upgrade.Recommended })
		u.section(p, minor, "done in the plan", func(c *upgrade.Change) bool { return c.Urgency == upgrade.Done && c.Kind != upgrade.OfAddress })
		u.addresses(p, minor)
	}
	u.findings(p)
	p.line("")
	p.line("%s", u.summary())
	return p.err
}

// findings says what is still to be mended in the upgraded plan.
func (u *Upgrade) findings(p *paper) {
	p.line("")
	if len(u.Findings) == 0 {
		p.line("%s", p.paint(bold, "A check finds no error and no warning in the upgraded plan"))
		return
	}
	p.line("%s", p.paint(bold, "What a check finds in the upgraded plan"))
	for i := range u.Findings {
		f := &u.Findings[i]
		p.line("  %s %s  [%s]", p.paint(severityColour(f.Severity), string(f.Severity)), f.Title, f.Code)
	}
}

func (u *Upgrade) section(p *paper, minor catalog.Minor, title string, in func(*upgrade.Change) bool) {
	begun := false
	for i := range u.Changes {
		c := &u.Changes[i]
		if c.Minor != minor || !in(c) {
			continue
		}
		if !begun {
			begun = true
			p.line("")
			p.line("  %s", p.paint(urgencyColour(c.Urgency), strings.ToUpper(title[:1])+title[1:]))
		}
		p.upgradeChange(c)
	}
}

func urgencyColour(u upgrade.Urgency) string {
	switch u {
	case upgrade.Mandatory:
		return red
	case upgrade.Recommended:
		return yellow
	default:
		return green
	}
}

func (p *paper) upgradeChange(c *upgrade.Change) {
	p.line("")
	head := p.paint(bold, c.Title)
	if c.Component != "" {
		head += "  [" + string(c.Component) + "]"
	}
	p.line("  %s", head)
	if c.Where != "" && c.Kind != upgrade.OfChart {
		p.line("    at   %s", p.paint(grey, c.Where))
	}
	p.line("    why  %s", c.Reason)
	if c.Old != "" {
		p.line("    was  %s", visible(c.Old))
	}
	if c.New != "" {
		proposed := ""
		if c.Proposed {
			proposed = p.paint(yellow, "  (proposed: look at it)")
		}
		p.line("    now  %s%s", visible(c.New), proposed)
	}
	if c.Acts() {
		p.line("    you  %s: %s", placeWords(c.In), c.Must)
	}
	source := c.Source
	if !c.Sure {
		source += " (not verified)"
	}
	p.line("    see  %s", p.paint(grey, strings.TrimSpace(source+"  "+c.Link)))
}

// placeWords names where a person acts.
func placeWords(in upgrade.Place) string {
	switch in {
	case upgrade.InEntra:
		return "in Entra ID"
	case upgrade.InCamunda:
		return "in Camunda"
	case upgrade.InClients:
		return "in the programs"
	case upgrade.InContainers:
		return "in the containers"
	default:
		return "in the Helm release"
	}
}

// addresses lists what merely stands at another place, one line each.
func (u *Upgrade) addresses(p *paper, minor catalog.Minor) {
	begun := false
	for i := range u.Changes {
		c := &u.Changes[i]
		if c.Minor != minor || c.Kind != upgrade.OfAddress {
			continue
		}
		if !begun {
			begun = true
			p.line("")
			p.line("  %s", p.paint(green, "At another place in the values, which the export writes"))
		}
		p.line("    %s", c.Old)
		p.line("      -> %s", c.New)
	}
}

func (u *Upgrade) summary() string {
	count := map[upgrade.Urgency]int{}
	for i := range u.Changes {
		count[u.Changes[i].Urgency]++
	}
	return fmt.Sprintf("%d changes: %d to do, %d better done, %d done in the plan",
		len(u.Changes), count[upgrade.Mandatory], count[upgrade.Recommended], count[upgrade.Done])
}
