package tenant

import (
	"fmt"
	"strings"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// topic is what the list is about.
type topic string

// The topics: what differs, the changes that mend it, what was changed, and every
// app of the tenant.
const (
	differing topic = "differences"
	changing  topic = "changes"
	journal   topic = "journal"
	every     topic = "apps"
)

// row is one line of the list, whatever its topic. One pointer is set; a difference
// stands under its registration.
type row struct {
	registration *Registration
	difference   *Difference
	change       *Change
	obstacle     *Obstacle
	run          *Run
	app          *App
	number       int
}

// topicOptions name the topics with their numbers.
func (p *Panel) topicOptions() []part.Option {
	differences, changes := 0, 0
	if r := p.state.Report; r != nil {
		differences, changes = r.Differences, len(r.Changes)
	}
	apps := words.T("tenant.topic.apps")
	if p.state.Listed {
		apps = words.N("tenant.topic.apps.read", len(p.state.Apps))
	}
	return []part.Option{
		{Value: string(differing), Title: words.N("tenant.topic.differences", differences)},
		{Value: string(changing), Title: words.N("tenant.topic.changes", changes)},
		{Value: string(journal), Title: words.N("tenant.topic.journal", len(p.state.Runs))},
		{Value: string(every), Title: apps},
	}
}

// rowsOf are the rows of the topic that hold what is searched for.
func (p *Panel) rowsOf() []*row {
	wanted := strings.ToLower(strings.TrimSpace(p.wanted))
	if p.topic == every {
		p.apps = p.apps.listing(p.state.Apps)
		return p.apps.holding(wanted)
	}
	var all []*row
	report := p.state.Report
	switch {
	case p.topic == journal:
		for i := range p.state.Runs {
			all = append(all, &row{run: &p.state.Runs[i]})
		}
	case report == nil:
	case p.topic == changing:
		for i := range report.Changes {
			all = append(all, &row{change: &report.Changes[i], number: i + 1})
		}
		for i := range report.Obstacles {
			all = append(all, &row{obstacle: &report.Obstacles[i]})
		}
	default:
		for i := range report.Registrations {
			r := &report.Registrations[i]
			all = append(all, &row{registration: r})
			for j := range r.Differences {
				all = append(all, &row{registration: r, difference: &r.Differences[j]})
			}
		}
	}
	return holding(all, wanted)
}

func holding(rows []*row, wanted string) []*row {
	if wanted == "" {
		return rows
	}
	var held []*row
	for _, one := range rows {
		if strings.Contains(strings.ToLower(one.text()), wanted) {
			held = append(held, one)
		}
	}
	return held
}

// text is what a search looks through.
func (r row) text() string {
	switch {
	case r.app != nil:
		return r.app.Searchable().text
	case r.difference != nil:
		return r.registration.Name + "\n" + words.Said(r.difference.Title) + "\n" + r.difference.Want + "\n" + r.difference.Have
	case r.registration != nil:
		return r.registration.Name + "\n" + r.registration.ClientID
	}
	return strings.Join(r.cells(), "\n")
}

// key tells a row from the others across a new comparison.
func (r row) key() string {
	switch {
	case r.difference != nil:
		return r.registration.Name + "\n" + words.Said(r.difference.Title)
	case r.registration != nil:
		return r.registration.Name
	case r.run != nil:
		return r.run.Name
	case r.app != nil:
		return r.app.ClientID
	}
	return strings.Join(r.cells(), "\n")
}

func (r row) cells() []string {
	switch {
	case r.difference != nil:
		return []string{words.Said(r.difference.Title), words.Said(r.difference.Want), words.Said(r.difference.Have)}
	case r.registration != nil:
		return []string{r.registration.Name, r.registration.ClientID, r.registration.verdict()}
	case r.change != nil:
		return []string{fmt.Sprintf("%d. %s", r.number, words.Said(r.change.Words)), r.change.Method}
	case r.obstacle != nil:
		return []string{r.obstacle.Registration + ": " + r.obstacle.Text, words.T("tenant.obstacle")}
	case r.run != nil:
		return []string{r.run.At.Format("2006-01-02 15:04"), r.run.words(), r.run.Account, r.run.made()}
	case r.app != nil:
		return []string{r.app.Name, r.app.ClientID, r.app.Registration}
	}
	return nil
}

// listRow is the row as the list shows it.
func (r row) listRow() part.Row {
	shown := part.Row{Cells: r.cells()}
	switch {
	case r.difference != nil:
		shown.State, shown.Indent = look.Warning, 1
	case r.registration != nil:
		shown.State = look.OK
		if len(r.registration.Differences) > 0 {
			shown.State = look.Warning
		}
		if !r.registration.Found {
			shown.State = look.Error
		}
	case r.change != nil:
		shown.Icon = look.Coloured(look.IconDiff, look.Muted)
	case r.obstacle != nil:
		shown.State = look.Note
	case r.run != nil:
		shown.Icon, shown.Muted = look.Coloured(look.IconUndo, look.Muted), !r.run.Undoable
	case r.app != nil:
		shown.Icon, shown.Muted = look.Coloured(look.IconApplication, look.Muted), r.app.Registration == ""
	}
	return shown
}

// verdict says in a word how a registration stands.
func (r *Registration) verdict() string {
	switch {
	case !r.Found:
		return words.T("tenant.verdict.absent")
	case len(r.Differences) == 0:
		return words.T("tenant.verdict.same")
	}
	return words.N("tenant.topic.differences", len(r.Differences))
}

// words says what a run was.
func (r *Run) words() string {
	if r.Undoes != "" {
		return words.F("tenant.run.undo", words.Data{"Run": r.Undoes})
	}
	return words.F("tenant.run.apply", words.Data{"Plan": r.Plan})
}

func (r *Run) made() string {
	return words.F("tenant.run.made", words.Data{"Made": r.Made, "Count": r.Count})
}
