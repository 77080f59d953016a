package command

import (
	"bytes"
	"encoding/json"
	"io"
	"time"

	"entrastudio/app/database"
	"entrastudio/app/report"
	"entrastudio/model/catalog"
)

type countJSON struct {
	Audience string `json:"audience"`
	Rows     int64  `json:"rows"`
}

type wantedJSON struct {
	Component   catalog.Name `json:"component"`
	State       string       `json:"state"`
	Audience    string       `json:"audience"`
	Rows        int64        `json:"rows"`
	Seeded      int64        `json:"seeded"`
	OldAudience string       `json:"oldAudience"`
	OldRows     int64        `json:"oldRows"`
	// StartAdds is what Management Identity adds when it starts with presets.
	StartAdds []string `json:"startAdds,omitempty"`
}

type savedJSON struct {
	Component      catalog.Name `json:"component"`
	AudienceNow    string       `json:"audienceNow"`
	AudienceBefore string       `json:"audienceBefore"`
	Rows           int64        `json:"rows"`
	SavedAt        time.Time    `json:"savedAt"`
}

type viewJSON struct {
	Audiences []countJSON  `json:"audiences"`
	Wanted    []wantedJSON `json:"wanted,omitempty"`
	Saved     []savedJSON  `json:"saved,omitempty"`
}

func viewOf(v database.View, additions []database.Addition) viewJSON {
	adds := map[catalog.Name][]string{}
	for _, a := range additions {
		adds[a.Component] = a.Definitions
	}
	out := viewJSON{Audiences: []countJSON{}}
	for _, c := range v.Audiences {
		out.Audiences = append(out.Audiences, countJSON(c))
	}
	for _, s := range v.Wanted {
		out.Wanted = append(out.Wanted, wantedJSON{
			s.Component, s.State, s.NewAudience, s.NewRows, s.Seeded, s.OldAudience, s.OldRows, adds[s.Component],
		})
	}
	for _, s := range v.Saved {
		out.Saved = append(out.Saved, savedJSON(s))
	}
	return out
}

// checkedJSON writes the object that the verb check writes, with the member
// database beside its own.
func checkedJSON(w io.Writer, r *report.Report, found *database.Found) error {
	var text bytes.Buffer
	if err := r.JSON(&text); err != nil {
		return err
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(text.Bytes(), &members); err != nil {
		return err
	}
	var err error
	members["database"], err = json.Marshal(struct {
		Where     string `json:"where"`
		Name      string `json:"name"`
		User      string `json:"user"`
		Superuser bool   `json:"superuser"`
		Server    string `json:"server"`
		Schema    string `json:"schema"`
		viewJSON
	}{found.Where, found.Session.Database, found.Session.User, found.Session.Superuser, found.Session.Server, found.Schema, viewOf(found.View, found.Additions)})
	if err != nil {
		return err
	}
	return report.Encode(w, members)
}

// changedJSON writes what a fix or rollback did, or would do.
func changedJSON(w io.Writer, verb string, done *database.Change) error {
	return report.Encode(w, struct {
		Act       string   `json:"act"`
		Where     string   `json:"where"`
		Database  string   `json:"database"`
		Rows      int      `json:"rows"`
		Committed bool     `json:"committed"`
		Before    viewJSON `json:"before"`
		After     viewJSON `json:"after"`
	}{verb, done.Where, done.Database, done.Rows, done.Committed, viewOf(done.Before, nil), viewOf(done.After, nil)})
}
