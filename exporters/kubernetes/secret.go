package kubernetes

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"entrastudio/exporters/helm"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// secret is one Secret with the keys that the values name.
type secret struct {
	name string
	keys []helm.SecretKey
}

// grouped puts the keys of one Secret together, in the order of the first.
func grouped(keys []helm.SecretKey) []secret {
	var all []secret
	for _, key := range keys {
		at := slices.IndexFunc(all, func(s secret) bool { return s.name == key.Secret })
		if at < 0 {
			all = append(all, secret{name: key.Secret})
			at = len(all) - 1
		}
		all[at].keys = append(all[at].keys, key)
	}
	return all
}

// use says who reads a key, in one line.
func (d *deployment) use(key *helm.SecretKey) string {
	var uses []string
	for _, ref := range key.Settings {
		title := "the chart"
		if component := d.catalog.Component(ref.Component); component != nil {
			title = component.Title
		}
		if s := d.catalog.Setting(ref.Component, ref.Key); s != nil && ref.Component != catalog.Global {
			title += ", " + s.Title
		}
		if !slices.Contains(uses, title) {
			uses = append(uses, title)
		}
	}
	if len(uses) == 0 {
		return "named by values that an import kept"
	}
	return strings.Join(uses, "; ")
}

// shown is a place for a person's eyes: one line that moves no cursor.
func shown(ref plan.SecretRef) string {
	text := ref.String()
	if strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(text)
	}
	return text
}
