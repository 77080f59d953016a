package draft

import (
	"fmt"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// settings tells the builder every setting that was found for the plan's tool.
func (d *draft) settings() {
	for _, s := range d.catalog.Settings() {
		var counts *evidence.Setting
		for _, found := range d.picture.All(s.Ref()) {
			if found.Tool != d.tool || !d.tool.Reads(s) {
				d.otherTool(s, found)
				continue
			}
			if counts != nil {
				d.disagree(s, counts, found)
				continue
			}
			if d.observe(s, found) {
				counts = found
			}
		}
	}
}

// observe takes one finding over. A reference that the chart follows and this
// program cannot is kept as it stands instead.
func (d *draft) observe(s *catalog.Setting, found *evidence.Setting) bool {
	if found.Secret != nil {
		return d.secret(s, found)
	}
	if s.Form == catalog.FormSecret {
		d.observed[s] = true
		return true
	}
	if found.Value.Kind == catalog.Other {
		d.note(found.Place, s.Ref(), fmt.Sprintf("%s is %s and not what stands here, so it is kept as it is.", s.Title, formName(s.Form)))
		return false
	}
	if d.tool == plan.Helm && catalog.IsReference(found.Value.Text) {
		d.note(found.Place, s.Ref(), s.Title+" is kept elsewhere, so the plan does not know it and the reference is kept.")
		return false
	}
	d.builder.Observe(s, found.Value)
	d.observed[s] = true
	d.moved(s, found)
	return true
}

// formName says what a setting's value looks like.
func formName(form catalog.Form) string {
	switch form {
	case catalog.FormList, catalog.FormScopes:
		return "a list"
	case catalog.FormBool:
		return "true or false"
	default:
		return "one value"
	}
}

// moved notes a setting that an export writes in another place than the file
// did.
func (d *draft) moved(s *catalog.Setting, found *evidence.Setting) {
	if found.Via == evidence.ViaHelm && found.Place.Address != s.Helm && s.Secret == nil {
		d.note(found.Place, s.Ref(), fmt.Sprintf("%s is an older place of %s; exports write %s.", found.Place.Address, s.Title, s.Helm))
	}
	if d.tool != plan.Helm || found.Via == evidence.ViaHelm || found.Place.Address == s.Helm {
		return
	}
	d.note(found.Place, s.Ref(), fmt.Sprintf("%s overrides what the chart writes; the plan holds it as %s, and exports write %s.", found.Place.Address, s.Title, s.Helm))
}

// disagree notes a second value that does not count.
func (d *draft) disagree(s *catalog.Setting, counts, other *evidence.Setting) {
	if other.Secret == nil && !other.Value.Same(counts.Value, s.Form) {
		d.note(other.Place, s.Ref(), fmt.Sprintf("%s has another value at %s, which counts.", s.Title, counts.Place))
	}
}

// otherTool notes what an env file says beside values files.
func (d *draft) otherTool(s *catalog.Setting, found *evidence.Setting) {
	if found.Tool == d.tool {
		return
	}
	d.note(found.Place, s.Ref(), fmt.Sprintf("The plan is for %s, so what is said here for %s is not taken over.", d.tool, found.Tool))
}
