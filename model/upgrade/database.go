package upgrade

import (
	"fmt"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// postgres is the port that PostgreSQL listens on.
const postgres = 5432

// databases takes the databases out of the chart's hands that it no longer
// deploys.
func (s *step) databases() {
	if s.plan.Deployment.With == plan.Compose {
		return
	}
	for i := range s.facts.Databases {
		fact := &s.facts.Databases[i]
		if d := s.plan.Database(fact.Name); d != nil && d.Bundled {
			s.database(fact, d)
		}
	}
}

func (s *step) database(fact *catalog.DatabaseEnd, d *plan.Database) {
	change := Change{
		Kind: OfDatabase, Where: "databases/" + fact.Name, Urgency: Urgency(fact.Urgency),
		Title: "The database " + fact.Name + " is better not the chart's", Old: "deployed by the chart",
		In: InHelm, Must: fact.Must,
	}
	if change.Urgency == Mandatory {
		change.Title = "The database " + fact.Name + " is no longer the chart's"
		// The administrator's password belonged to the chart's own server.
		d.Bundled = false
		d.AdminPassword = plan.SecretRef{}
		if d.Host == "" && d.URL == "" {
			d.Host, _ = s.filled(fact.Host)
			change.Proposed = true
		}
		if d.Port == 0 {
			d.Port = postgres
		}
		if d.Database == "" {
			d.Database = fact.Database
		}
		if d.Username == "" {
			d.Username = fact.Username
		}
		change.New = fmt.Sprintf("%s:%d/%s as %s", d.Host, d.Port, d.Database, d.Username)
		if d.URL != "" {
			change.New = d.URL + " as " + d.Username
		}
	}
	s.tell(change, fact.Advice)
}
