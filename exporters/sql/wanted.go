package sql

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// reader names the program that a refusal is about.
const reader = "psql"

// Wanted is an audience that a component asks Management Identity about, and
// the Keycloak-style name that its rows carry unless they were seeded right.
type Wanted struct {
	Component catalog.Name
	Title     string
	Old, New  string
	// Definitions are the permissions that Management Identity seeds.
	Definitions []string
}

// WantedAudiences lists the audiences of the plan's components that ask
// Management Identity for permissions, in the catalogue's order. The notes name
// those that no script moves. An audience that PostgreSQL cannot hold gives an
// *exporters.Refusal.
func WantedAudiences(c *catalog.Catalog, p *plan.Plan) ([]Wanted, []exporters.Note, error) {
	if !p.On(catalog.ManagementIdentity) {
		return nil, nil, nil
	}
	var (
		wanted []Wanted
		notes  []exporters.Note
	)
	for _, api := range c.AskedAPIs() {
		if !p.On(api.Component) {
			continue
		}
		audience := p.AudienceOf(c, api.Component)
		if err := carry(audience); err != nil {
			return nil, nil, &exporters.Refusal{Where: "audience of " + string(api.Component), Reader: reader, Why: err.Error()}
		}
		switch {
		case audience == "":
			notes = append(notes, note(api, "The plan says no audience for "+api.Title+", so no script looks for it: give its app registration a client ID."))
		case isKeycloakName(c, audience):
			notes = append(notes, note(api, "The audience of "+api.Title+" in the plan is still a name of Keycloak's, so no script moves rows to it: make it the client ID."))
		default:
			wanted = append(wanted, Wanted{api.Component, api.Title, api.Audience, audience, api.Permissions})
		}
	}
	return wanted, notes, nil
}

func note(api catalog.API, text string) exporters.Note {
	return exporters.Note{Setting: catalog.Ref{Component: api.Component, Key: "audience"}, Where: Folder, Text: text}
}

func isKeycloakName(c *catalog.Catalog, audience string) bool {
	for _, api := range c.Identity.APIs {
		if api.Audience == audience {
			return true
		}
	}
	return false
}

// carry says why PostgreSQL cannot hold a text; nil where it can.
func carry(text string) error {
	switch {
	case !utf8.ValidString(text):
		return fmt.Errorf("it is not valid UTF-8")
	case strings.ContainsRune(text, 0):
		return fmt.Errorf("it holds a NUL character, which PostgreSQL cannot store")
	default:
		return nil
	}
}

// WantsQuery is the statement that tells the others the wanted audiences.
func WantsQuery(wanted []Wanted) string {
	if len(wanted) == 0 {
		return Wants.Set("[]")
	}
	rows := make([]string, len(wanted))
	for i, w := range wanted {
		rows[i] = fmt.Sprintf("\n\t(%d, %s, %s, %s, %d)", i+1, quote(string(w.Component)), quote(w.Old), quote(w.New), len(w.Definitions))
	}
	return Wants.set("jsonb_agg(w)::text") + "\nFROM (VALUES" + strings.Join(rows, ",") + "\n) AS w (place, component, old, new, seeded)"
}
