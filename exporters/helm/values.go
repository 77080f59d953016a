package helm

import (
	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// Path is where the values file stands in an export.
const Path = "helm/values.yaml"

// Values writes the plan as values for its minor's chart: what differs from the
// chart's defaults, and what an import kept. The notes say what must be done
// besides, and what the chart cannot say. A value that the file cannot carry
// gives an *exporters.Refusal and no file.
func Values(c *catalog.Catalog, p *plan.Plan) ([]byte, []exporters.Note, error) {
	header, err := headerOf(c, p)
	if err != nil {
		return nil, nil, err
	}
	w, err := write(c, p)
	if err != nil {
		return nil, nil, err
	}
	data, err := render(header, w.tree.root)
	if err != nil {
		return nil, nil, err
	}
	return data, w.notes, nil
}

// write builds the values of a plan, whatever deploys it.
func write(c *catalog.Catalog, p *plan.Plan) (*writer, error) {
	w := newWriter(c, p)
	if err := w.all(); err != nil {
		return nil, err
	}
	return w, w.mergeKept()
}

// newWriter gives a writer that has written nothing yet. It leaves out settings of
// the forms that the caller can do without.
func newWriter(c *catalog.Catalog, p *plan.Plan, without ...catalog.Form) *writer {
	forChart := *p
	forChart.Deployment.With = plan.Helm
	w := &writer{
		catalog: c, plan: &forChart,
		tree:    newTree(newCommenter(c).comment),
		written: map[*catalog.Setting]bool{},
		secrets: map[string]string{}, keys: namedKeys(c, &forChart),
	}
	forChart.EachWritten(c, func(s *catalog.Setting, _ plan.Resolved) { w.written[s] = true }, without...)
	return w
}

// File is the values file as a file of an export.
func File(c *catalog.Catalog, p *plan.Plan) (exporters.File, []exporters.Note, error) {
	data, notes, err := Values(c, p)
	return exporters.File{Path: Path, Mode: exporters.Private, Data: data, Reader: reader}, notes, err
}

// all writes the global settings, and then each component's settings and
// mapping rules, in the catalogue's order.
func (w *writer) all() error {
	var global []*catalog.Setting
	for i := range w.catalog.Global {
		global = append(global, &w.catalog.Global[i])
	}
	if err := w.settings(global); err != nil {
		return err
	}
	for i := range w.catalog.Components {
		component := &w.catalog.Components[i]
		if err := w.settings(component.List()); err != nil {
			return err
		}
		if err := w.rules(component.Name); err != nil {
			return err
		}
		if err := w.flushExtras(); err != nil {
			return err
		}
	}
	return nil
}
