package registrations

import (
	"strconv"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/plan"
	"entrastudio/views/findings"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// path is a registration's place in the plan.
func path(index int) string { return "registrations/" + strconv.Itoa(index) }

// users are the components that use a registration, those that are off last.
func users(p *plan.Plan, name string) (on, off []catalog.Name) {
	for i := range p.Components {
		c := &p.Components[i]
		switch {
		case c.Registration != name || name == "":
		case c.Enabled:
			on = append(on, c.Name)
		default:
			off = append(off, c.Name)
		}
	}
	return on, off
}

// titles names components as people do.
func titles(c *catalog.Catalog, names []catalog.Name) string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = string(name)
		if fact := c.Component(name); fact != nil {
			all[i] = fact.Title
		}
	}
	return strings.Join(all, ", ")
}

// found picks the findings of one registration.
func found(all []check.Finding, index int) []check.Finding {
	var own []check.Finding
	for i := range all {
		address := all[i].Place.Address
		if address == path(index) || strings.HasPrefix(address, path(index)+"/") {
			own = append(own, all[i])
		}
	}
	return own
}

// row is a registration in the list. One that nobody uses is muted.
func (p *Panel) row(index int) part.Row {
	now := p.studio.Plan()
	r := &now.Registrations[index]
	own := found(p.studio.Findings(), index)
	on, _ := users(now, r.Name)
	row := part.Row{
		State: findings.Worst(own),
		Cells: []string{r.Name, r.ClientID, platformWord(r.Platform), titles(p.studio.Catalog(), on), findings.Word(own)},
	}
	if len(on) == 0 {
		row.Muted = true
		row.Cells[3] = words.T("registrations.unused")
		if row.State == look.OK {
			row.State = look.Off
		}
	}
	return row
}

// platformWord is a platform in the words of Microsoft's portal.
func platformWord(platform catalog.Platform) string {
	switch platform {
	case catalog.PlatformWeb:
		return words.T("registrations.platform.web")
	case catalog.PlatformSPA:
		return words.T("registrations.platform.spa")
	case catalog.PlatformNone:
		return words.T("registrations.platform.none")
	default:
		return ""
	}
}
