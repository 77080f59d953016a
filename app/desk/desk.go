package desk

import (
	"slices"
	"time"

	"entrastudio/app/document"
	"entrastudio/importers"
	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/login"
	"entrastudio/model/plan"
)

// Params are what a desk needs of the program around it.
type Params struct {
	Session *document.Session
	// Background runs work off the caller's goroutine; Post brings its end
	// back to it. Tests run both at once.
	Background, Post func(func())
	Now              func() time.Time
}

// Desk is the studio at work on one plan. Its methods are called on one
// goroutine, the window's.
type Desk struct {
	params  Params
	session *document.Session
	catalog *catalog.Catalog

	evidence []importers.Source
	derived  derived
	logins   []login.Login
	// wanted and done count the states of plan and evidence: what is derived
	// lags behind while they differ.
	wanted, done int
	busy         bool
	// following is set while logins are followed; followed is the picture that
	// the logins belong to.
	following bool
	followed  *evidence.Picture
	// epoch counts the sessions and wipes: what a check began before is of no
	// use after.
	epoch int
	// wiping holds what is to be overwritten once no check reads it any more.
	wiping    [][]byte
	listeners []func()
}

// derived is what follows from plan and evidence.
type derived struct {
	picture  *evidence.Picture
	findings []check.Finding
	at       time.Time
	err      error
}

// New starts a desk on a session. The only error is a minor that the catalogue
// does not know.
func New(params Params) (*Desk, error) {
	d := &Desk{params: params}
	return d, d.Work(params.Session)
}

// Work puts another session on the desk; evidence beside the plan stays.
func (d *Desk) Work(session *document.Session) error {
	c, err := catalog.Of(session.Plan().Camunda)
	if err != nil {
		return err
	}
	d.session, d.catalog = session, c
	d.begin()
	session.OnChange(d.changed)
	d.changed()
	return nil
}

// begin forgets all that was derived; what is on its way comes to nothing.
func (d *Desk) begin() {
	d.epoch++
	d.derived = derived{picture: &evidence.Picture{Minor: d.catalog.Minor}}
	d.logins, d.followed = nil, d.derived.picture
}

// Session is the plan's session.
func (d *Desk) Session() *document.Session { return d.session }

// Plan is the plan as it stands; it must not be changed.
func (d *Desk) Plan() *plan.Plan { return d.session.Plan() }

// Catalog is the catalogue of the plan's minor.
func (d *Desk) Catalog() *catalog.Catalog { return d.catalog }

// ReadOnly says why nothing can be edited; empty where it can.
func (d *Desk) ReadOnly() string { return d.session.ReadOnly() }

// Apply makes an edit.
func (d *Desk) Apply(edit plan.Edit) error { return d.session.Apply(edit) }

// Replace puts another plan in the place of this one, as one undo step.
func (d *Desk) Replace(label string, next *plan.Plan) { d.session.Replace(label, next) }

// Settle ends the gathering of typing into one undo step.
func (d *Desk) Settle() { d.session.Settle() }

// Findings are what is wrong with plan and evidence, as of the last check.
func (d *Desk) Findings() []check.Finding { return d.derived.findings }

// Logins are the sign-ins, as they were followed last. They come a moment after
// the findings, which do not wait for them.
func (d *Desk) Logins() []login.Login { return d.logins }

// Picture is plan and evidence together, as of the last check.
func (d *Desk) Picture() *evidence.Picture { return d.derived.picture }

// Err is what kept the last check from being made; nil where nothing did.
func (d *Desk) Err() error { return d.derived.err }

// Current reports that picture and findings belong to the plan as it stands.
func (d *Desk) Current() bool { return d.wanted == d.done }

// Followed reports that the logins belong to the picture.
func (d *Desk) Followed() bool { return d.followed == d.derived.picture }

// OnChange calls f after every change of the plan or of what is derived.
func (d *Desk) OnChange(f func()) { d.listeners = append(d.listeners, f) }

// Evidence lists what stands beside the plan.
func (d *Desk) Evidence() []evidence.Input {
	inputs := make([]evidence.Input, 0, len(d.derived.picture.Inputs))
	for _, in := range d.derived.picture.Inputs {
		if in.Kind != evidence.KindPlan {
			inputs = append(inputs, in)
		}
	}
	return inputs
}

// Add puts evidence beside the plan.
func (d *Desk) Add(sources ...importers.Source) {
	d.evidence = append(d.evidence, sources...)
	d.changed()
}

// ForgetFiles takes the evidence of files or pastes away again, by their names, with
// every part that was found in them.
func (d *Desk) ForgetFiles(names ...string) {
	kept := slices.DeleteFunc(slices.Clone(d.evidence), func(s importers.Source) bool { return slices.Contains(names, s.Name) })
	if len(kept) == len(d.evidence) {
		return
	}
	d.evidence = kept
	d.changed()
}

// Wipe takes all evidence away and overwrites the bytes that tokens stood in; a
// check that is still reading them is waited for. Copies that the runtime made of
// them are out of reach.
func (d *Desk) Wipe() {
	for _, s := range d.evidence {
		d.wiping = append(d.wiping, s.Data)
	}
	d.evidence = nil
	d.begin()
	if !d.busy {
		d.overwrite()
	}
}

func (d *Desk) overwrite() {
	for _, data := range d.wiping {
		clear(data)
	}
	d.wiping = nil
}

func (d *Desk) changed() {
	if minor := d.Plan().Camunda; minor != d.catalog.Minor {
		if c, err := catalog.Of(minor); err == nil {
			d.catalog = c
		}
	}
	d.wanted++
	d.tell()
	d.derive()
}

func (d *Desk) tell() {
	for _, f := range d.listeners {
		f()
	}
}

// derive checks the plan as it stands. While a check runs, further changes only
// ask for another one behind it: a fast typist costs one check at a time.
func (d *Desk) derive() {
	if d.busy {
		return
	}
	d.busy = true
	epoch, wanted, sources, at := d.epoch, d.wanted, d.evidence, d.params.Now()
	reading := importers.Options{Plan: d.Plan(), Unknown: d.session.Unknown(), Before: d.derived.picture}
	d.params.Background(func() {
		result := examine(reading, sources, at)
		d.params.Post(func() {
			d.busy = false
			d.overwrite()
			if epoch == d.epoch {
				d.done, d.derived = wanted, result.or(d.derived)
				d.tell()
			}
			if d.done != d.wanted {
				d.derive()
				return
			}
			d.follow()
		})
	})
}

// follow follows the logins of the picture, which takes longer than its findings.
// It does not begin while a check is under way, whose picture would overtake it;
// a check that an edit asks for does not wait for it.
func (d *Desk) follow() {
	if d.following || d.busy || d.Followed() {
		return
	}
	d.following = true
	epoch, picture, at := d.epoch, d.derived.picture, d.derived.at
	d.params.Background(func() {
		logins, err := login.All(picture, login.Options{At: at})
		d.params.Post(func() {
			d.following = false
			if epoch == d.epoch && picture == d.derived.picture {
				d.logins, d.followed, d.derived.err = logins, picture, err
				d.tell()
			}
			d.follow()
		})
	})
}

// or keeps the picture of the last check where this one could not be made.
func (r derived) or(last derived) derived {
	if r.err != nil {
		last.err = r.err
		return last
	}
	return r
}

// examine reads the evidence onto the plan and checks both.
func examine(reading importers.Options, sources []importers.Source, at time.Time) derived {
	pic, err := importers.Read(sources, reading)
	if err != nil {
		return derived{err: err}
	}
	return derived{picture: pic, findings: check.Run(pic, check.Options{At: at}), at: at}
}
