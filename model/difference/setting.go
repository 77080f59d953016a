package difference

import (
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
)

// compareSettings compares what each component really gets. Between two minors a
// setting that only one of them has counts where somebody says it, and a default
// is no difference as long as nobody does.
func compareSettings(older, newer Side) []Difference {
	var differences []Difference
	add := func(s *catalog.Setting) {
		was, is := older.get(s), newer.get(s)
		if !older.said(was) && !newer.said(is) {
			return
		}
		before, after := shown(was), shown(is)
		if before.Same(after, s.Form) {
			return
		}
		differences = append(differences, Difference{
			Kind: OfSetting, Component: s.Component, Setting: s.Ref(), Title: s.Title, Where: addressOf(s, was, is),
			Place: placeOf(was), Old: before, New: after, Why: whyKey(newer.Catalog, placeOf(was).Address), Follows: fellBack(was, is),
		})
	}
	for _, s := range newer.Catalog.Settings() {
		add(s)
	}
	if older.Catalog.Minor == newer.Catalog.Minor {
		return differences
	}
	for _, s := range older.Catalog.Settings() {
		if newer.Catalog.Setting(s.Component, s.Key) == nil {
			add(s)
		}
	}
	return differences
}

func (s Side) get(of *catalog.Setting) evidence.Effective {
	return s.Picture.Get(s.Catalog, s.Tool, of.Component, of.Key)
}

// said reports that a value is more than a default: somebody gave it, or the
// tool takes that of another setting in its place.
func (s Side) said(e evidence.Effective) bool {
	return e.Origin == evidence.Given || e.Origin == evidence.FellBack && s.Tool.Reads(e.Fact)
}

// fellBack is the address of the setting that a tool takes in the place of one
// that neither side says; empty where one does.
func fellBack(was, is evidence.Effective) string {
	from := ""
	for _, e := range []evidence.Effective{is, was} {
		if e.Origin == evidence.Given {
			return ""
		}
		if e.Origin == evidence.FellBack && from == "" && e.Setting != nil {
			from = e.Setting.Place.Address
		}
	}
	return from
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
