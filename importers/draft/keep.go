package draft

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
	"entrastudio/model/plan"
	"entrastudio/model/yamltree"
)

// keep puts what no setting of the plan stands for into the plan as it is.
func (d *draft) keep(p *plan.Plan) {
	for _, place := range d.picture.Raw.Withheld {
		d.withheld(p, place)
	}
	if d.tool == plan.Compose {
		d.keepVariables(p)
		return
	}
	if d.picture.Raw.Values == nil {
		return
	}
	if kept := d.values(d.picture.Raw.Values, nil); kept != nil && len(kept.Pairs) > 0 {
		p.Kept.Helm = kept.YAML()
	}
}

// withheld lists a secret in clear that was not taken over.
func (d *draft) withheld(p *plan.Plan, place evidence.Place) {
	address := place.String()
	if place.Address != "" {
		address = place.Address
	}
	if !slices.Contains(p.Kept.Withheld, address) {
		p.Kept.Withheld = append(p.Kept.Withheld, address)
	}
	for _, note := range d.notes {
		if note.Place.File == place.File && note.Place.Line == place.Line {
			return
		}
	}
	d.note(place, catalog.Ref{}, "A secret may stand here in clear. It is not taken over.")
}

func (d *draft) keepVariables(p *plan.Plan) {
	for _, container := range d.picture.Raw.Containers {
		of := lookup.Container{Component: container.Component, Service: container.Service}
		kept := plan.ServiceVariables{Service: container.Service}
		for _, v := range container.Variables {
			if !d.took(of, v.Name) {
				kept.Variables = append(kept.Variables, plan.EnvVariable{Name: v.Name, Value: v.Template})
			}
		}
		if len(kept.Variables) > 0 {
			p.Kept.Environment = append(p.Kept.Environment, kept)
		}
	}
}

// took reports that a container's variable went into the plan.
func (d *draft) took(of lookup.Container, name string) bool {
	if hit, ok := d.index.Variable(of.Component, name); ok && d.observed[hit.Setting] {
		return true
	}
	return d.tookRules(of.Component, func(property string) bool {
		for _, prefix := range catalog.PropertyVariables(property) {
			if strings.HasPrefix(name, prefix+"_") {
				return true
			}
		}
		return false
	})
}

// tookProperty reports that a container's property went into the plan.
func (d *draft) tookProperty(of lookup.Container, name string) bool {
	if hit, ok := d.index.Property(of.Component, name); ok && d.observed[hit.Setting] {
		return true
	}
	return d.tookRules(of.Component, func(property string) bool { return lookup.Fold(property) == lookup.Fold(name) })
}

// tookRules asks whether a name is that of declared mapping rules, which always
// go into the plan.
func (d *draft) tookRules(component catalog.Name, is func(property string) bool) bool {
	switch {
	case component == catalog.ManagementIdentity:
		return is(identityRules)
	case component == catalog.Orchestration && d.catalog.Cluster != nil:
		return is(d.catalog.Cluster.Rules.Property)
	default:
		return false
	}
}

// values is what is kept of a part of the values files; nil where nothing is.
func (d *draft) values(node *yamltree.Node, path []string) *yamltree.Node {
	if len(path) > 0 && d.tookPath(strings.Join(path, ".")) {
		return nil
	}
	if !node.IsMap() || len(node.Pairs) == 0 {
		return node
	}
	container, isBlock := d.index.OfBlock(path)
	kept := *node
	kept.Pairs = nil
	for _, pair := range node.Pairs {
		value := pair.Value
		switch {
		case isBlock && pair.Key == "env" && value.IsList():
			value = d.env(container, value, path)
		case isBlock && pair.Key == "extraConfiguration":
			value = d.files(container, value)
		default:
			value = d.values(value, append(path[:len(path):len(path)], pair.Key))
		}
		if value != nil {
			pair.Value = value
			kept.Pairs = append(kept.Pairs, pair)
		}
	}
	if len(kept.Pairs) == 0 {
		return nil
	}
	return &kept
}

// tookPath reports that what stands at a path went into the plan, or is left
// out because the chart fails on it.
func (d *draft) tookPath(path string) bool {
	if d.dropped[path] {
		return true
	}
	if cluster := d.catalog.Cluster; cluster != nil && (path == cluster.Rules.Helm || slices.Contains(cluster.Rules.HelmAlso, path)) {
		return true
	}
	s := d.catalog.AtPath(path)
	return s != nil && d.observed[s]
}

// env is what is kept of an env list.
func (d *draft) env(container lookup.Container, list *yamltree.Node, path []string) *yamltree.Node {
	kept := *list
	kept.Items = nil
	for _, item := range list.Items {
		name := item.Get("name").Value().Text
		address := strings.Join(path, ".") + ".env[" + name + "]"
		if !d.took(container, name) && !d.addressed(address) {
			kept.Items = append(kept.Items, item)
		}
	}
	if len(kept.Items) == 0 {
		return nil
	}
	return &kept
}

func (d *draft) addressed(address string) bool {
	for s := range d.observed {
		if s.Helm == address || slices.Contains(s.HelmAlso, address) {
			return true
		}
	}
	return false
}
