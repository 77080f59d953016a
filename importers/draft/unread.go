package draft

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// unread looks at the keys that this chart does not simply read, and at the
// parts that no reader understood.
func (d *draft) unread() {
	said := map[string]bool{}
	for _, key := range d.picture.Keys {
		if d.tool != plan.Helm {
			break
		}
		if fact := d.catalog.KeyAt(key.Path); fact != nil && fact.Applies(catalog.TextOf(key.Text)) && !d.atSecret(key.Path) {
			d.fate(key, fact, said)
			continue
		}
		if !d.catalog.ReadsPath(key.Path) && d.catalog.InBlock(key.Path) {
			text := fmt.Sprintf("The chart of Camunda %s reads %s nowhere; it is kept.", d.catalog.Minor, key.Path)
			if near := d.index.NearestPath(key.Path); near != "" {
				text += " The nearest that it reads is " + near + "."
			}
			d.note(key.Place, catalog.Ref{}, text)
		}
	}
	for _, u := range d.picture.Unread {
		d.note(u.Place, catalog.Ref{}, strings.ToUpper(u.Why[:1])+u.Why[1:]+"; it is kept as it is.")
	}
}

// atSecret reports a path that belongs to a reference to a secret, which has
// its own note.
func (d *draft) atSecret(path string) bool {
	s := d.catalog.AtPath(path)
	return s != nil && s.Secret != nil && d.observed[s]
}

// fate says what becomes of a key that the chart ignores, warns of or fails on.
// An ignored or renamed key whose replacement is a setting that nobody said
// becomes that setting: it is what was meant.
func (d *draft) fate(key evidence.Key, fact *catalog.Key, said map[string]bool) {
	if meant := d.meant(key, fact); meant != nil {
		d.builder.Observe(meant, catalog.Value{Kind: key.Kind, Text: key.Text})
		d.observed[meant] = true
		d.dropped[key.Path] = true
		d.note(key.Place, meant.Ref(), fmt.Sprintf("%s has no effect; only %s has. The plan takes the value as %s.", key.Path, fact.Use, meant.Title))
		return
	}
	text := ""
	switch fact.Fate {
	case catalog.KeyRemoved, catalog.KeyRenamed:
		d.dropped[key.Path] = true
		text = fmt.Sprintf("The chart of Camunda %s fails on %s, so it is left out.", d.catalog.Minor, fact.Path)
	case catalog.KeyIgnored:
		text = fmt.Sprintf("The chart of Camunda %s reads %s nowhere; it is kept.", d.catalog.Minor, fact.Path)
	default:
		if d.catalog.AtPath(key.Path) != nil {
			return
		}
		text = fmt.Sprintf("The chart of Camunda %s warns of %s; it is kept.", d.catalog.Minor, fact.Path)
	}
	if said[fact.Path] {
		return
	}
	said[fact.Path] = true
	if fact.Use != "" {
		text += " " + fact.Use + " took its place."
	}
	d.note(key.Place, catalog.Ref{}, text)
}

// meant is the setting that a key without effect was meant for; nil where its
// replacement is none, or was said itself.
func (d *draft) meant(key evidence.Key, fact *catalog.Key) *catalog.Setting {
	if fact.Path != key.Path || fact.Fate != catalog.KeyIgnored && fact.Fate != catalog.KeyRenamed {
		return nil
	}
	meant := d.catalog.AtPath(fact.Use)
	plain := key.Kind == catalog.Text || key.Kind == catalog.Bool || key.Kind == catalog.Number
	if meant == nil || meant.Secret != nil || d.observed[meant] || !plain || key.Text == "" {
		return nil
	}
	return meant
}
