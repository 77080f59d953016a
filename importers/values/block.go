package values

import (
	"slices"
	"strings"

	"entrastudio/importers/settings"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
	"entrastudio/model/yamltree"
)

// blocks records what the blocks of components pass on to their containers.
func (r *reader) blocks() error {
	for _, top := range r.root.Pairs {
		if err := r.block(top.Value, []string{top.Key}); err != nil {
			return err
		}
		for _, inner := range top.Value.Pairs {
			if err := r.block(inner.Value, []string{top.Key, inner.Key}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *reader) block(node *yamltree.Node, path []string) error {
	container, ok := r.Index().OfBlock(path)
	if !ok || !node.IsMap() {
		return nil
	}
	if err := r.env(container, node.Get("env"), path); err != nil {
		return err
	}
	if err := r.extraFiles(container, node.Get("extraConfiguration"), path); err != nil {
		return err
	}
	whole := node.Get("configuration")
	if !whole.IsScalar() || whole.Text == "" {
		return nil
	}
	name := strings.Join(path, ".") + ".configuration"
	return r.file(file{container, name, "application.yaml", whole, settings.RankWholeFile})
}

// env records an env list. Of a name that stands twice Kubernetes takes the
// last.
func (r *reader) env(container lookup.Container, list *yamltree.Node, path []string) error {
	if !list.IsList() {
		return nil
	}
	last := map[string]*yamltree.Node{}
	for _, item := range list.Items {
		last[item.Get("name").Value().Text] = item
	}
	var variables []settings.Variable
	for _, item := range list.Items {
		name := item.Get("name")
		if !name.IsScalar() || last[name.Text] != item {
			continue
		}
		address := strings.Join(path, ".") + ".env[" + name.Text + "]"
		variable := settings.Variable{
			Name: name.Text, Said: fromItem(item), Container: container, InChart: true,
			NamePlace: place(name, address), Address: address,
		}
		variables = append(variables, variable)
		r.addressed(variable)
	}
	return r.Variables(variables)
}

// addressed records a variable of which a setting of the catalogue names this
// very place.
func (r *reader) addressed(v settings.Variable) {
	for _, s := range r.catalog.Settings() {
		if s.Helm == v.Address && len(s.Env) == 0 || slices.Contains(s.HelmAlso, v.Address) {
			said := v.Said
			said.Place.Address = v.Address
			r.Setting(s, said, evidence.ViaVariable, settings.RankVariable)
		}
	}
}

// fromItem is what an entry of an env list says.
func fromItem(item *yamltree.Node) settings.Said {
	value := item.Get("value")
	if from := item.Get("valueFrom"); value == nil && from.IsMap() {
		return fromReference(item, from)
	}
	said := settings.Said{Value: value.Value(), Literal: true, Place: place(item, "")}
	if value != nil {
		said.Place = place(value, "")
		said.Inside = value.Inside
	}
	if said.Value.IsNull() {
		said.Value = catalog.TextOf("")
	}
	return said
}

// fromReference is what a value kept in another object of the cluster says.
func fromReference(item, from *yamltree.Node) settings.Said {
	if len(from.Pairs) == 0 {
		return settings.Said{Place: place(item, "")}
	}
	first := from.Pairs[0]
	kind := strings.TrimSuffix(first.Key, "Ref")
	if first.Key == "secretKeyRef" {
		kind = "kubernetes"
	}
	said := settings.Kept(kind, first.Value.Get("name").Value().Text, first.Value.Get("key").Value().Text)
	said.Place = place(first.Value, "")
	return said
}
