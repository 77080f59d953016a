package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/lookup"
	"entrastudio/model/plan"
)

// planFileRules are about a plan as somebody wrote it: what it says to nobody.
func planFileRules() []rule {
	return []rule{
		{Declaration{
			Code: "plan.key-unread", Severity: Warning, SeenIn: []string{"V"},
			Title:       "Nothing reads this key of the plan",
			Explanation: "A plan's unknown keys are kept, because a newer studio or a tool of one's own may read them. A misspelt one is lost in silence: no check looks at it and no export writes it.",
			Mend:        "Correct the key, or begin it with x- where it is for a tool of your own.",
		}, findPlanKeyUnread},
		{Declaration{
			Code: "plan.registration-unknown", Severity: Error, SeenIn: []string{"V"},
			Title:       "The plan has no app registration of this name",
			Explanation: "A component refers to its app registration by name, and gets client ID, audience, scope and secret from there. Where no registration has the name, the component gets none of them.",
			Mend:        "Write the name as it stands under registrations, or add the registration there.",
		}, findRegistrationUnknown},
	}
}

// ownKey begins the keys that people keep in a plan for tools of their own, as in
// Compose files.
const ownKey = "x-"

func findPlanKeyUnread(in *inspection, r *report) {
	for _, unknown := range in.Picture.PlanUnknown {
		if strings.HasPrefix(unknown.Path, ownKey) || strings.Contains(unknown.Path, "/"+ownKey) {
			continue
		}
		f := in.unreadInPlan(unknown.Path, plan.KeysBeside(unknown.Path), fmt.Sprintf("Nothing reads %s.", unknown.Path))
		f.Place.Line, f.Place.Column = unknown.Line, unknown.Column
		r.add(f)
	}
	if in.Picture.Plan == nil {
		return
	}
	for i := range in.Picture.Plan.Components {
		in.unreadInComponent(&in.Picture.Plan.Components[i], r)
	}
}

// unreadInComponent reports a component that the minor does not have, else those
// of its settings that it does not have.
func (in *inspection) unreadInComponent(c *plan.Component, r *report) {
	path := "components/" + string(c.Name)
	if in.Catalog.Component(c.Name) == nil && c.Name != catalog.Global {
		if c.Enabled {
			f := in.unreadInPlan(path, nil, fmt.Sprintf("Camunda %s has no component %s. Nothing of it is checked or exported.", in.Catalog.Minor, c.Name))
			f.Fix.Words = "Name the minor that is really deployed, or let entra-studio upgrade bring an older plan to this one."
			r.add(f)
		}
		return
	}
	for _, key := range slices.Sorted(maps.Keys(c.Settings)) {
		if in.Catalog.Setting(c.Name, key) == nil {
			r.add(in.unreadInPlan(path+"/settings/"+key, in.settingKeys(c.Name), fmt.Sprintf("Camunda %s has no setting %s of %s.", in.Catalog.Minor, key, c.Name)))
		}
	}
}

func (in *inspection) settingKeys(name catalog.Name) []string {
	var keys []string
	for _, s := range in.Catalog.Settings() {
		if s.Component == name {
			keys = append(keys, s.Key)
		}
	}
	return keys
}

// unreadInPlan begins a finding on a key, with the key that was meant where one of
// those is near that may stand there.
func (in *inspection) unreadInPlan(path string, may []string, detail string) Finding {
	f := Finding{Place: in.Picture.InPlan(path), Detail: detail}
	key := path[strings.LastIndexByte(path, '/')+1:]
	f.Found = Side{Value: key, Because: "it stands here"}
	f.suggest(key, may, "a plan has this key here")
	return f
}

// suggest adds what was meant by a misspelt name, where one of the names is near.
func (f *Finding) suggest(misspelt string, names []string, because string) {
	if near := lookup.NearestName(misspelt, names); near != "" {
		f.Detail += " Did you mean " + near + "?"
		f.Expected = Side{Value: near, Because: because}
	}
}

func findRegistrationUnknown(in *inspection, r *report) {
	p := in.Picture.Plan
	if p == nil {
		return
	}
	names := make([]string, len(p.Registrations))
	for i := range p.Registrations {
		names[i] = p.Registrations[i].Name
	}
	for i := range p.Components {
		c := &p.Components[i]
		if !c.Enabled || c.Registration == "" || slices.Contains(names, c.Registration) {
			continue
		}
		place := in.Picture.InPlan("components/" + string(c.Name) + "/registration")
		f := Finding{
			Component: c.Name, Place: place, Found: Side{Value: c.Registration, Because: "it stands here", Place: place},
			Detail: fmt.Sprintf("%s refers to the app registration %q, which the plan does not list. So it has no client ID, audience or secret.", in.title(c.Name), c.Registration),
		}
		f.suggest(c.Registration, names, "the plan lists this one")
		r.add(f)
	}
}
