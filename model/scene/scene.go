package scene

import (
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// Scene is a picture together with the catalogue of its minor.
type Scene struct {
	Picture *evidence.Picture
	Catalog *catalog.Catalog
	parts   []Part
}

// Part is one component as one tool deploys it. A picture that holds values and
// env files of one component has two parts of it.
type Part struct {
	Component *catalog.Component
	Tool      plan.Tool
	scene     *Scene
}

// New reads a picture. The only error is a minor that the catalogue does not
// know.
func New(pic *evidence.Picture) (*Scene, error) {
	c, err := pic.Catalog()
	if err != nil {
		return nil, err
	}
	s := &Scene{Picture: pic, Catalog: c}
	for i := range c.Components {
		for _, tool := range s.Tools() {
			part := Part{&c.Components[i], tool, s}
			if part.present() {
				s.parts = append(s.parts, part)
			}
		}
	}
	return s, nil
}

// Tools lists the tools whose configuration the picture holds, Helm first.
func (s *Scene) Tools() []plan.Tool {
	var tools []plan.Tool
	if s.Uses(plan.Helm) {
		tools = append(tools, plan.Helm)
	}
	if s.Uses(plan.Compose) {
		tools = append(tools, plan.Compose)
	}
	return tools
}

// Uses reports whether the picture holds a tool's configuration.
func (s *Scene) Uses(tool plan.Tool) bool {
	if p := s.Picture.Plan; p != nil && p.Deployment.With == tool {
		return true
	}
	if tool == plan.Helm {
		return s.Picture.Has(evidence.KindValues)
	}
	return s.Picture.Has(evidence.KindEnv, evidence.KindCompose)
}

// Parts lists the components that are on, in the catalogue's order.
func (s *Scene) Parts() []Part { return s.parts }

// PartsOf lists the parts of one component; none where it is off or nothing is known of it.
func (s *Scene) PartsOf(name catalog.Name) []Part {
	var found []Part
	for _, p := range s.parts {
		if p.Component.Name == name {
			found = append(found, p)
		}
	}
	return found
}

// On reports whether a component is on under any tool.
func (s *Scene) On(name catalog.Name) bool { return len(s.PartsOf(name)) > 0 }

// Under reports whether a component is on under one tool.
func (s *Scene) Under(tool plan.Tool, name catalog.Name) bool {
	for _, p := range s.parts {
		if p.Component.Name == name && p.Tool == tool {
			return true
		}
	}
	return false
}

// Part finds a component under one tool; false where it is not on there.
func (s *Scene) Part(tool plan.Tool, name catalog.Name) (Part, bool) {
	for _, p := range s.parts {
		if p.Component.Name == name && p.Tool == tool {
			return p, true
		}
	}
	return Part{}, false
}

// Global is the effective value of what a chart says once for all.
func (s *Scene) Global(key string) evidence.Effective {
	return s.Picture.Get(s.Catalog, plan.Helm, catalog.Global, key)
}

// Get is the effective value of one of the component's settings.
func (p Part) Get(key string) evidence.Effective {
	return p.scene.Picture.Get(p.scene.Catalog, p.Tool, p.Component.Name, key)
}

// Name is the component's name.
func (p Part) Name() catalog.Name { return p.Component.Name }

// apiOwner says whose switch a component without one of its own follows: the
// API of Web Modeler and Hub is part of them.
func apiOwner(name catalog.Name) catalog.Name {
	switch name {
	case catalog.WebModelerAPI:
		return catalog.WebModeler
	case catalog.HubAPI:
		return catalog.Hub
	default:
		return name
	}
}

// present decides whether the component is on: by the chart's switch and its
// default, or because one of its containers' variables were given.
func (p Part) present() bool {
	name := apiOwner(p.Component.Name)
	if p.Tool == plan.Helm {
		enabled := p.scene.Picture.Get(p.scene.Catalog, plan.Helm, name, "enabled").Value
		// A word in quotes is a text, and templates take every text for true.
		return enabled.True() || enabled.Kind == catalog.Text && enabled.Text != ""
	}
	if of := p.scene.Picture.Plan; of != nil {
		return of.On(name)
	}
	for _, input := range p.scene.Picture.Inputs {
		if input.Component == name {
			return true
		}
	}
	return p.hasVariables(name)
}

func (p Part) hasVariables(name catalog.Name) bool {
	for i := range p.scene.Picture.Variables {
		v := &p.scene.Picture.Variables[i]
		if v.Component == name && !v.InChart {
			return true
		}
	}
	return false
}
