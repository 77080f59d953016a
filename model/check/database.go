package check

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// databaseRules compare what components ask Management Identity for with the rows of
// its database, which is the /noPermission case.
func databaseRules() []rule {
	const forum = "https://forum.camunda.io/t/65134"
	causes := []Code{"client.id-invalid", "audience.is-uri", "audience.keycloak-name", "audience.not-own-client"}
	return []rule{
		{Declaration{
			Code: "database.audience-stale", Severity: Error, SeenIn: []string{"V", "E", "L", "D"},
			Title:       "Identity's database still has the Keycloak-style audience",
			Explanation: "Management Identity looks permissions up by the component's audience. Its rows still carry the name that Keycloak used, so it finds none, and whoever signs in lands on /noPermission.",
			Mend:        "Declare the component presets with the client IDs and restart Management Identity, or correct the rows of public.permissions.",
			Causes:      causes,
			Links:       []string{forum},
		}, func(in *inspection, r *report) { in.findUnseeded(r, true) }},
		{Declaration{
			Code: "database.audience-missing", Severity: Error, SeenIn: []string{"V", "E", "L", "D"},
			Title:       "Identity's database has no permissions for this audience",
			Explanation: "Management Identity seeds permissions at its start for the audiences that it knows. It has none for this one, so it grants nothing, and whoever signs in has no permission.",
			Mend:        "Declare the component's preset with its client ID as the audience and restart Management Identity.",
			Causes:      causes,
			Links:       []string{forum},
		}, func(in *inspection, r *report) { in.findUnseeded(r, false) }},
		{Declaration{
			Code: "database.audience-unknown", Severity: Note, SeenIn: []string{"D"},
			Title:       "Identity's database has permissions that nobody asks for",
			Explanation: "No component of this configuration has this audience. The rows do no harm; they are left from an earlier configuration or belong to something that was not given.",
			Mend:        "Leave the rows, or find out which component they belong to.",
			Links:       []string{forum},
		}, findUnknownAudience},
	}
}

// question is one audience that somebody asks Management Identity about.
type question struct {
	component catalog.Name
	audience  string
	place     evidence.Place
	ref       catalog.Ref
	// named reports that the audience is a placeholder in a cleaned file.
	named bool
	tool  plan.Tool
}

// questions lists the audiences that components ask about by their
// configuration, and those that a log shows.
func (in *inspection) questions() []question {
	return memo(in, "questions", func() []question {
		seen := map[string]bool{}
		configured := in.configuredQuestions(seen)
		return append(configured, in.loggedQuestions(seen, len(configured) > 0)...)
	})
}

func (in *inspection) configuredQuestions(seen map[string]bool) []question {
	var all []question
	for _, p := range in.parts() {
		audience := p.Audience()
		text := audience.Value.String()
		unnamed := len(catalog.Placeholders(text)) > 0 && !in.sanitized(audience.Setting)
		if in.apiName(p.Name()) == "" || audience.Setting == nil || text == "" || unresolved(text) || unnamed || seen[string(p.Name())+text] {
			continue
		}
		seen[string(p.Name())+text], seen[text] = true, true
		all = append(all, question{p.Name(), text, audience.Setting.Place, audience.Setting.Ref, catalog.IsPlaceholder(text), p.Tool})
	}
	return all
}

// loggedQuestions are those of lines that no configuration explains. Whoever
// cleaned a log and a configuration may have named one id twice, so beside a
// configuration a placeholder in a line of nobody says nothing.
func (in *inspection) loggedQuestions(seen map[string]bool, configured bool) []question {
	var all []question
	for _, line := range in.Picture.Log {
		masked := catalog.IsPlaceholder(line.Audience)
		asks := line.Component == "" || in.apiName(line.Component) != ""
		if !asks || line.Audience == "" || seen[line.Audience] || configured && masked && line.Component == "" {
			continue
		}
		seen[line.Audience] = true
		all = append(all, question{component: line.Component, audience: line.Audience, place: line.Place, named: masked})
	}
	return all
}

// apiName is the Keycloak-style audience of a component that asks Management
// Identity for permissions; empty for one that does not.
func (in *inspection) apiName(name catalog.Name) string {
	for _, api := range in.Catalog.AskedAPIs() {
		if api.Component == name {
			return api.Audience
		}
	}
	return ""
}

// rows are the audiences of public.permissions.
func (in *inspection) rows() map[string]evidence.Audience {
	return memo(in, "rows", func() map[string]evidence.Audience {
		all := map[string]evidence.Audience{}
		for _, a := range in.Picture.Audiences {
			all[a.Text] = a
		}
		return all
	})
}

// findUnseeded reports audiences without a row: those for which a Keycloak-style
// name is left to move from, or those for which none is.
func (in *inspection) findUnseeded(r *report, stale bool) {
	if !in.Picture.AudiencesGiven {
		return
	}
	for _, q := range in.questions() {
		if _, seeded := in.rows()[q.audience]; seeded {
			continue
		}
		old, left := in.leftName(q)
		if left != stale || q.named && !left {
			continue
		}
		f := Finding{
			Component: q.component, Place: q.place, Ref: q.ref,
			Expected: Side{Value: q.audience, Because: "Management Identity is asked for this audience", Place: q.place},
			Found:    Side{Value: in.rowTexts(), Because: "public.permissions holds these", Place: in.rowPlace(old)},
		}
		if stale {
			f.Detail = fmt.Sprintf("%s asks Management Identity for the permissions of the audience %s. The database has none for it; its rows still say %s. So nobody has any permission. Seed the new audience, or correct the rows.", in.asker(q), q.audience, old)
		} else {
			f.Detail = fmt.Sprintf("%s asks Management Identity for the permissions of the audience %s, and the database has no row with it. So nobody has any permission. Declare the preset with this audience and restart Management Identity.", in.asker(q), q.audience)
		}
		f.Fix.Steps = in.seedSteps(q)
		if stale && (q.named || catalog.IsGUID(q.audience)) {
			f.Fix.Commands = renameRows(old, q.audience)
		}
		r.add(f)
	}
}

func (in *inspection) asker(q question) string {
	if q.component == "" {
		return "A component"
	}
	return in.title(q.component)
}

// leftName is the Keycloak-style name in the database that stands where the
// audience should. A log line that names no component could be any's. With ids
// beside it a placeholder may stand for one of them, so nothing can be said.
func (in *inspection) leftName(q question) (string, bool) {
	if q.named && in.realRow() {
		return "", false
	}
	if name := in.apiName(q.component); name != "" {
		_, left := in.rows()[name]
		return name, left
	}
	var names []string
	for _, api := range in.Catalog.Identity.APIs {
		if _, left := in.rows()[api.Audience]; left && q.component == "" {
			names = append(names, api.Audience)
		}
	}
	return strings.Join(names, " or "), len(names) > 0
}

func (in *inspection) realRow() bool {
	return slices.ContainsFunc(in.Picture.Audiences, func(a evidence.Audience) bool { return catalog.IsGUID(a.Text) })
}

func (in *inspection) rowTexts() string {
	var texts []string
	for _, a := range in.Picture.Audiences {
		texts = append(texts, a.Text)
	}
	if len(texts) == 0 {
		return "no row at all"
	}
	return shorten(strings.Join(texts, ", "))
}

func (in *inspection) rowPlace(audience string) evidence.Place {
	if a, ok := in.rows()[audience]; ok {
		return a.Place
	}
	for _, a := range in.Picture.Audiences {
		return a.Place
	}
	return evidence.Place{}
}

// seedSteps is the way without SQL. Management Identity adds the permissions of
// its presets at every start and never removes any (Camunda docs, upgrade of
// components from 8.9 to 8.10).
func (in *inspection) seedSteps(q question) []string {
	if q.tool == plan.Helm {
		return []string{
			"The chart renders Management Identity's presets with the configured audiences: run helm upgrade with these values.",
			"Restart Management Identity; at its start it adds the permissions for " + q.audience + ".",
			"Restart " + in.asker(q) + " and sign in again.",
		}
	}
	return []string{
		"Give Management Identity the presets with the client IDs as audiences: identity.component-presets in the variable SPRING_APPLICATION_JSON.",
		"Restart Management Identity; at its start it adds the permissions for " + q.audience + " and leaves the old rows.",
		"Restart " + in.asker(q) + " and sign in again.",
		"Where the presets cannot be declared, correct the rows by SQL: back up first, run it as it is, look at the counts, then end it with COMMIT.",
	}
}

// renameRows are the statements that move rows to another audience. They do
// nothing when the new audience has rows already, and end in ROLLBACK until a
// person decides otherwise.
func renameRows(old, audience string) []string {
	if strings.Contains(old, " or ") {
		return nil
	}
	from, to := quoteSQL(old), quoteSQL(audience)
	return []string{
		"BEGIN;",
		"SET LOCAL lock_timeout = '5s';",
		"SELECT audience, count(*) FROM public.permissions GROUP BY audience ORDER BY audience;",
		fmt.Sprintf("UPDATE public.permissions SET audience = %s WHERE audience = %s AND NOT EXISTS (SELECT 1 FROM public.permissions WHERE audience = %s);", to, from, to),
		"SELECT audience, count(*) FROM public.permissions GROUP BY audience ORDER BY audience;",
		"ROLLBACK; -- COMMIT once the counts are as expected",
	}
}

func quoteSQL(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

func findUnknownAudience(in *inspection, r *report) {
	asked := map[string]bool{}
	for _, p := range in.parts() {
		for _, item := range p.Audience().Value.Items() {
			asked[normal(item)] = true
		}
		asked[normal(p.ClientID().Value.String())] = true
	}
	moved := map[string]bool{}
	for _, q := range in.questions() {
		if _, seeded := in.rows()[q.audience]; !seeded {
			moved[in.apiName(q.component)] = true
		}
	}
	if len(in.parts()) == 0 {
		return
	}
	for _, a := range in.Picture.Audiences {
		if asked[normal(a.Text)] || moved[a.Text] {
			continue
		}
		r.add(Finding{
			Place:    a.Place,
			Detail:   fmt.Sprintf("The database has permissions for the audience %s, which no component of this configuration has. They do no harm.", a.Text),
			Expected: Side{Because: "no component has this audience"},
			Found:    Side{Value: a.Text, Because: "public.permissions holds it", Place: a.Place},
		})
	}
}
