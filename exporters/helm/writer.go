package helm

import (
	"slices"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// reader names the program that a refusal is about.
const reader = "helm"

// writer builds the values of one plan.
type writer struct {
	catalog *catalog.Catalog
	plan    *plan.Plan
	tree    *tree
	// written holds the settings that differ from the chart's defaults.
	written map[*catalog.Setting]bool
	extras  []*extraFile
	// secrets holds the key in the made-up Secret for each reference to a
	// secret that is kept outside of Kubernetes; keys holds all that are taken.
	secrets map[string]string
	keys    map[string]bool
	// referred are the keys of Secrets that the values name, in their order.
	referred []SecretKey
	notes    []exporters.Note
}

// settings writes the settings of one component, and then what it collected
// for the component's extra files.
func (w *writer) settings(settings []*catalog.Setting) error {
	for _, s := range settings {
		if err := w.setting(s); err != nil {
			return err
		}
	}
	return nil
}

// setting writes one setting where it differs from what the chart does anyway.
func (w *writer) setting(s *catalog.Setting) error {
	r := w.plan.Effective(w.catalog, s)
	unplaced := !w.plan.Deployment.With.Reads(s)
	if unplaced && !w.saysItself(s, r) || !unplaced && !w.written[s] {
		return nil
	}
	if err := exporters.WellFormed(s, r.Value); err != nil {
		return w.refuse(s, r, err.Error(), "")
	}
	if s.Form == catalog.FormJSON {
		r.Value.Text = withoutBraces(r.Value.Text)
	}
	if err := carry(r.Value); err != nil {
		return w.refuse(s, r, err.Error(), "")
	}
	if unplaced {
		return w.unplaced(s, r)
	}
	if s.Secret != nil && !r.Value.Empty() {
		return w.secret(s, r)
	}
	address, err := catalog.ParseAddress(s.Helm)
	if err != nil {
		return err
	}
	return w.value(s, r, address)
}

// saysItself reports whether the plan itself gives a value to a setting of a
// component that is on. What only follows from the plan is the chart's own
// business where it has no value for it.
func (w *writer) saysItself(s *catalog.Setting, r plan.Resolved) bool {
	return r.Origin == plan.Explicit && (s.Component == catalog.Global || w.plan.On(s.Component))
}

// value writes a value to its address.
func (w *writer) value(s *catalog.Setting, r plan.Resolved, address catalog.Address) error {
	switch {
	case address.Variable != "":
		return w.variable(s, r, address)
	case address.Property != "":
		if err := w.extra(address.Path).set(address.Property, valueNode(r.Value)); err != nil {
			return w.refuse(s, r, err.Error(), "")
		}
		return nil
	default:
		return w.leaf(s, r, address.Path, valueNode(r.Value))
	}
}

// variable adds an entry to a block's env list. Kubernetes takes text only.
func (w *writer) variable(s *catalog.Setting, r plan.Resolved, address catalog.Address) error {
	list, err := w.tree.list(append(slices.Clone(address.Path), "env"))
	if err != nil {
		return w.refuse(s, r, err.Error(), "")
	}
	entry := pairs(field{"name", textNode(address.Variable)}, field{"value", textNode(r.Value.String())})
	if s.Form == catalog.FormSecret && !r.Value.Empty() {
		if entry, err = w.secretEntry(s, r, address.Variable); err != nil {
			return err
		}
	}
	list.Content = append(list.Content, entry)
	return nil
}

// unplaced writes a setting for which the chart has no value to the env lists
// of the containers that read it.
func (w *writer) unplaced(s *catalog.Setting, r plan.Resolved) error {
	placed := false
	for _, v := range s.Env {
		block := blockOf(w.catalog, w.catalog.Component(s.Component), v.Service)
		if block == nil {
			continue
		}
		placed = true
		if err := w.variable(s, r, catalog.Address{Path: block, Variable: v.Name}); err != nil {
			return err
		}
	}
	if !placed {
		w.note(s, "", "This chart has no value for "+s.Title+" of "+string(s.Component)+", so it is not in the file.")
	}
	return nil
}

func (w *writer) leaf(s *catalog.Setting, r plan.Resolved, path []string, node *yaml.Node) error {
	if err := w.tree.set(path, node); err != nil {
		return w.refuse(s, r, err.Error(), "give both settings one value")
	}
	return nil
}

func (w *writer) refuse(s *catalog.Setting, r plan.Resolved, why, hint string) error {
	return &exporters.Refusal{Setting: s.Ref(), Where: r.Path, Reader: reader, Why: why, Hint: hint}
}

func (w *writer) note(s *catalog.Setting, where, text string) {
	note := exporters.Note{Where: where, Text: text}
	if s != nil {
		note.Setting = s.Ref()
	}
	w.notes = append(w.notes, note)
}
