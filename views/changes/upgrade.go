package changes

import (
	"slices"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/token"
	"entrastudio/model/upgrade"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// minorWidth has room for the number of a minor below its title.
const minorWidth float32 = 72

// UpgradeColumns are those of a list of an upgrade's changes.
func UpgradeColumns() []part.ListColumn {
	return []part.ListColumn{
		{Title: words.T("changes.column.what")}, {Title: words.T("changes.column.minor"), Width: minorWidth},
	}
}

// Upgrade are the lines of an upgrade, grouped by the component that they touch:
// in each group first what a person has to do. What merely stands at another place
// in the values comes last.
func Upgrade(all []upgrade.Change, titles func(catalog.Name) string) []Entry {
	var entries []Entry
	for _, group := range upgradeGroups(all) {
		name := words.T("changes.deployment")
		switch {
		case group[0].Kind == upgrade.OfAddress:
			name = words.T("changes.addresses")
		case group[0].Component != "" && group[0].Component != catalog.Global:
			name = titles(group[0].Component)
		}
		entries = append(entries, title(name))
		for _, c := range group {
			cells := []string{words.Said(c.Title), string(c.Minor)}
			if c.Kind == upgrade.OfAddress {
				cells[0] = c.New
			}
			entries = append(entries, Entry{
				Cells: cells, State: UrgencyState(c.Urgency), Detail: func() fyne.CanvasObject { return upgradeDetail(c) },
			})
		}
	}
	return entries
}

// upgradeGroups gathers changes by component in the order in which they come, the
// deployment as a whole first and other places in the values last.
func upgradeGroups(all []upgrade.Change) [][]*upgrade.Change {
	var order []string
	groups := map[string][]*upgrade.Change{}
	for i := range all {
		c := &all[i]
		key := string(c.Component)
		switch {
		case c.Kind == upgrade.OfAddress:
			key = "\x7f"
		case c.Component == catalog.Global:
			key = ""
		}
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], c)
	}
	slices.SortStableFunc(order, func(a, b string) int { return place(a) - place(b) })
	sorted := make([][]*upgrade.Change, len(order))
	for i, key := range order {
		slices.SortStableFunc(groups[key], func(a, b *upgrade.Change) int { return rank(a.Urgency) - rank(b.Urgency) })
		sorted[i] = groups[key]
	}
	return sorted
}

// place puts the deployment first and addresses last.
func place(key string) int {
	switch key {
	case "":
		return 0
	case "\x7f":
		return 2
	default:
		return 1
	}
}

func rank(u upgrade.Urgency) int {
	return slices.Index([]upgrade.Urgency{upgrade.Mandatory, upgrade.Recommended, upgrade.Done}, u)
}

// UrgencyState is how an urgency looks.
func UrgencyState(u upgrade.Urgency) look.State {
	switch u {
	case upgrade.Mandatory:
		return look.Warning
	case upgrade.Recommended:
		return look.Note
	default:
		return look.OK
	}
}

func urgencyWord(u upgrade.Urgency) string {
	switch u {
	case upgrade.Mandatory:
		return words.T("changes.mandatory")
	case upgrade.Recommended:
		return words.T("changes.recommended")
	default:
		return words.T("changes.done")
	}
}

// upgradeDetail is one change: why it is made, what was and is, what is left to do,
// and where the fact comes from.
func upgradeDetail(c *upgrade.Change) fyne.CanvasObject {
	lines := part.Column(look.Between, heading(words.Said(c.Title)), part.NewBadge(UrgencyState(c.Urgency), urgencyWord(c.Urgency), 0), paragraph(words.Said(c.Reason)))
	if c.Acts() {
		lines.Add(section(placeTitle(c.In), paragraph(words.Said(c.Must))))
	}
	if c.Old != "" || c.New != "" {
		lines.Add(part.NewChange(words.Said(plain(c.Old)), words.Said(plain(c.New))))
	}
	if c.Proposed {
		lines.Add(part.NewBadge(look.Warning, words.T("changes.proposed"), 0))
	}
	if c.Where != "" {
		lines.Add(section(words.T("changes.where"), part.NewID(c.Where)))
	}
	source := c.Source
	if !c.Sure {
		source = words.F("changes.unsure", words.Data{"Source": c.Source})
	}
	sources := part.Column(0, remark(source))
	if c.Link != "" {
		sources.Add(part.NewID(c.Link))
	}
	lines.Add(section(words.T("changes.source"), sources))
	return lines
}

func plain(text string) string {
	switch {
	case text == "":
		return words.T("changes.nothing")
	case token.Hides(text):
		return words.T("changes.token")
	default:
		return text
	}
}

// placeTitle says where a person acts.
func placeTitle(in upgrade.Place) string {
	switch in {
	case upgrade.InEntra:
		return words.T("changes.in.entra")
	case upgrade.InCamunda:
		return words.T("changes.in.camunda")
	case upgrade.InClients:
		return words.T("changes.in.clients")
	case upgrade.InContainers:
		return words.T("changes.in.containers")
	default:
		return words.T("changes.in.helm")
	}
}
