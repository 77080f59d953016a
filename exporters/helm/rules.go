package helm

import (
	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// rules declares the mapping rules that live in a component.
func (w *writer) rules(component catalog.Name) error {
	if !w.plan.On(component) {
		return nil
	}
	switch component {
	case catalog.Orchestration:
		return w.clusterRules()
	case catalog.ManagementIdentity:
		w.notes = append(w.notes, exporters.IdentityRuleNotes(w.catalog, w.plan)...)
	}
	return nil
}

// clusterRules declares the cluster's mapping rules as a list where the chart
// has a key for them, and as a property where that key is deprecated.
func (w *writer) clusterRules() error {
	rules := exporters.RulesFor(w.plan, plan.ForCluster)
	if len(rules) == 0 || w.catalog.Cluster == nil {
		return nil
	}
	address, err := catalog.ParseAddress(w.catalog.Cluster.Rules.Helm)
	if err != nil {
		return err
	}
	list := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	for _, rule := range rules {
		item := mapping()
		for _, f := range exporters.ClusterFields() {
			name := f.Helm
			if address.Property != "" {
				name = f.Property
			}
			text := f.Of(rule)
			if err := carryText(text); err != nil {
				return refuseRule(rule, err)
			}
			item.Content = append(item.Content, textNode(name), textNode(text))
		}
		list.Content = append(list.Content, item)
		w.noteTenants(rule)
	}
	if address.Property != "" {
		return w.extra(address.Path).set(address.Property, list)
	}
	return w.tree.set(address.Path, list)
}

func refuseRule(rule *plan.MappingRule, err error) error {
	return &exporters.Refusal{
		Where: "mapping rule " + quoted(rule.Name), Reader: reader, Why: err.Error(),
	}
}

// noteTenants says that a chart declares no members of tenants.
func (w *writer) noteTenants(rule *plan.MappingRule) {
	if len(rule.Tenants) > 0 {
		w.note(nil, "mapping rule "+quoted(rule.Name),
			"A values file cannot give the cluster's mapping rules tenants: assign them in the cluster's administration.")
	}
}
