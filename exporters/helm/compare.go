package helm

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// Difference is one thing that two values files say otherwise.
type Difference struct {
	// Setting is the setting that differs; its zero value means a key or a
	// mapping rule.
	Setting catalog.Ref
	// Where is the address in the values.
	Where string
	// Place is where the older file says it; its zero value means nowhere.
	Place evidence.Place
	// Old and New are what the chart takes, defaults included. A secret is
	// shown as its reference, and never itself.
	Old, New catalog.Value
	// Why is what the catalogue knows of it: that the chart does not read the
	// key, and what it reads instead. It is empty where it knows nothing.
	Why string
}

// Compare lists what two values files of one minor say otherwise, by meaning: a
// default that is written out is no difference, nor is another form of a secret
// reference or another place that the chart reads for the same setting. Settings
// come first in the catalogue's order, then mapping rules, then other keys. A
// list that no setting stands for is compared by its being there, as evidence
// keeps none of its items.
func Compare(c *catalog.Catalog, older, newer *evidence.Picture) []Difference {
	var differences []Difference
	for _, s := range c.Settings() {
		was, is := older.Get(c, plan.Helm, s.Component, s.Key), newer.Get(c, plan.Helm, s.Component, s.Key)
		before, after := shown(was), shown(is)
		if before.Same(after, s.Form) {
			continue
		}
		differences = append(differences, Difference{
			Setting: s.Ref(), Where: addressOf(s, was, is), Place: placeOf(was), Old: before, New: after,
			Why: whyKey(c, placeOf(was).Address),
		})
	}
	differences = append(differences, compareRules(older, newer)...)
	return append(differences, compareKeys(c, older, newer)...)
}

// shown is a value as it may be shown: of a secret only the reference.
func shown(e evidence.Effective) catalog.Value {
	if e.Setting == nil || e.Setting.Secret == nil {
		return e.Value
	}
	secret := e.Setting.Secret
	if secret.Literal {
		return catalog.TextOf("a secret in the file itself")
	}
	return catalog.TextOf(secret.Ref.String())
}

// placeOf is where a file says a setting itself, and not what it falls back to.
func placeOf(e evidence.Effective) evidence.Place {
	if e.Origin == evidence.Given && e.Setting != nil {
		return e.Setting.Place
	}
	return evidence.Place{}
}

func addressOf(s *catalog.Setting, was, is evidence.Effective) string {
	for _, e := range []evidence.Effective{is, was} {
		if place := placeOf(e); place.Address != "" {
			return place.Address
		}
	}
	return s.Helm
}

// compareRules compares the declared mapping rules as sets: their order has no
// meaning.
func compareRules(older, newer *evidence.Picture) []Difference {
	var differences []Difference
	for _, rule := range older.Rules {
		if !slices.ContainsFunc(newer.Rules, sameRule(rule)) {
			differences = append(differences, Difference{Where: ruleName(rule), Place: rule.Place, Old: catalog.TextOf(describe(rule))})
		}
	}
	for _, rule := range newer.Rules {
		if !slices.ContainsFunc(older.Rules, sameRule(rule)) {
			differences = append(differences, Difference{Where: ruleName(rule), New: catalog.TextOf(describe(rule))})
		}
	}
	return differences
}

func sameRule(a evidence.Rule) func(evidence.Rule) bool {
	return func(b evidence.Rule) bool { return ruleName(a) == ruleName(b) && describe(a) == describe(b) }
}

func ruleName(r evidence.Rule) string { return "mapping rule " + quoted(r.Name) }

func describe(r evidence.Rule) string {
	text := fmt.Sprintf("%s: %s %s %s", r.Target, r.Claim, r.Operator, r.Value)
	if len(r.Roles) > 0 {
		text += ", roles " + strings.Join(r.Roles, ", ")
	}
	if len(r.Tenants) > 0 {
		text += ", tenants " + strings.Join(r.Tenants, ", ")
	}
	return text
}

// compareKeys compares the values keys that no setting stands for.
func compareKeys(c *catalog.Catalog, older, newer *evidence.Picture) []Difference {
	before, after := otherKeys(c, older), otherKeys(c, newer)
	var differences []Difference
	for _, key := range before {
		other, found := keyAt(after, key.Path)
		if !found || !sameKey(key, other) {
			differences = append(differences, Difference{
				Where: key.Path, Place: key.Place, Old: valueOf(key), New: valueOf(other), Why: whyKey(c, key.Path),
			})
		}
	}
	for _, key := range after {
		if _, found := keyAt(before, key.Path); !found {
			differences = append(differences, Difference{Where: key.Path, New: valueOf(key), Why: whyKey(c, key.Path)})
		}
	}
	return differences
}

// otherKeys lists the keys that neither a setting nor a list of variables or of
// extra files stands for: those are compared by what they mean.
func otherKeys(c *catalog.Catalog, p *evidence.Picture) []evidence.Key {
	var keys []evidence.Key
	for _, key := range p.Keys {
		if key.Kind == catalog.Other || key.Kind == catalog.Null || meant(c, key.Path) {
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

func valueOf(key evidence.Key) catalog.Value { return catalog.Value{Kind: key.Kind, Text: key.Text} }

// whyKey says what the chart makes of a key that it does not simply read.
func whyKey(c *catalog.Catalog, path string) string {
	for i := range c.Keys {
		key := &c.Keys[i]
		if path != key.Path && !strings.HasPrefix(path, key.Path+".") {
			continue
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
	return ""
}
