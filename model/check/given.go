package check

import (
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// given is a setting that was found, with what the catalogue knows of it.
type given struct {
	*evidence.Setting
	fact *catalog.Setting
}

// given lists every setting that was found for a component that is on, under a
// tool whose configuration speaks of Entra, in the order of the inputs.
func (in *inspection) given() []given {
	return memo(in, "given", func() []given {
		var all []given
		for i := range in.Picture.Settings {
			s := &in.Picture.Settings[i]
			fact := in.Catalog.Setting(s.Component, s.Key)
			if fact != nil && in.entra(s.Tool) && (s.Component == catalog.Global || in.Under(s.Tool, s.Component)) {
				all = append(all, given{s, fact})
			}
		}
		return all
	})
}

// about begins a finding on a setting that was found.
func about(s *evidence.Setting) Finding {
	return Finding{
		Component: named(s.Component), Place: s.Place, Ref: s.Ref,
		Found: Side{Value: s.Value.String(), Because: "it stands here", Place: s.Place},
	}
}

// of begins a finding on what a component gets for a setting, whoever said it.
// Where nobody did, the place is where it would stand.
func (in *inspection) of(p scene.Part, key string) Finding {
	e := p.Get(key)
	f := Finding{Component: p.Name(), Ref: catalog.Ref{Component: p.Name(), Key: key}}
	if e.Setting != nil {
		f.Place, f.Ref = e.Setting.Place, e.Setting.Ref
		f.Found = Side{Value: e.Value.String(), Because: "it stands here", Place: f.Place}
		return f
	}
	f.Place = in.wouldStand(p, e.Fact)
	f.Found = Side{Because: "nobody says it", Place: f.Place}
	if e.Origin == evidence.Defaulted {
		f.Found = Side{Value: e.Value.String(), Because: "nobody says anything else, so the default applies", Place: f.Place}
	}
	return f
}

// ofAll begins a finding on a setting that a chart says once for all, as a
// component gets it. What the component or anybody else says of it counts.
func (in *inspection) ofAll(p scene.Part, key string) Finding {
	f := in.of(p, key)
	global := in.Catalog.Setting(catalog.Global, key)
	if p.Tool == plan.Helm && p.Get(key).Setting == nil && global != nil {
		f.Ref, f.Place = global.Ref(), in.wouldStand(p, global)
		f.Found.Place = f.Place
	}
	return f
}

// wouldStand is where a setting would stand if somebody said it: a values path
// or a variable, in the file that configures the component.
func (in *inspection) wouldStand(p scene.Part, fact *catalog.Setting) evidence.Place {
	place := evidence.Place{File: in.fileOf(p)}
	switch {
	case fact == nil:
	case in.Picture.Plan != nil:
		return in.Picture.InPlan(in.Picture.Plan.Effective(in.Catalog, fact).Path)
	case p.Tool == plan.Compose && len(fact.Env) > 0:
		place.Address = fact.Env[0].Name
	case fact.Secret != nil:
		place.Address = fact.Secret.Name
	default:
		place.Address = fact.Helm
	}
	return place
}

// fileOf is the first file that configures a component under its tool.
func (in *inspection) fileOf(p scene.Part) string {
	for _, input := range in.Picture.Inputs {
		switch input.Kind {
		case evidence.KindPlan:
			return input.File
		case evidence.KindValues:
			if p.Tool == plan.Helm {
				return input.File
			}
		case evidence.KindEnv, evidence.KindCompose:
			if p.Tool == plan.Compose && (input.Component == p.Name() || input.Component == "") {
				return input.File
			}
		}
	}
	return ""
}

// asked reports whether a component must be told a setting under its tool: in a
// chart every address counts, in a deployment of containers only what one of
// the containers that were given reads.
func (in *inspection) asked(p scene.Part, fact *catalog.Setting) bool {
	if fact == nil {
		return false
	}
	if p.Tool == plan.Helm {
		return fact.Helm != "" || fact.Secret != nil
	}
	if in.Picture.Plan != nil {
		return len(fact.Env) > 0
	}
	services := in.services(p)
	for _, variable := range fact.Env {
		if services[in.serviceOf(p, variable)] {
			return true
		}
	}
	return false
}

// serviceOf is the container that reads a variable; the main one where none is said.
func (in *inspection) serviceOf(p scene.Part, v catalog.Variable) string {
	if v.Service != "" || len(p.Component.Services) == 0 {
		return v.Service
	}
	return p.Component.Services[0].Name
}

// services are the containers of a component whose variables were given.
func (in *inspection) services(p scene.Part) map[string]bool {
	return memo(in, "services/"+string(p.Name()), func() map[string]bool {
		found := map[string]bool{}
		for i := range in.Picture.Variables {
			if v := &in.Picture.Variables[i]; v.Component == p.Name() && !v.InChart {
				found[in.serviceOf(p, catalog.Variable{Service: v.Service})] = true
			}
		}
		return found
	})
}
