package draft

import (
	"fmt"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
)

// secret takes a reference to a secret over. A secret in clear is withheld: a
// plan holds references alone.
func (d *draft) secret(s *catalog.Setting, found *evidence.Setting) bool {
	secret := found.Secret
	d.observed[s] = true
	switch {
	case secret.Literal && secret.Ref.IsZero() && secret.Placeholder:
		d.note(found.Place, s.Ref(), s.Title+" is a placeholder, so the plan has no reference yet.")
		return true
	case secret.Ref.IsZero():
		d.builder.Observe(s, catalog.TextOf(""))
		d.note(found.Place, s.Ref(), s.Title+" stands in the file itself. It is not taken over: put it into a Kubernetes Secret, the environment or a keychain and refer to it there.")
		return true
	case secret.Literal:
		d.note(found.Place, s.Ref(), s.Title+" has a default in the file itself, which is not taken over; the reference is.")
	}
	d.builder.Observe(s, catalog.TextOf(secret.Ref.String()))
	d.secretForm(s, found)
	return true
}

// secretForm notes what the chart makes of the form in which the reference was
// written.
func (d *draft) secretForm(s *catalog.Setting, found *evidence.Setting) {
	secret := found.Secret
	if secret.KeyMissing {
		d.note(found.Place, s.Ref(), s.Title+" names a Kubernetes Secret without the key in it, so the component gets nothing.")
	}
	if secret.Legacy == nil {
		return
	}
	form := fmt.Sprintf("%s is not this chart's form of %s", secret.Legacy.Name, s.Title)
	switch {
	case secret.Both:
		d.note(found.Place, s.Ref(), form+"; it stands beside the chart's own, which counts.")
	case secret.Legacy.Effect == catalog.SecretIgnored:
		d.note(found.Place, s.Ref(), form+", and the chart ignores it; the plan takes the reference, and exports write the chart's own form.")
	case secret.Legacy.Effect == catalog.SecretFails:
		d.note(found.Place, s.Ref(), form+", and the chart fails on it; exports write the chart's own form.")
	default:
		d.note(found.Place, s.Ref(), form+"; it works, and exports write the chart's own form.")
	}
}

// sharedPasswords notes a bundled database whose user and administrator share
// one key of a Secret.
func (d *draft) sharedPasswords() {
	for i := range d.catalog.Components {
		name := d.catalog.Components[i].Name
		user, admin := d.picture.First(name, "bundled.userPassword"), d.picture.First(name, "bundled.adminPassword")
		if user == nil || admin == nil || user.Value.IsNull() || user.Value.Text != admin.Value.Text {
			continue
		}
		d.note(user.Place, user.Ref, "The database's user and its administrator share one password ("+user.Value.Text+"), as the file says.")
	}
}
