package difference

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
)

// compareKeys compares the values keys that no setting stands for. A plan keeps
// such keys too, and its picture does not say their values: beside one they are
// compared by their being there.
func compareKeys(older, newer Side) []Difference {
	before, after := otherKeys(older), otherKeys(newer)
	plain := older.Picture.Plan == nil && newer.Picture.Plan == nil
	var differences []Difference
	add := func(key evidence.Key, was, is catalog.Value, place evidence.Place) {
		differences = append(differences, Difference{
			Kind: OfKey, Component: ownerOf(key.Path, newer.Catalog, older.Catalog), Title: key.Path, Where: key.Path,
			Place: place, Old: was, New: is, Why: whyKey(newer.Catalog, key.Path),
		})
	}
	for _, key := range before {
		other, found := keyAt(after, key.Path)
		if !found || plain && !sameKey(key, other) {
			add(key, valueOf(key), valueOf(other), key.Place)
		}
	}
	for _, key := range after {
		if _, found := keyAt(before, key.Path); !found {
			add(key, catalog.Value{}, valueOf(key), evidence.Place{})
		}
	}
	return differences
}

// otherKeys lists the keys that neither a setting nor a list of variables or of
// extra files stands for: those are compared by what they mean.
func otherKeys(s Side) []evidence.Key {
	var keys []evidence.Key
	for _, key := range s.Picture.Keys {
		if key.Kind == catalog.Other || key.Kind == catalog.Null || meant(s.Catalog, key.Path) {
			continue
		}
		keys = append(keys, key)
	}
	slices.SortStableFunc(keys, func(a, b evidence.Key) int { return strings.Compare(a.Path, b.Path) })
	return keys
}

// meant reports whether a path is one that readers turn into settings, rules or
// variables.
func meant(c *catalog.Catalog, path string) bool {
	switch {
	case c.AtPath(path) != nil, c.Cluster != nil && path == c.Cluster.Rules.Helm:
		return true
	case strings.Contains(path, ".extraConfiguration"):
		return true
	default:
		return strings.HasSuffix(path, ".env") || strings.HasSuffix(path, ".configuration")
	}
}

func keyAt(keys []evidence.Key, path string) (evidence.Key, bool) {
	at, found := slices.BinarySearchFunc(keys, path, func(key evidence.Key, path string) int { return strings.Compare(key.Path, path) })
	if !found {
		return evidence.Key{}, false
	}
	return keys[at], true
}

func sameKey(a, b evidence.Key) bool { return a.Kind == b.Kind && a.Text == b.Text }

// valueOf is what may be shown of a key: evidence keeps no secret's text.
func valueOf(key evidence.Key) catalog.Value {
	switch {
	case key.Path == "":
		return catalog.Value{}
	case key.Text == "":
		return catalog.TextOf("(not shown)")
	default:
		return catalog.Value{Kind: key.Kind, Text: key.Text}
	}
}

// ownerOf is the component in whose block a path stands; empty for another.
func ownerOf(path string, catalogs ...*catalog.Catalog) catalog.Name {
	block, _, _ := strings.Cut(path, ".")
	for _, c := range catalogs {
		for i := range c.Components {
			if c.Components[i].Values == block && block != "" {
				return c.Components[i].Name
			}
		}
	}
	return ""
}

// whyKey says what the chart makes of a key that it does not simply read.
func whyKey(c *catalog.Catalog, path string) string {
	key := c.KeyAt(path)
	if key == nil {
		return ""
	}
	why := map[catalog.KeyFate]string{
		catalog.KeyRemoved:    "the chart refuses this key",
		catalog.KeyDeprecated: "the chart warns of this key",
		catalog.KeyIgnored:    "the chart does not read this key",
		catalog.KeyRenamed:    "the key has another name",
	}[key.Fate]
	if key.Use != "" {
		why += "; it reads " + key.Use
	}
	return why
}
