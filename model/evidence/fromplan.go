package evidence

import (
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// Locator knows the file of a plan.
type Locator interface {
	// Place finds the line and the column of a plan path; both are 0 where the
	// file says nothing there.
	Place(path string) (line, column int)
	// Unknown lists the keys that mean nothing.
	Unknown() []plan.Unknown
}

// FromPlan makes a picture of a plan: every setting that an export would write,
// as the tool of the plan reads it. A place names the plan path that decides;
// with a locator it has line and column too.
func FromPlan(p *plan.Plan, c *catalog.Catalog, file string, where Locator) *Picture {
	return pictureOf(p, c, nil, file, where)
}

// FromEdited is FromPlan for a plan at work on a desk, without file and lines.
// What an edit left alone is taken from the picture before it; nil where there is
// none. Neither picture's rules may be changed.
func FromEdited(p *plan.Plan, c *catalog.Catalog, before *Picture) *Picture {
	return pictureOf(p, c, before, "", nil)
}

func pictureOf(p *plan.Plan, c *catalog.Catalog, before *Picture, file string, where Locator) *Picture {
	f := &fromPlan{
		before: before,
		pic:    &Picture{Minor: c.Minor, MinorGiven: true, MinorWhy: "the plan says so", Plan: p},
		plan:   p, catalog: c,
	}
	f.pic.planFile, f.pic.planPlaces = file, where
	if where != nil {
		f.pic.PlanUnknown = where.Unknown()
	}
	f.pic.Inputs = []Input{{File: file, Kind: KindPlan, Why: "a plan", Sanitized: sanitizedPlan(p)}}
	f.settings()
	f.members()
	f.rules()
	f.presets()
	f.kept()
	f.pic.Inputs[0].Summary = strconv.Itoa(len(f.pic.Settings)) + " settings"
	return f.pic
}

// sanitizedPlan reports that every id of a plan is a placeholder such as
// <TENANT_ID>, as in a plan that was made of a cleaned file.
func sanitizedPlan(p *plan.Plan) bool {
	ids := []string{p.Tenant.ID}
	for i := range p.Registrations {
		ids = append(ids, p.Registrations[i].ClientID)
	}
	masked := 0
	for _, id := range ids {
		switch {
		case catalog.IsPlaceholder(id):
			masked++
		case id != "":
			return false
		}
	}
	return masked > 0
}

type fromPlan struct {
	// before is a picture whose parts can be taken where they are the same.
	before  *Picture
	pic     *Picture
	plan    *plan.Plan
	catalog *catalog.Catalog
}

func (f *fromPlan) place(path string) Place { return f.pic.InPlan(path) }

// settings leaves out the JSON that repeats presets and rules: both are evidence
// of their own, and thousands of rules take long to write.
func (f *fromPlan) settings() {
	f.plan.EachWritten(f.catalog, func(s *catalog.Setting, value plan.Resolved) {
		if value.Origin == plan.Defaulted || value.Origin == plan.Nulled {
			return
		}
		f.pic.Add(Setting{
			Ref: s.Ref(), Value: value.Value, Place: f.place(value.Path),
			Via: ViaPlan, Tool: f.plan.Deployment.With, Secret: planSecret(s, value.Value),
		})
	}, catalog.FormJSON)
}

// planSecret describes a secret setting of a plan, which is always a reference.
func planSecret(s *catalog.Setting, v catalog.Value) *Secret {
	if s.Form != catalog.FormSecret {
		return nil
	}
	ref, err := plan.ParseSecretRef(v.Text)
	if err != nil {
		return &Secret{Literal: true}
	}
	return &Secret{Ref: ref, KeyMissing: ref.Store == plan.InKubernetes && ref.Key == ""}
}

// members reads the members of the cluster's roles, the chart's own included.
func (f *fromPlan) members() {
	if f.catalog.Cluster == nil || !f.plan.On(catalog.Orchestration) {
		return
	}
	for _, role := range f.catalog.Cluster.Roles {
		for _, kind := range role.Members {
			s := f.catalog.Setting(catalog.Orchestration, catalog.RoleKey(role.Name, kind))
			if s == nil {
				continue
			}
			found := Members{Role: role.Name, Of: kind}
			if said := f.pic.First(s.Component, s.Key); said != nil {
				// It was worked out among the settings, from thousands of rules.
				found.Names, found.Place = said.Value.Items(), said.Place
			} else {
				value := f.plan.Effective(f.catalog, s)
				found.Names, found.Place = value.Value.Items(), f.place(value.Path)
				found.Default = value.Origin == plan.Defaulted || value.Origin == plan.Nulled
			}
			if len(found.Names) > 0 {
				f.pic.Members = append(f.pic.Members, found)
			}
		}
	}
}

func (f *fromPlan) rules() {
	if f.sameRules() {
		f.pic.Rules = slices.Clip(f.before.Rules[:len(f.plan.MappingRules)])
		return
	}
	f.pic.Rules = make([]Rule, len(f.plan.MappingRules))
	paths := numbered(rulePath, len(f.plan.MappingRules))
	for i := range f.plan.MappingRules {
		found := &f.pic.Rules[i]
		found.MappingRule, found.Type, found.Place = &f.plan.MappingRules[i], "ROLE", f.place(paths[i])
		if len(found.Tenants) > 0 && len(found.Roles) == 0 {
			found.Type = "TENANT"
		}
	}
}

// sameRules reports that the picture before begins with the very rules of this
// plan, at the same places. An edit that changes no rule shares them, and to make
// thousands anew at each keystroke costs more than all the rest.
func (f *fromPlan) sameRules() bool {
	rules := f.plan.MappingRules
	if f.before == nil || len(rules) == 0 || len(f.before.Rules) < len(rules) {
		return false
	}
	for i := range rules {
		if f.before.Rules[i].MappingRule != &rules[i] {
			return false
		}
	}
	last := len(rules) - 1
	return f.before.Rules[last].Place == f.place(rulePath+strconv.Itoa(last))
}

// rulePath begins the path of a rule in a plan.
const rulePath = "mappingRules/"

// numbered lists a path with each number behind it, from 0 on. All share one text:
// a plan may hold thousands of rules, and is read at each keystroke.
func numbered(path string, count int) []string {
	var text strings.Builder
	// No path is longer than the last: the text never moves, and parts of it can be
	// given away while it grows.
	text.Grow(count * (len(path) + len(strconv.Itoa(count))))
	all := make([]string, count)
	var digits []byte
	for i := range count {
		from := text.Len()
		digits = strconv.AppendInt(digits[:0], int64(i), 10)
		text.WriteString(path)
		text.Write(digits)
		all[i] = text.String()[from:]
	}
	return all
}

// presets are what Management Identity seeds: an export writes them with the
// plan's own audiences.
func (f *fromPlan) presets() {
	for _, api := range f.catalog.Identity.APIs {
		if !f.plan.On(api.Component) {
			continue
		}
		audience := f.plan.AudienceOf(f.catalog, api.Component)
		for _, permission := range api.Permissions {
			f.pic.Presets = append(f.pic.Presets, Preset{
				Preset: api.Preset, Audience: audience, Permission: permission,
				Place: f.place("components/" + string(api.Component)),
			})
		}
	}
}

// kept lists what an import did not understand, so that a misspelt key is still
// found in the plan.
func (f *fromPlan) kept() {
	if f.plan.Kept.Helm != nil {
		f.keys("", f.plan.Kept.Helm)
	}
	for _, service := range f.plan.Kept.Environment {
		for _, v := range service.Variables {
			f.pic.Variables = append(f.pic.Variables, Variable{
				Name: v.Name, Service: service.Service, Component: f.componentOf(service.Service),
				Place: f.place("kept/environment/" + service.Service + "/" + v.Name),
			})
		}
	}
}

func (f *fromPlan) componentOf(service string) catalog.Name {
	for i := range f.catalog.Components {
		for _, s := range f.catalog.Components[i].Services {
			if s.Name == service {
				return f.catalog.Components[i].Name
			}
		}
	}
	return ""
}

func (f *fromPlan) keys(path string, node *yaml.Node) {
	if node.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(node.Content); i += 2 {
			f.keys(strings.TrimPrefix(path+"."+node.Content[i].Value, "."), node.Content[i+1])
		}
		return
	}
	value, _ := catalog.FromNode(node)
	f.pic.Keys = append(f.pic.Keys, Key{
		Path: path, Kind: value.Kind, Place: f.place("kept/helm/" + strings.ReplaceAll(path, ".", "/")),
	})
}
