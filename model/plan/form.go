package plan

import (
	"slices"

	"entrastudio/model/catalog"
	"entrastudio/model/plan/yamltext"

	"gopkg.in/yaml.v3"
)

// form is what a part of a plan says in its file, in the file's order and
// without any layout. What is not said has no form.
type form struct {
	kind formKind
	// value is the value of a plain form.
	value catalog.Value
	// items are the items of a list.
	items []form
	// entries are the entries of a mapping.
	entries []entry
	// verbatim is the text of a kept scalar that no version of YAML may take
	// for something else than it was.
	verbatim string
	// named says that the form is an item that its key names, such as a
	// component: when it goes, it goes with everything in it.
	named bool
}

type entry struct {
	key   string
	value form
}

type formKind uint8

const (
	plainForm formKind = iota
	listForm
	mappingForm
	verbatimForm
)

func mappingOf(entries []entry) form { return form{kind: mappingForm, entries: entries} }

// item is an item that its key names.
func item(entries []entry) form { return form{kind: mappingForm, entries: entries, named: true} }

// valueForm is the form of a leaf: a list of texts is a list of plain forms.
func valueForm(v catalog.Value) form {
	if v.Kind != catalog.List {
		return form{value: v}
	}
	list := form{kind: listForm, items: make([]form, len(v.List))}
	for i, text := range v.List {
		list.items[i] = form{value: catalog.TextOf(text)}
	}
	return list
}

// get finds the form of a key.
func (f form) get(key string) (form, bool) {
	for i := range f.entries {
		if f.entries[i].key == key {
			return f.entries[i].value, true
		}
	}
	return form{}, false
}

// same reports whether two forms say the same. The order of keys says nothing.
func (f form) same(g form) bool {
	if f.kind != g.kind || f.verbatim != g.verbatim || len(f.items) != len(g.items) || len(f.entries) != len(g.entries) {
		return false
	}
	if f.kind == plainForm {
		return sameValue(f.value, g.value)
	}
	for i := range f.items {
		if !f.items[i].same(g.items[i]) {
			return false
		}
	}
	for i := range f.entries {
		other, ok := g.get(f.entries[i].key)
		if !ok || !f.entries[i].value.same(other) {
			return false
		}
	}
	return true
}

// leafEntries are the entries of a T's leaves that say something.
func leafEntries[T any](leaves []leaf[T], from *T) []entry {
	entries := make([]entry, 0, len(leaves))
	for _, l := range leaves {
		if v := l.get(from); !v.IsNull() {
			entries = append(entries, entry{l.key, valueForm(v)})
		}
	}
	return entries
}

// planForm is the form of a whole plan.
func planForm(p *Plan) form {
	f := form{kind: mappingForm, entries: []entry{
		{"apiVersion", form{value: catalog.TextOf(APIVersion)}},
		{"kind", form{value: catalog.TextOf(Kind)}},
	}}
	f.entries = append(f.entries, leafEntries(planLeaves(), p)...)
	add := func(key string, part form) {
		if len(part.entries) > 0 || len(part.items) > 0 {
			f.entries = append(f.entries, entry{key, part})
		}
	}
	add("deployment", mappingOf(leafEntries(deploymentLeaves(), &p.Deployment)))
	add("tenant", mappingOf(leafEntries(tenantLeaves(), &p.Tenant)))
	add("firstAdmin", mappingOf(leafEntries(adminLeaves(), &p.FirstAdmin)))
	add("components", componentsForm(p))
	add("registrations", listOf(p.Registrations, registrationLeaves()))
	add("mappingRules", listOf(p.MappingRules, ruleLeaves()))
	add("databases", databasesForm(p))
	add("kept", keptForm(p.Kept))
	return f
}

func listOf[T any](from []T, leaves []leaf[T]) form {
	list := form{kind: listForm, items: make([]form, len(from))}
	for i := range from {
		list.items[i] = mappingOf(leafEntries(leaves, &from[i]))
	}
	return list
}

func componentsForm(p *Plan) form {
	all := form{kind: mappingForm}
	leaves := componentLeaves()
	for i := range p.Components {
		component := &p.Components[i]
		entries := leafEntries(leaves, component)
		if component.Name == catalog.Global && component.Enabled {
			entries = entries[1:]
		}
		if len(component.Settings) > 0 {
			settings := form{kind: mappingForm}
			keys := make([]string, 0, len(component.Settings))
			for key := range component.Settings {
				keys = append(keys, key)
			}
			slices.Sort(keys)
			for _, key := range keys {
				settings.entries = append(settings.entries, entry{key, valueForm(component.Settings[key])})
			}
			entries = append(entries, entry{"settings", settings})
		}
		all.entries = append(all.entries, entry{string(component.Name), item(entries)})
	}
	return all
}

func databasesForm(p *Plan) form {
	all := form{kind: mappingForm}
	leaves := databaseLeaves()
	for i := range p.Databases {
		d := &p.Databases[i]
		all.entries = append(all.entries, entry{d.Name, item(leafEntries(leaves, d))})
	}
	return all
}

func keptForm(k Kept) form {
	all := form{kind: mappingForm}
	if helm := treeForm(k.Helm, &budget{yamltext.MaxNodes}); len(helm.entries) > 0 {
		all.entries = append(all.entries, entry{"helm", helm})
	}
	if len(k.Environment) > 0 {
		services := form{kind: mappingForm}
		for _, service := range k.Environment {
			variables := item(nil)
			for _, v := range service.Variables {
				variables.entries = append(variables.entries, entry{v.Name, form{value: catalog.TextOf(v.Value)}})
			}
			services.entries = append(services.entries, entry{service.Service, variables})
		}
		all.entries = append(all.entries, entry{"environment", services})
	}
	if len(k.Withheld) > 0 {
		all.entries = append(all.entries, entry{"withheld", valueForm(catalog.ListOf(k.Withheld...))})
	}
	return all
}

// budget bounds how many values aliases may stand for.
type budget struct{ nodes int }

// treeForm is the form of kept values. An alias is written out, because a plan
// file has no anchors of its own, and a tag is dropped.
func treeForm(n *yaml.Node, b *budget) form {
	n = meant(n)
	if n == nil || b.nodes == 0 {
		return form{}
	}
	b.nodes--
	switch n.Kind {
	case yaml.MappingNode:
		f := form{kind: mappingForm}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if key := meant(n.Content[i]); key != nil {
				f.entries = append(f.entries, entry{key.Value, treeForm(n.Content[i+1], b)})
			}
		}
		return f
	case yaml.SequenceNode:
		f := form{kind: listForm}
		for _, item := range n.Content {
			f.items = append(f.items, treeForm(item, b))
		}
		return f
	}
	switch n.ShortTag() {
	case "!!null":
		return form{}
	case "!!bool", "!!int", "!!float", "!!timestamp":
		return form{kind: verbatimForm, verbatim: n.Value}
	default:
		return form{value: catalog.TextOf(n.Value)}
	}
}
