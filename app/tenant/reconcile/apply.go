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
