package sql

import (
	"encoding/json"
	"strings"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// Folder is where the scripts stand in an export.
const Folder = "sql"

// The scripts' paths.
const (
	InspectPath  = Folder + "/00-inspect.sql"
	FixPath      = Folder + "/10-fix-audiences.sql"
	ClaimPath    = Folder + "/20-initial-claim.sql"
	RollbackPath = Folder + "/90-rollback.sql"
)

// Files writes the scripts for a plan: the one that looks always, those that
// move rows and bring them back where the plan says an audience, and the one for
// the first administrator's rule in minors that read no declared rules. A plan
// without Management Identity has no such database and gives no file. An
// audience that PostgreSQL cannot hold gives an *exporters.Refusal.
func Files(c *catalog.Catalog, p *plan.Plan) ([]exporters.File, []exporters.Note, error) {
	if !p.On(catalog.ManagementIdentity) {
		return nil, nil, nil
	}
	wanted, notes, err := WantedAudiences(c, p)
	if err != nil {
		return nil, nil, err
	}
	w := &writer{catalog: c, plan: p, wanted: wanted}
	files := []exporters.File{file(InspectPath, w.inspect())}
	if len(wanted) > 0 {
		files = append(files, file(FixPath, w.fix()))
		notes = append(notes, exporters.Note{Where: FixPath, Text: w.withoutSQL()})
	}
	claim, err := w.claim()
	if err != nil {
		return nil, nil, err
	}
	if claim != nil {
		files = append(files, file(ClaimPath, claim))
		notes = append(notes, exporters.Note{Where: ClaimPath, Text: claimNote})
	}
	if len(wanted) > 0 {
		files = append(files, file(RollbackPath, w.rollback()))
	}
	return files, notes, nil
}

func file(path string, s *script) exporters.File {
	return exporters.File{Path: path, Mode: exporters.Private, Data: []byte(s.String()), Reader: reader}
}

// writer writes the scripts of one plan.
type writer struct {
	catalog *catalog.Catalog
	plan    *plan.Plan
	wanted  []Wanted
}

// withoutSQL says how the audiences come into the database without a script.
func (w *writer) withoutSQL() string {
	const last = " Run the script only where 00-inspect.sql still says \"to move\" after that."
	switch {
	case w.plan.Deployment.With != plan.Compose:
		return "No SQL is needed first: the chart renders Management Identity's presets with these audiences. Run helm upgrade" +
			" and restart Management Identity; at its start it adds their permissions and leaves the old rows." + last
	case w.presetsDeclared():
		return "No SQL is needed first: SPRING_APPLICATION_JSON of Management Identity declares the presets with these audiences." +
			" Restart Management Identity with it; at its start it adds their permissions and leaves the old rows." + last
	default:
		return "Try without SQL first: give Management Identity the presets with these audiences (identity.component-presets in" +
			" SPRING_APPLICATION_JSON, which this plan sets to something else) and restart it; at its start it adds their permissions." + last
	}
}

// presetsDeclared reports that a container of Management Identity gets every
// wanted audience in a setting of JSON.
func (w *writer) presetsDeclared() bool {
	component := w.catalog.Component(catalog.ManagementIdentity)
	if component == nil {
		return false
	}
	for _, s := range component.List() {
		if s.Form != catalog.FormJSON || !w.plan.Deployment.With.Reads(s) {
			continue
		}
		text := w.plan.Effective(w.catalog, s).Value.String()
		if strings.Contains(text, "component-presets") && w.allIn(text) {
			return true
		}
	}
	return false
}

func (w *writer) allIn(text string) bool {
	for _, wanted := range w.wanted {
		var written strings.Builder
		encoder := json.NewEncoder(&written)
		encoder.SetEscapeHTML(false)
		if encoder.Encode(wanted.New) != nil || !strings.Contains(text, strings.TrimSpace(written.String())) {
			return false
		}
	}
	return true
}
