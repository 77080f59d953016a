package reconcile

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"entrastudio/app/secret"
	"entrastudio/app/tenant"
	"entrastudio/model/plan"
)

// Applier makes changes in a tenant. It is the only part of the studio that asks
// a session for the right to write.
type Applier struct {
	Session tenant.Session
	// Keep puts a new client secret where its reference says.
	Keep func(context.Context, plan.SecretRef, secret.Value) (secret.Kept, error)
	// Journals is where the state before each change is kept.
	Journals Folder
	Now      func() time.Time
	// Wait waits for the directory to spread what was written; nil waits on the
	// clock.
	Wait func(context.Context, time.Duration) error
	// PlanName is written into the journal, to find it by.
	PlanName string
	// Progress hears of each change before it is made; it may be nil.
	Progress Progress
}

// State is what became of a change.
type State string

// The states. AlreadyThere is a change that an interrupted run had made. Unsure
// is one whose answer never came: it may have been made.
const (
	Made         State = "done"
	AlreadyThere State = "already there"
	Failed       State = "failed"
	Unsure       State = "unsure"
	NotTried     State = "not tried"
)

// Outcome is one change and what became of it.
type Outcome struct {
	Change Change `json:"change"`
	State  State  `json:"state"`
	// Err is why it was not made, one line with a hint.
	Err error `json:"-"`
	// Error is the same as text.
	Error string `json:"error,omitempty"`
	// Kept says where a new secret was put.
	Kept *secret.Kept `json:"kept,omitempty"`
}

// Result is what an apply did.
type Result struct {
	// Run is the name of its journal.
	Run      string    `json:"run"`
	Outcomes []Outcome `json:"outcomes"`

	// clientIDs are those of the registrations that were made, by name, and
	// gone those that were deleted.
	clientIDs map[string]string
	gone      map[string]string
}

// Complete reports that every change was made.
func (r *Result) Complete() bool {
	for _, o := range r.Outcomes {
		if o.State != Made && o.State != AlreadyThere {
			return false
		}
	}
	return true
}

// Apply makes the changes that were approved, in their order, each after its
// state before was written into the journal. A change that a policy refuses
// leaves the others of its registration untried and those of others as they are;
// any other failure ends the run, and its error tells so beside the result. An
// interrupted run is finished by comparing and applying again: what is there
// already is looked up and not made twice.
func (a *Applier) Apply(ctx context.Context, changes *Changes, approval Approval) (*Result, error) {
	if changes.Empty() || approval.fingerprint != changes.Fingerprint() {
		return nil, ErrNotApproved
	}
	account := a.Session.Account()
	if !strings.EqualFold(account.TenantID, changes.TenantID) {
		return nil, fmt.Errorf("%w: they are for the tenant %s, and the sign-in is to %s", ErrNotApproved, changes.TenantID, account.TenantID)
	}
	directory, err := a.Session.Writable(ctx, changes.Writes()...)
	if err != nil {
		return nil, err
	}
	book, err := a.Journals.begin(header{
		At: a.Now(), TenantID: changes.TenantID, Account: account.Name, Plan: a.PlanName,
		Fingerprint: changes.Fingerprint(), Count: len(changes.List), Undoes: changes.undoes,
	})
	if err != nil {
		return nil, err
	}
	p := &performer{applier: a, dir: directory, book: book, apps: map[string]*ids{}, blocked: map[string]bool{}}
	result, err := p.all(ctx, changes)
	return result, errors.Join(err, book.close())
}

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
// policy, which concerns one registration alone.
func ends(err error) error {
	if errors.Is(err, tenant.PolicyRefused) {
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
