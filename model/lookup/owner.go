package lookup

import (
	"strings"

	"entrastudio/model/catalog"
)

// Container is one container of a deployment.
type Container struct {
	Component catalog.Name
	// Service is the container's name in the catalogue.
	Service string
}

// Named finds the container that people call by a name: a component's or a
// service's.
func (x *Index) Named(name string) (Container, bool) { return named(x.catalog, name) }

func named(c *catalog.Catalog, name string) (Container, bool) {
	name = strings.ToLower(strings.ReplaceAll(name, "_", "-"))
	for i := range c.Components {
		component := &c.Components[i]
		for _, service := range component.Services {
			if service.Name == name {
				return Container{component.Name, service.Name}, true
			}
		}
	}
	for i := range c.Components {
		component := &c.Components[i]
		if string(component.Name) == name {
			return mainOf(component), true
		}
		for _, service := range component.Services {
			for _, also := range service.Also {
				if also == name {
					return Container{component.Name, service.Name}, true
				}
			}
		}
	}
	return Container{}, false
}

func mainOf(component *catalog.Component) Container {
	if len(component.Services) == 0 {
		return Container{Component: component.Name}
	}
	return Container{component.Name, component.Services[0].Name}
}

// ByImage finds the container that runs an image, whatever its registry and
// tag.
func (x *Index) ByImage(image string) (Container, bool) {
	name, _, _ := strings.Cut(image, "@")
	if at := strings.LastIndexByte(name, ':'); at > strings.LastIndexByte(name, '/') {
		name = name[:at]
	}
	for i := range x.catalog.Components {
		component := &x.catalog.Components[i]
		for _, service := range component.Services {
			if service.Image != "" && (name == service.Image || strings.HasSuffix(name, "/"+service.Image)) {
				return Container{component.Name, service.Name}, true
			}
		}
	}
	return Container{}, false
}

// OfBlock finds whose container a block of Helm values configures, such as
// connectors or webModeler.restapi.
func (x *Index) OfBlock(path []string) (Container, bool) {
	if len(path) == 0 || len(path) > 2 {
		return Container{}, false
	}
	container, ok := x.ofTop(path[0])
	if !ok || len(path) == 1 {
		return container, ok
	}
	ending := "-" + kebab(path[1])
	component := x.catalog.Component(container.Component)
	for _, service := range component.Services {
		if strings.HasSuffix(service.Name, ending) {
			return Container{component.Name, service.Name}, true
		}
		for _, also := range service.Also {
			if strings.HasSuffix(also, ending) {
				return Container{component.Name, service.Name}, true
			}
		}
	}
	return Container{}, false
}

func (x *Index) ofTop(block string) (Container, bool) {
	for i := range x.catalog.Components {
		component := &x.catalog.Components[i]
		if component.Values == block {
			return mainOf(component), true
		}
	}
	return x.Named(kebab(block))
}

// kebab writes webModeler as web-modeler.
func kebab(camel string) string {
	var b strings.Builder
	for _, r := range camel {
		if r >= 'A' && r <= 'Z' {
			b.WriteByte('-')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}
