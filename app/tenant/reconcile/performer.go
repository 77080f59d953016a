package reconcile

import (
	"context"
	"errors"
	"fmt"

	"entrastudio/app/tenant"
)

// ids are what calls told of one registration.
type ids struct {
	object, client, principal string
	// fresh reports that the registration was made in this run, so that parts
	// of the directory may not know it yet.
	fresh bool
}

// performer makes the changes of one run.
type performer struct {
	applier *Applier
	dir     tenant.WritableDirectory
	book    *journal
	apps    map[string]*ids
	// blocked are registrations whose further changes are not tried.
	blocked map[string]bool
}

func (p *performer) all(ctx context.Context, changes *Changes) (*Result, error) {
	result := &Result{Run: p.book.name(), clientIDs: map[string]string{}, gone: map[string]string{}}
	var stopped error
	number := 0
	for i, change := range changes.List {
		p.applier.Progress.tell(i, len(changes.List), change.Words)
		o := Outcome{Change: change, State: NotTried}
		if stopped == nil && !p.blocked[change.Registration] {
			number++
			o = p.one(ctx, number, change)
			if o.Err != nil {
				o.Error = o.Err.Error()
				p.blocked[change.Registration] = true
				stopped = ends(o.Err)
			}
		}
		result.Outcomes = append(result.Outcomes, o)
	}
	p.applier.Progress.tell(len(changes.List), len(changes.List), "")
	for _, o := range result.Outcomes {
		result.learn(o, p.apps[o.Change.Registration])
	}
	return result, stopped
}

// learn notes client IDs that came or went.
func (r *Result) learn(o Outcome, app *ids) {
	done := o.State == Made || o.State == AlreadyThere
	switch {
	case done && o.Change.Act == Create && app != nil:
		r.clientIDs[o.Change.Registration] = app.client
	case done && o.Change.Act == DeleteRegistration:
		r.gone[o.Change.Registration] = o.Change.step.ClientID
	}
}

// ends is an error after which nothing more is tried: nil for the refusal of a
// policy, and for what somebody else changed, which concern one registration alone.
func ends(err error) error {
	if errors.Is(err, tenant.PolicyRefused) || errors.Is(err, ErrChangedSince) {
		return nil
	}
	return err
}

// one makes one change between two lines of the journal.
func (p *performer) one(ctx context.Context, number int, change Change) Outcome {
	o := Outcome{Change: change, State: NotTried, Err: ctx.Err()}
	if o.Err != nil {
		return o
	}
	s := p.filled(change.step)
	if o.Err = p.book.write(line{Begin: &begun{Number: number, Words: change.Words, step: s}}); o.Err != nil {
		return o
	}
	state, kept, err := p.perform(ctx, &s, change)
	if err != nil {
		o.Err, o.State = fmt.Errorf("%s: %w", change.Words, err), Unsure
		if certain(err) {
			o.State = Failed
			o.Err = errors.Join(o.Err, p.book.write(line{Failed: &failing{Number: number, Error: err.Error()}}))
		}
		return o
	}
	o.State, o.Kept = state, kept
	o.Err = p.book.write(line{Done: &ended{Number: number, step: s}})
	p.learn(s)
	return o
}

// certain reports a failure after which it is known that nothing was written:
// Graph answered so. Where no answer came, the journal leaves it open.
func certain(err error) bool {
	if errors.Is(err, ErrChangedSince) {
		return true
	}
	switch tenant.KindOf(err) {
	case tenant.Forbidden, tenant.Unauthorized, tenant.Challenged, tenant.Throttled, tenant.PolicyRefused,
		tenant.Invalid, tenant.Conflict, tenant.NotFound, tenant.NotYetConsistent, tenant.ReadOnly:
		return true
	}
	return false
}

// filled puts into a step what earlier changes told.
func (p *performer) filled(s step) step {
	app := p.apps[s.Registration]
	if app == nil {
		return s
	}
	for _, one := range []struct {
		into *string
		told string
	}{{&s.ObjectID, app.object}, {&s.ClientID, app.client}, {&s.PrincipalID, app.principal}} {
		if *one.into == "" {
			*one.into = one.told
		}
	}
	return s
}

func (p *performer) learn(s step) {
	app := p.apps[s.Registration]
	if app == nil {
		app = &ids{}
		p.apps[s.Registration] = app
	}
	app.fresh = app.fresh || s.Act == Create
	for _, one := range []struct {
		into *string
		told string
	}{{&app.object, s.ObjectID}, {&app.client, s.ClientID}, {&app.principal, s.PrincipalID}} {
		if one.told != "" {
			*one.into = one.told
		}
	}
}
