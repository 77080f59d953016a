package check

import (
	"maps"
	"slices"
	"strings"
	"unicode"

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
// shell, by Compose, from a Kubernetes object or by Helm's own templates. What it
// will be is not known.
func unresolved(text string) bool {
	for at, rest := 0, text; ; rest = rest[at+1:] {
		if at = strings.IndexByte(rest, '$'); at < 0 {
			return strings.Contains(text, "{{") && strings.Contains(text, ".Values.")
		}
		if next := rest[at+1:]; next != "" && (next[0] == '{' || next[0] == '_' || unicode.IsLetter(rune(next[0]))) {
			return true
		}
	}
}

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
