package kubernetes

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"entrastudio/exporters/helm"
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
func (d *deployment) use(key *helm.SecretKey) string { return strings.Join(key.Uses(d.catalog), "; ") }

// shown is a place for a person's eyes: one line that moves no cursor.
func shown(ref plan.SecretRef) string {
	text := ref.String()
	if strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(text)
	}
	return text
}
