package tenanttest

import (
	"context"
	"slices"

	"entrastudio/app/tenant"
)

// Writer writes to the tenant too.
type Writer struct{ Reader }

var _ tenant.WritableDirectory = Writer{}

// Writer gives the writing side without a sign-in.
func (t *Tenant) Writer() Writer { return Writer{t.Reader()} }

func (w Writer) write(ctx context.Context, name string, body any, effect func(t *Tenant) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return w.tenant.call(name, func() error {
		if err := w.tenant.refuse(name, body); err != nil {
			return err
		}
		return effect(w.tenant)
	})
}

// CreateApplication registers an app.
func (w Writer) CreateApplication(ctx context.Context, application tenant.Application) (tenant.Application, error) {
	var made tenant.Application
	err := w.write(ctx, "POST applications", application, func(t *Tenant) error {
		if application.UniqueName != "" && t.appBy(func(a *tenant.Application) bool { return a.UniqueName == application.UniqueName }) != nil {
			return Fail(tenant.Conflict, "POST applications", "the unique name is taken")
		}
		stored := t.add(application)
		t.unseen[stored.ObjectID] = t.Lag
		made = *clone(stored)
		return nil
	})
	return made, err
}

// onApp makes an effect on a registration.
func (w Writer) onApp(ctx context.Context, name, objectID string, body any, effect func(*Tenant, *tenant.Application) error) error {
	return w.write(ctx, name, body, func(t *Tenant) error {
		app := t.appBy(func(a *tenant.Application) bool { return a.ObjectID == objectID })
		if app == nil || !t.visible(app.ObjectID) {
			return Fail(tenant.NotFound, name, "there is no such app")
		}
		return effect(t, app)
	})
}

// PatchApplication changes a registration.
func (w Writer) PatchApplication(ctx context.Context, objectID string, patch tenant.Patch) error {
	return w.onApp(ctx, "PATCH application", objectID, patch, func(_ *Tenant, app *tenant.Application) error { return merge(app, patch) })
}

// DeleteApplication deletes a registration and its enterprise application.
func (w Writer) DeleteApplication(ctx context.Context, objectID string) error {
	return w.onApp(ctx, "DELETE application", objectID, nil, func(t *Tenant, app *tenant.Application) error {
		t.apps = slices.DeleteFunc(t.apps, func(a *tenant.Application) bool { return a == app })
		for _, principal := range slices.Clone(t.sps) {
			if principal.ClientID == app.ClientID {
				t.removePrincipal(principal.ObjectID)
			}
		}
		return nil
	})
}

func (t *Tenant) removePrincipal(objectID string) {
	t.sps = slices.DeleteFunc(t.sps, func(p *tenant.ServicePrincipal) bool { return p.ObjectID == objectID })
	t.grants = slices.DeleteFunc(t.grants, func(g *tenant.Grant) bool { return g.ClientPrincipalID == objectID })
}

// AddPassword makes a client secret.
func (w Writer) AddPassword(ctx context.Context, objectID string, request tenant.PasswordRequest) (tenant.NewPassword, error) {
	var made tenant.NewPassword
	err := w.onApp(ctx, "POST addPassword", objectID, request, func(t *Tenant, app *tenant.Application) error {
		made = t.password(app, request)
		return nil
	})
	if err != nil {
		return tenant.NewPassword{}, err
	}
	return made, nil
}

// RemovePassword ends a client secret.
func (w Writer) RemovePassword(ctx context.Context, objectID, keyID string) error {
	return w.onApp(ctx, "POST removePassword", objectID, keyID, func(_ *Tenant, app *tenant.Application) error {
		before := len(app.Passwords)
		app.Passwords = slices.DeleteFunc(app.Passwords, func(c tenant.Credential) bool { return c.KeyID == keyID })
		if len(app.Passwords) == before {
			return Fail(tenant.NotFound, "POST removePassword", "there is no such secret")
		}
		return nil
	})
}

