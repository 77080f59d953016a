package check

import (
	"maps"
	"slices"
	"strings"

	"entrastudio/model/catalog"
)

// The words that a provider type and an authentication method must be.
const (
	microsoft = "MICROSOFT"
	oidc      = "oidc"
)

// foldedEqual compares texts as Spring compares the names of its constants.
func foldedEqual(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), b) }

// named is the component of a finding; what a chart says once for all concerns
// no single one.
func named(component catalog.Name) catalog.Name {
	if component == catalog.Global {
		return ""
	}
	return component
}

// unresolved reports that a text, or a part of it, is filled in elsewhere: by a
// shell, by Compose or from a Kubernetes object. What it will be is not known.
func unresolved(text string) bool { return strings.Contains(text, "${") || catalog.IsReference(text) }

// title is how people call a component of this minor.
func (in *inspection) title(name catalog.Name) string {
	if c := in.Catalog.Component(name); c != nil {
		return c.Title
	}
	return string(name)
}

// sortedKeys lists the keys of a map in their order, so that a run always gives
// the same findings.
func sortedKeys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }
