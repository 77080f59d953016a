package plan

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan/yamltext"

	"gopkg.in/yaml.v3"
)

// plan reads a file of today's form.
func (r *reader) plan(root *yamltext.Node) (*Plan, error) {
	p := &Plan{}
	leaves := planLeaves()
	err := r.entries(root, nil, func(key, value *yamltext.Node, at *trail) (bool, error) {
		switch key.Value {
		case "apiVersion", "kind":
			return true, nil
		case "deployment":
			return true, r.entries(value, at, leafReader(r, deploymentLeaves(), &p.Deployment))
		case "tenant":
			return true, r.entries(value, at, leafReader(r, tenantLeaves(), &p.Tenant))
		case "firstAdmin":
			return true, r.entries(value, at, leafReader(r, adminLeaves(), &p.FirstAdmin))
		case "components":
			return true, r.components(p, value, at)
		case "registrations":
			return true, r.registrations(p, value, at)
		case "mappingRules":
			return true, r.mappingRules(p, value, at)
		case "databases":
			return true, r.databases(p, value, at)
		case "kept":
			return true, r.kept(p, value, at)
		default:
			return leafReader(r, leaves, p)(key, value, at)
		}
	})
	if err != nil {
		return nil, err
	}
	if p.Camunda == "" && !r.lenient {
		return nil, &Error{
			File: r.file, Line: 1, Column: 1, What: "camunda is missing, the minor version that the plan is for",
			Hint: fmt.Sprintf("write camunda: %q", string(catalog.Newest)),
		}
	}
	return p, nil
}

func (r *reader) components(p *Plan, n *yamltext.Node, at *trail) error {
	leaves := componentLeaves()
	return r.entries(n, at, func(key, value *yamltext.Node, at *trail) (bool, error) {
		if !slices.Contains(componentNames(), catalog.Name(key.Value)) {
			return false, nil
		}
		component, err := r.component(catalog.Name(key.Value), value, at, leaves)
		p.Components = append(p.Components, component)
		return true, err
	})
}

func (r *reader) component(name catalog.Name, n *yamltext.Node, at *trail, leaves []leaf[Component]) (Component, error) {
	component := Component{Name: name, Enabled: true}
	read := leafReader(r, leaves, &component)
	return component, r.entries(n, at, func(key, value *yamltext.Node, at *trail) (bool, error) {
		if key.Value == "settings" {
			return true, r.settings(&component, value, at)
		}
		return read(key, value, at)
	})
}

func (r *reader) settings(component *Component, n *yamltext.Node, at *trail) error {
	return r.entries(n, at, func(key, value *yamltext.Node, at *trail) (bool, error) {
		v, err := catalog.FromText(value)
		if err != nil {
			return true, r.refuse(value, at, at.String()+": "+err.Error(), "")
		}
		if component.Settings == nil {
			component.Settings = map[string]catalog.Value{}
		}
		component.Settings[key.Value] = v
		return true, nil
	})
}

func (r *reader) registrations(p *Plan, n *yamltext.Node, at *trail) error {
	leaves := registrationLeaves()
	named := map[string]bool{}
	return r.items(n, at, func(_ int, item *yamltext.Node, at *trail) error {
		var found Registration
		if err := r.entries(item, at, leafReader(r, leaves, &found)); err != nil {
			return err
		}
		if found.Name == "" {
			return r.refuse(item, at, at.String()+" has no name, by which components refer to it", "give it a name of its own")
		}
		if named[found.Name] {
			return r.refuse(item, at, fmt.Sprintf("two registrations are named %q", found.Name), "give each a name of its own")
		}
		named[found.Name] = true
		p.Registrations = append(p.Registrations, found)
		return nil
	})
}

func (r *reader) mappingRules(p *Plan, n *yamltext.Node, at *trail) error {
	leaves := ruleLeaves()
	p.MappingRules = make([]MappingRule, 0, len(n.Meant().Items))
	err := r.items(n, at, func(_ int, item *yamltext.Node, at *trail) error {
		p.MappingRules = append(p.MappingRules, MappingRule{})
		return r.entries(item, at, leafReader(r, leaves, &p.MappingRules[len(p.MappingRules)-1]))
	})
	if len(p.MappingRules) == 0 {
		p.MappingRules = nil
	}
	return err
}

func (r *reader) databases(p *Plan, n *yamltext.Node, at *trail) error {
	leaves := databaseLeaves()
	return r.entries(n, at, func(key, value *yamltext.Node, at *trail) (bool, error) {
		if !slices.Contains(DatabaseNames(), key.Value) {
			return false, nil
		}
		p.Databases = append(p.Databases, Database{Name: key.Value})
		return true, r.entries(value, at, leafReader(r, leaves, &p.Databases[len(p.Databases)-1]))
	})
}

func (r *reader) kept(p *Plan, n *yamltext.Node, at *trail) error {
	leaves := []leaf[Kept]{listLeaf("withheld", func(k *Kept) *[]string { return &k.Withheld })}
	read := leafReader(r, leaves, &p.Kept)
	return r.entries(n, at, func(key, value *yamltext.Node, at *trail) (bool, error) {
		switch key.Value {
		case "helm":
			return true, r.keptHelm(p, value, at)
		case "environment":
			return true, r.keptEnvironment(p, value, at)
		default:
			return read(key, value, at)
		}
	})
}

// keptHelm hands the text of the kept values to the reader of whole YAML, with
// the indentation of its first line, so that their comments are kept too.
func (r *reader) keptHelm(p *Plan, n *yamltext.Node, at *trail) error {
	m := n.Meant()
	if m.IsNull() || m.Kind == yamltext.Mapping && len(m.Items) == 0 {
		return nil
	}
	if m.Kind != yamltext.Mapping {
		return r.refuse(n, at, at.String()+" takes the keys of a values file, not "+kindWords(m), "")
	}
	text := r.text[m.Start:m.End]
	if m.Style == yamltext.Block {
		line := strings.LastIndexByte(r.text[:m.Start], '\n') + 1
		text = strings.Repeat(" ", int(m.Start)-line) + text
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text+"\n"), &document); err != nil || len(document.Content) == 0 {
		return r.refuse(n, at, at.String()+" refers to an anchor outside of it, or is no YAML", "write the values out")
	}
	p.Kept.Helm = document.Content[0]
	return nil
}

func (r *reader) keptEnvironment(p *Plan, n *yamltext.Node, at *trail) error {
	return r.entries(n, at, func(key, value *yamltext.Node, at *trail) (bool, error) {
		service := ServiceVariables{Service: key.Value}
		err := r.entries(value, at, func(key, value *yamltext.Node, at *trail) (bool, error) {
			if value.Meant().Kind != yamltext.Scalar {
				return true, r.refuse(value, at, at.String()+" is a variable, which takes one plain value", "")
			}
			service.Variables = append(service.Variables, EnvVariable{Name: key.Value, Value: catalog.FromScalar(value.Meant()).Text})
			return true, nil
		})
		p.Kept.Environment = append(p.Kept.Environment, service)
		return true, err
	})
}
