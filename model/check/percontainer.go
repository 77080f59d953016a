package check

import (
	"slices"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// view is what one program of a component is told of a setting, and the finding
// that begins there.
type view struct {
	evidence.Effective
	finding Finding
}

// views lists what a component is told of a setting: by each of its containers
// that were given and that read it, or once by a chart or a plan. The two
// programs of Web Modeler have variables of their own (Camunda docs, Web Modeler
// configuration), and one of them being right helps the other little.
func (in *inspection) views(p scene.Part, key string) []view {
	e := p.Get(key)
	if p.Tool != plan.Compose || in.Picture.Plan != nil || e.Fact == nil || len(e.Fact.Env) < 2 {
		return []view{{e, in.ofAll(p, key)}}
	}
	given := in.services(p)
	seen := map[string]bool{}
	var all []view
	for _, variable := range e.Fact.Env {
		service := in.serviceOf(p, variable)
		if !given[service] || seen[service] {
			continue
		}
		seen[service] = true
		all = append(all, in.viewOf(p, e.Fact, service, variable.Name))
	}
	if len(all) < 2 {
		return []view{{e, in.ofAll(p, key)}}
	}
	return all
}

// viewOf is what one container is told of a setting; where nothing, the name is
// the variable that would say it.
func (in *inspection) viewOf(p scene.Part, fact *catalog.Setting, service, name string) view {
	for _, s := range in.Picture.All(fact.Ref()) {
		if s.Tool == plan.Compose && in.serviceOf(p, catalog.Variable{Service: s.Service}) == service {
			return view{evidence.Effective{Value: s.Value, Origin: evidence.Given, Setting: s, Fact: fact}, about(s)}
		}
	}
	e := evidence.Effective{Value: fact.DefaultFor(false), Origin: evidence.Defaulted, Fact: fact}
	place := evidence.Place{File: in.fileOfService(p, service), Address: name}
	f := Finding{Component: p.Name(), Ref: fact.Ref(), Place: place, Found: Side{Because: "nobody says it", Place: place}}
	return view{e, f}
}

// fileOfService is the file that holds a container's variables.
func (in *inspection) fileOfService(p scene.Part, service string) string {
	at := slices.IndexFunc(in.Picture.Variables, func(v evidence.Variable) bool {
		return v.Component == p.Name() && !v.InChart && in.serviceOf(p, catalog.Variable{Service: v.Service}) == service
	})
	if at < 0 {
		return in.fileOf(p)
	}
	return in.Picture.Variables[at].Place.File
}