// CreateServicePrincipal makes an enterprise application.
func (w Writer) CreateServicePrincipal(ctx context.Context, clientID string) (tenant.ServicePrincipal, error) {
	var made tenant.ServicePrincipal
	const name = "POST servicePrincipals"
	err := w.write(ctx, name, clientID, func(t *Tenant) error {
		app := t.appBy(func(a *tenant.Application) bool { return a.ClientID == clientID })
		if app == nil || !t.visible(app.ObjectID) {
			return Fail(tenant.NotYetConsistent, name, "the app is not known here yet")
		}
		if slices.ContainsFunc(t.sps, func(p *tenant.ServicePrincipal) bool { return p.ClientID == clientID }) {
			return Fail(tenant.Conflict, name, "there is one already")
		}
		t.serial++
		made = tenant.ServicePrincipal{ObjectID: id(3, t.serial), ClientID: clientID, DisplayName: app.DisplayName, Enabled: true}
		t.unseen[made.ObjectID] = t.Lag
		t.sps = append(t.sps, clone(&made))
		return nil
	})
	return made, err
}

// DeleteServicePrincipal removes an enterprise application.
func (w Writer) DeleteServicePrincipal(ctx context.Context, principalID string) error {
	return w.write(ctx, "DELETE servicePrincipal", principalID, func(t *Tenant) error {
		t.removePrincipal(principalID)
		return nil
	})
}

// CreateGrant consents.
func (w Writer) CreateGrant(ctx context.Context, grant tenant.Grant) (tenant.Grant, error) {
	const name = "POST grants"
	err := w.write(ctx, name, grant, func(t *Tenant) error {
		for _, there := range t.grants {
			if there.ClientPrincipalID == grant.ClientPrincipalID && there.ResourcePrincipalID == grant.ResourcePrincipalID && there.Reach == grant.Reach {
				return Fail(tenant.Conflict, name, "there is one already")
			}
		}
		t.serial++
		grant.ID = id(5, t.serial)
		t.unseen[grant.ID] = t.Lag
		t.grants = append(t.grants, clone(&grant))
		return nil
	})
	return grant, err
}

// onGrant makes an effect on a consent.
func (w Writer) onGrant(ctx context.Context, name, grantID string, effect func(*Tenant, *tenant.Grant)) error {
	return w.write(ctx, name, grantID, func(t *Tenant) error {
		i := slices.IndexFunc(t.grants, func(g *tenant.Grant) bool { return g.ID == grantID })
		if i < 0 {
			return Fail(tenant.NotFound, name, "there is no such consent")
		}
		effect(t, t.grants[i])
		return nil
	})
}

// UpdateGrant replaces the scopes of a consent.
func (w Writer) UpdateGrant(ctx context.Context, grantID string, scopes tenant.ScopeList) error {
	return w.onGrant(ctx, "PATCH grant", grantID, func(_ *Tenant, g *tenant.Grant) { g.Scopes = slices.Clone(scopes) })
}

// DeleteGrant withdraws a consent.
func (w Writer) DeleteGrant(ctx context.Context, grantID string) error {
	return w.onGrant(ctx, "DELETE grant", grantID, func(t *Tenant, g *tenant.Grant) {
		t.grants = slices.DeleteFunc(t.grants, func(other *tenant.Grant) bool { return other == g })
	})
}

// AssignRole is not needed by any test.
func (w Writer) AssignRole(ctx context.Context, assignment tenant.RoleAssignment) (tenant.RoleAssignment, error) {
	return assignment, w.write(ctx, "POST roles", assignment, func(*Tenant) error { return nil })
}

// RemoveRole is not needed by any test.
func (w Writer) RemoveRole(ctx context.Context, _, assignmentID string) error {
	return w.write(ctx, "DELETE roles", assignmentID, func(*Tenant) error { return nil })
}
