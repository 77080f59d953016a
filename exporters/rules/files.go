package rules

import (
	"strings"
	"unicode/utf8"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/pattern"
	"entrastudio/model/plan"
)

// Folder is where the files stand in an export.
const Folder = "rules"

// The paths of the files in an export.
const (
	ScriptPath = Folder + "/orchestration.sh"
	ByHandPath = Folder + "/by-hand.md"
)

// reader names what cannot carry a value, in a refusal.
const reader = "the Orchestration Cluster's API"

// Files writes the steps by hand where the plan has mapping rules for a component
// that is on, and the script where some are for the Orchestration Cluster. What its
// API cannot carry gives an *exporters.Refusal and no file.
func Files(c *catalog.Catalog, p *plan.Plan) ([]exporters.File, []exporters.Note, error) {
	w := &writer{catalog: c, plan: p}
	if p.On(catalog.ManagementIdentity) {
		w.identity = exporters.RulesFor(p, plan.ForIdentity)
	}
	if p.On(catalog.Orchestration) && c.Cluster != nil {
		w.cluster = exporters.RulesFor(p, plan.ForCluster)
		w.ids = pattern.New(c.Cluster.IDPattern)
	}
	var files []exporters.File
	if len(w.identity)+len(w.cluster) > 0 {
		files = append(files, exporters.File{
			Path: ByHandPath, Mode: exporters.Private, Data: []byte(w.byHand()), Reader: "a person, in the user interfaces",
		})
	}
	if len(w.cluster) > 0 {
		script, err := w.script()
		if err != nil {
			return nil, nil, err
		}
		files = append(files, exporters.File{
			Path: ScriptPath, Mode: exporters.Executable, Data: []byte(script), Reader: "a POSIX shell, with curl",
		})
	}
	return files, nil, nil
}

// writer writes the rules of one plan.
type writer struct {
	catalog *catalog.Catalog
	plan    *plan.Plan
	// identity and cluster are the rules for components that are on.
	identity, cluster []*plan.MappingRule
	// ids is what the cluster's ids look like.
	ids *pattern.Pattern
}

// url is a component's base URL without a slash at its end; empty where the plan
// does not say it.
func (w *writer) url(name catalog.Name) string {
	if component := w.plan.Component(name); component != nil {
		return strings.TrimRight(component.URL, "/")
	}
	return ""
}

// longestID is how long an id in the cluster can be (Camunda docs, identity as code).
const longestID = 256

// defaultTenant is the id of the tenant that is always there, the only one outside
// of the pattern of ids (Camunda docs, multi-tenancy).
const defaultTenant = "<default>"

// refuse says what of a rule the API cannot carry; nil where it can carry all.
func (w *writer) refuse(r *plan.MappingRule) error {
	switch {
	case !w.isID(r.Name):
		return refusal(r, "its name is no id there", "name it with letters, digits and _@.+-")
	case !utf8.ValidString(r.Claim) || !utf8.ValidString(r.Value):
		return refusal(r, "its claim is not valid UTF-8", "")
	}
	for _, role := range r.Roles {
		if !w.isID(role) {
			return refusal(r, "the name of one of its roles is no id there", "name the role as the cluster lists it")
		}
	}
	for _, tenant := range r.Tenants {
		if tenant != defaultTenant && !w.isID(tenant) {
			return refusal(r, "the name of one of its tenants is no id there", "name the tenant as the cluster lists it")
		}
	}
	return nil
}

// isID reports whether a text can be an id, and a step of a path: a dot alone would
// lead elsewhere.
func (w *writer) isID(text string) bool {
	return text != "." && text != ".." && len(text) <= longestID && w.ids.MatchString(text)
}

func refusal(r *plan.MappingRule, why, hint string) error {
	return &exporters.Refusal{Where: "mapping rule " + shown(r.Name), Reader: reader, Why: why, Hint: hint}
}
