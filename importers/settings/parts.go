package settings

import (
	"strings"

	"entrastudio/importers/properties"
	"entrastudio/model/catalog"
	"entrastudio/model/yamltree"
)

// partTrees collects variables that carry a part of a list or map, such as
// IDENTITY_MAPPINGRULES_0_CLAIMNAME, by the property that they are a part of.
type partTrees struct {
	trees map[string]*partTree
	names []string
}

type partTree struct {
	tree  properties.Tree
	first Variable
}

// put takes a variable up when it carries such a part.
func (p *partTrees) put(r *Recorder, v Variable) {
	property, rest := r.partOf(v)
	if property == "" {
		return
	}
	if p.trees == nil {
		p.trees = map[string]*partTree{}
	}
	part := p.trees[property]
	if part == nil {
		part = &partTree{first: v}
		p.trees[property] = part
		p.names = append(p.names, property)
	}
	place := v.Said.Place
	node := yamltree.At(place.File, place.Line, place.Column).Built(v.Said.Value.String())
	if !part.tree.Put(strings.Split(rest, "_"), node) {
		r.Unread(v.NamePlace, "the variable contradicts another of the same list")
	}
}

// partOf finds the property whose list or map a variable carries a part of.
func (r *Recorder) partOf(v Variable) (property, rest string) {
	for _, property := range r.partProperties(v.Container.Component) {
		for _, prefix := range catalog.PropertyVariables(property) {
			if rest, ok := strings.CutPrefix(v.Name, prefix+"_"); ok {
				return property, rest
			}
		}
	}
	return "", ""
}

func (r *Recorder) partProperties(component catalog.Name) []string {
	cluster := r.index.Catalog().Cluster
	switch {
	case component == catalog.ManagementIdentity:
		return []string{IdentityRules, identityPresets}
	case component == catalog.Orchestration && cluster != nil:
		return []string{cluster.Rules.Property}
	default:
		return nil
	}
}

func (p *partTrees) record(r *Recorder) {
	for _, property := range p.names {
		part := p.trees[property]
		frame := Frame{Rank: RankVariable, Address: part.first.Address, File: part.first.NamePlace.File}
		r.property(part.first.Container, part.tree.Node(frame.File), property, frame)
	}
}
