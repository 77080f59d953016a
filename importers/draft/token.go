package draft

import (
	"strings"

	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"
	"entrastudio/model/token"
)

// refuseToken refuses a plan in which a token would be kept that somebody pasted in
// the place of an issuer or an audience: a plan is saved, and goes into git. The
// whole of what would be saved is searched, whatever part a token came into.
func (d *draft) refuseToken(p *plan.Plan) error {
	doc, err := plan.New(p)
	if err != nil {
		return err
	}
	if !holdsToken(string(doc.Bytes())) {
		return nil
	}
	place := d.placeOfToken()
	return &refusal.Error{
		File: place.File, Line: place.Line, Column: place.Column,
		What: "a token stands in the place of a setting, and a plan never holds one",
		Hint: "take the token out of the file and import it again",
	}
}

// placeOfToken is where the token stands; all files where that is not known.
func (d *draft) placeOfToken() evidence.Place {
	for i := range d.picture.Settings {
		if s := &d.picture.Settings[i]; holdsToken(strings.Join(s.Value.Items(), " ")) {
			return s.Place
		}
	}
	for i := range d.picture.Keys {
		if k := &d.picture.Keys[i]; holdsToken(k.Path) || holdsToken(k.Text) {
			return k.Place
		}
	}
	for i := range d.picture.Rules {
		if r := &d.picture.Rules[i]; holdsToken(r.Value) {
			return r.Place
		}
	}
	var files []string
	for _, in := range d.picture.Inputs {
		files = append(files, in.File)
	}
	return evidence.Place{File: strings.Join(files, ", ")}
}

func holdsToken(text string) bool {
	for _, found := range token.Find(text) {
		if len(found.Read().Header.Members()) > 0 {
			return true
		}
	}
	return false
}
