package variables

import (
	"strconv"
	"strings"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// clusterRules declares the cluster's mapping rules, one variable for each
// field of each rule.
func (w *collector) clusterRules(component *catalog.Component) error {
	if w.catalog.Cluster == nil {
		return nil
	}
	container := w.container(component.Services[0].Name)
	for i, rule := range exporters.RulesFor(w.plan, plan.ForCluster) {
		where := "mapping rule " + strconv.Quote(rule.Name)
		prefix := strings.ReplaceAll(w.catalog.Cluster.Rules.Env, "{n}", strconv.Itoa(i)) + "_"
		for _, field := range exporters.ClusterFields() {
			if err := w.add(container, Variable{Name: prefix + field.Variable, Value: field.Of(rule), where: where}); err != nil {
				return err
			}
		}
		if len(rule.Tenants) > 0 {
			w.notes = append(w.notes, exporters.Note{
				Where: where, Text: "No variable gives the cluster's mapping rules tenants: assign them in the cluster's administration.",
			})
		}
	}
	return nil
}
