package reconcile

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"entrastudio/app/secret"
	"entrastudio/app/tenant"
	"entrastudio/model/plan"
)

// perform makes one change. What it is told, such as new IDs, goes into the step.
func (p *performer) perform(ctx context.Context, s *step, change Change) (State, *secret.Kept, error) {
	switch s.Act {
	case Create:
		state, err := p.create(ctx, s, change.application)
		return state, nil, err
	case PatchProperties:
		state, err := p.patch(ctx, s)
		return state, nil, err
	case CreatePrincipal:
		state, err := p.principal(ctx, s)
		return state, nil, err
	case CreateGrant, UpdateGrant:
		state, err := p.grant(ctx, s)
		return state, nil, err
	case AddSecret:
		kept, err := p.secret(ctx, s)
		return Made, kept, err
	}
	state, err := gone(p.takeAway(ctx, s))
	return state, nil, err
}

// takeAway removes what undo or a lost secret names.
func (p *performer) takeAway(ctx context.Context, s *step) error {
	switch s.Act {
	case RemoveSecret:
		return p.dir.RemovePassword(ctx, s.ObjectID, s.KeyID)
	case DeleteGrant:
		return p.dir.DeleteGrant(ctx, s.GrantID)
	case DeletePrincipal:
		return p.dir.DeleteServicePrincipal(ctx, s.PrincipalID)
	case DeleteRegistration:
		return p.dir.DeleteApplication(ctx, s.ObjectID)
	}
	return fmt.Errorf("this program does not know how to %s", s.Act)
}

// gone takes what is not there for removed.
func gone(err error) (State, error) {
	if errors.Is(err, tenant.NotFound) {
		return AlreadyThere, nil
	}
	return Made, err
}

// create looks first, because an interrupted run may have made the registration.
// Where the directory does not show it yet, Entra refuses the second of the same
// unique name.
func (p *performer) create(ctx context.Context, s *step, app tenant.Application) (State, error) {
	state := AlreadyThere
	there, err := p.dir.ApplicationByUniqueName(ctx, s.UniqueName)
	if errors.Is(err, tenant.NotFound) {
		state = Made
		there, err = p.dir.CreateApplication(ctx, app)
	}
	if errors.Is(err, tenant.Conflict) {
		state = AlreadyThere
		there, err = steady(ctx, p, true, func() (tenant.Application, error) { return p.dir.ApplicationByUniqueName(ctx, s.UniqueName) })
	}
	if err != nil {
		return Failed, err
	}
	s.ObjectID, s.ClientID = there.ObjectID, there.ClientID
	return state, nil
}

// patch looks once more before it writes: lists are replaced whole, so what
// somebody added after the changes were listed would be lost.
func (p *performer) patch(ctx context.Context, s *step) (State, error) {
	patch, err := patchOf(s.After)
	if err != nil {
		return Failed, err
	}
	now, err := p.dir.Application(ctx, s.ObjectID)
	if err != nil {
		return Failed, err
	}
	there := true
	for _, one := range properties() {
		after, patched := s.After[one.name]
		if !patched {
			continue
		}
		value, err := json.Marshal(one.read(&now))
		switch {
		case err != nil:
			return Failed, err
		case sameJSON(value, after):
		case sameJSON(value, s.Before[one.name]):
			there = false
		default:
			return Failed, changedSince(one.title)
		}
	}
	if there {
		return AlreadyThere, nil
	}
	return Made, p.dir.PatchApplication(ctx, s.ObjectID, patch)
}

// ErrChangedSince reports something that somebody else changed after the changes
// were listed.
var ErrChangedSince = errors.New("it was changed after the list was made")

func changedSince(what string) error {
	return fmt.Errorf("%w, so it is left as it is: %s; look at the list again", ErrChangedSince, what)
}

func (p *performer) principal(ctx context.Context, s *step) (State, error) {
	state := AlreadyThere
	there, err := p.dir.ServicePrincipal(ctx, s.ClientID)
	if errors.Is(err, tenant.NotFound) {
		state = Made
		there, err = steady(ctx, p, p.isFresh(s), func() (tenant.ServicePrincipal, error) { return p.dir.CreateServicePrincipal(ctx, s.ClientID) })
	}
	if errors.Is(err, tenant.Conflict) {
		state = AlreadyThere
		there, err = steady(ctx, p, true, func() (tenant.ServicePrincipal, error) { return p.dir.ServicePrincipal(ctx, s.ClientID) })
	}
	if err != nil {
		return Failed, err
	}
	s.PrincipalID = there.ObjectID
	return state, nil
}

