package settings

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
	"entrastudio/model/plan"
	"entrastudio/model/yamltree"
)

// Frame says where a tree of Spring properties stands.
type Frame struct {
	Rank Rank
	// Address is the values path or variable that holds the properties.
	Address string
	File    string
	// Inside finds the place of a line and column; nil where the tree's
	// places are already those of the file.
	Inside func(line, column int) (int, int)
}

func (f Frame) place(node *yamltree.Node, property string) evidence.Place {
	place := evidence.Place{File: f.File, Line: node.Line, Column: node.Column, Address: f.Address}
	if f.Inside != nil {
		place.Line, place.Column = f.Inside(node.Line, node.Column)
	}
	if property != "" {
		place.Address += "{" + property + "}"
	}
	return place
}

// The properties of Management Identity that hold lists of their own (chart 13
// templates, identity configmap; camunda-docs#8173).
const (
	IdentityRules   = "identity.mapping-rules"
	identityPresets = "identity.component-presets"
)

// Properties records the Spring properties of a container: settings, mapping
// rules, presets and members of roles.
func (r *Recorder) Properties(of lookup.Container, node *yamltree.Node, frame Frame) {
	r.property(of, node, "", frame)
}

func (r *Recorder) property(of lookup.Container, node *yamltree.Node, name string, frame Frame) {
	if r.special(of.Component, node, name, frame) {
		return
	}
	if node.IsMap() {
		for _, pair := range node.Pairs {
			r.property(of, pair.Value, strings.TrimPrefix(name+"."+pair.Key, "."), frame)
		}
		return
	}
	hit, ok := r.index.Property(of.Component, name)
	if !ok {
		r.properties = append(r.properties, evidence.Property{Name: name, Service: of.Service, Component: of.Component, Place: frame.place(node, name)})
		return
	}
	said := fromProperty(node)
	said.Place = frame.place(node, name)
	found := r.setting(hit.Setting, said, evidence.ViaProperty)
	found.Service = of.Service
	r.add(finding{Setting: found, rank: frame.Rank})
}

// springValue is a property's value: Spring takes an empty one for an empty
// text.
func springValue(node *yamltree.Node) catalog.Value {
	if node.Kind == catalog.Null {
		return catalog.TextOf("")
	}
	return node.Value()
}

// fromProperty is what a property says.
func fromProperty(node *yamltree.Node) Said {
	said := Said{Value: springValue(node), Literal: true}
	if ref, whole := springReference(node.Text); whole {
		said.Ref, said.Literal = ref.SecretRef, ref.preset
	}
	return said
}

// reference is what Spring's ${NAME:default} refers to, a variable of the
// container itself; preset reports a default. Compose's :? holds a message.
type reference struct {
	plan.SecretRef
	preset bool
}

// springReference reads a value that is one reference as Spring takes it;
// false where it is anything else.
func springReference(text string) (reference, bool) {
	inner, isRef := strings.CutPrefix(strings.TrimSpace(text), "${")
	inner, closed := strings.CutSuffix(inner, "}")
	if !isRef || !closed || strings.Contains(inner, "${") {
		return reference{}, false
	}
	name, preset, _ := strings.Cut(inner, ":")
	return reference{plan.SecretRef{Store: plan.InEnvironment, Name: name}, preset != "" && preset != "-" && preset[0] != '?'}, true
}

// special records the lists that are no settings of the catalogue.
func (r *Recorder) special(component catalog.Name, node *yamltree.Node, name string, frame Frame) bool {
	folded := lookup.Fold(name)
	switch {
	case component == catalog.ManagementIdentity && folded == lookup.Fold(IdentityRules):
		r.Rules(ForIdentity, node, frame)
	case component == catalog.ManagementIdentity && folded == lookup.Fold(identityPresets):
		r.Presets(node, frame)
	case component == catalog.Orchestration && folded != "" && folded == r.clusterRules():
		r.Rules(ForCluster, node, frame)
	default:
		return false
	}
	return true
}

func (r *Recorder) clusterRules() string {
	if cluster := r.index.Catalog().Cluster; cluster != nil {
		return lookup.Fold(cluster.Rules.Property)
	}
	return ""
}
