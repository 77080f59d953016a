package plan

import (
	"fmt"
	"slices"

	"entrastudio/model/catalog"
	"entrastudio/model/plan/yamltext"
)

// older reads the form entrastudio/v0: the tenant's id and cloud stood at the
// top as tenantId and cloud, and components were a list of items with a name.
// The document is of today's form then, and keeps the file as it was.
func (r *reader) older() (*Document, error) {
	today, p := &yamltext.Node{Kind: yamltext.Mapping, Style: yamltext.Block}, &Plan{}
	for i := 0; i < len(r.doc.root.Items); i += 2 {
		key, value := &r.doc.root.Items[i], &r.doc.root.Items[i+1]
		var err error
		switch key.Value {
		case "tenantId":
			err = r.olderTenant(&p.Tenant, "id", value)
		case "cloud":
			err = r.olderTenant(&p.Tenant, "cloud", value)
		case "components":
			err = r.olderComponents(p, value)
		default:
			today.Items = append(today.Items, *key, *value)
		}
		if err != nil {
			return nil, err
		}
	}
	rest, err := r.plan(today)
	if err != nil {
		return nil, err
	}
	if p.Tenant != (Tenant{}) {
		rest.Tenant = p.Tenant
	}
	rest.Components = append(p.Components, rest.Components...)
	d, err := parsed(r.file, canonicalForm(r.withUnknown(rest)), rest)
	if err != nil {
		return nil, err
	}
	d.original, d.unknown = []byte(r.text), r.doc.unknown
	return d, nil
}

// withUnknown adds what an older file says at its top and nobody knows.
func (r *reader) withUnknown(p *Plan) form {
	f := planForm(p)
	for _, unknown := range r.doc.unknown {
		if value := r.doc.root.Get(unknown.Path); value != nil {
			f.entries = append(f.entries, entry{unknown.Path, nodeForm(value)})
		}
	}
	return f
}

func (r *reader) olderTenant(t *Tenant, field string, n *yamltext.Node) error {
	at := &trail{step: field}
	key := yamltext.Node{Value: field}
	_, err := leafReader(r, tenantLeaves(), t)(&key, n, at)
	return err
}

func (r *reader) olderComponents(p *Plan, n *yamltext.Node) error {
	leaves := componentLeaves()
	return r.items(n, &trail{step: "components"}, func(_ int, item *yamltext.Node, at *trail) error {
		m := item.Meant()
		name := m.Get("name")
		if name == nil || !slices.Contains(componentNames(), catalog.Name(name.Meant().Value)) {
			return r.refuse(item, at, fmt.Sprintf("%s has no name of a component", at), "")
		}
		if p.Component(catalog.Name(name.Meant().Value)) != nil {
			return r.refuse(name, at, fmt.Sprintf("the component %s stands twice", name.Meant().Value), "")
		}
		rest := *m
		rest.Items = nil
		for i := 0; i < len(m.Items); i += 2 {
			if m.Items[i].Value != "name" {
				rest.Items = append(rest.Items, m.Items[i], m.Items[i+1])
			}
		}
		component, err := r.component(catalog.Name(name.Meant().Value), &rest, at, leaves)
		p.Components = append(p.Components, component)
		return err
	})
}