// grant looks at the consent that is there: an interrupted run may have given it,
// and where the directory does not show that yet, Entra refuses a second one.
func (p *performer) grant(ctx context.Context, s *step) (State, error) {
	there, err := steady(ctx, p, p.isFresh(s), func() (*tenant.Grant, error) { return p.consent(ctx, s) })
	if err == nil && there == nil {
		var made tenant.Grant
		grant := tenant.Grant{ClientPrincipalID: s.PrincipalID, ResourcePrincipalID: s.ResourceID, Reach: tenant.ForEverybody, Scopes: s.ScopesAfter}
		made, err = steady(ctx, p, p.isFresh(s), func() (tenant.Grant, error) { return p.dir.CreateGrant(ctx, grant) })
		if err == nil {
			s.GrantID = made.ID
			return Made, nil
		}
	}
	if errors.Is(err, tenant.Conflict) {
		there, err = steady(ctx, p, true, func() (*tenant.Grant, error) {
			shown, err := p.consent(ctx, s)
			if err == nil && shown == nil {
				err = tenant.NotFound
			}
			return shown, err
		})
	}
	if err != nil {
		return Failed, err
	}
	s.GrantID = there.ID
	switch {
	case sameSet(s.ScopesAfter, there.Scopes):
		return AlreadyThere, nil
	case !sameSet(s.ScopesBefore, there.Scopes):
		return Failed, changedSince("admin consent")
	}
	return Made, p.dir.UpdateGrant(ctx, there.ID, s.ScopesAfter)
}

// consent is the consent for everybody as the directory shows it; nil where it
// shows none.
func (p *performer) consent(ctx context.Context, s *step) (*tenant.Grant, error) {
	grants, err := p.dir.Grants(ctx, s.PrincipalID)
	return grantFor(grants, s.ResourceID), err
}

// secret makes a client secret and puts it away at once. One that cannot be put
// away is ended again, because nobody would ever have it.
func (p *performer) secret(ctx context.Context, s *step) (*secret.Kept, error) {
	ref, err := plan.ParseSecretRef(s.Store)
	if err != nil {
		return nil, err
	}
	made, err := steady(ctx, p, p.isFresh(s), func() (tenant.NewPassword, error) {
		return p.dir.AddPassword(ctx, s.ObjectID, tenant.PasswordRequest{DisplayName: SecretName})
	})
	if err != nil {
		return nil, err
	}
	s.KeyID = made.KeyID
	// The secret exists now: a cancelled context must not lose it.
	kept, err := p.applier.Keep(context.WithoutCancel(ctx), ref, made.Value)
	if err != nil {
		ended := p.dir.RemovePassword(context.WithoutCancel(ctx), s.ObjectID, made.KeyID)
		if ended != nil {
			err = errors.Join(err, fmt.Errorf("and the new secret could not be ended again: %w", ended))
		}
		return nil, err
	}
	return &kept, nil
}

func (p *performer) isFresh(s *step) bool {
	app := p.apps[s.Registration]
	return app != nil && app.fresh
}

// waits are how long the directory is given between tries: 5 s are often too
// short and 30 s were enough in what people report.
func waits() []time.Duration {
	return []time.Duration{2 * time.Second, 4 * time.Second, 8 * time.Second, 16 * time.Second, 30 * time.Second}
}

// steady tries a call again while the directory does not know yet what was just
// made. Of an older registration "not found" is the truth and is not tried again.
func steady[T any](ctx context.Context, p *performer, fresh bool, call func() (T, error)) (T, error) {
	answer, err := call()
	for _, wait := range waits() {
		if !fresh || !errors.Is(err, tenant.NotFound) && !errors.Is(err, tenant.NotYetConsistent) {
			break
		}
		if err := p.wait(ctx, wait); err != nil {
			return answer, err
		}
		answer, err = call()
	}
	return answer, err
}

func (p *performer) wait(ctx context.Context, d time.Duration) error {
	if p.applier.Wait != nil {
		return p.applier.Wait(ctx, d)
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
