package tenanttest

import (
	"context"
	"strings"

	"entrastudio/app/tenant"
)

// Reader is the tenant for reading alone: it has no method that writes.
type Reader struct{ tenant *Tenant }

var _ tenant.Directory = Reader{}

// Reader reads the tenant.
func (t *Tenant) Reader() Reader { return Reader{t} }

// ask makes a read, unless its context ended.
func ask[T any](ctx context.Context, t *Tenant, name string, find func() (*T, error)) (T, error) {
	var answer T
	if err := ctx.Err(); err != nil {
		return answer, err
	}
	err := t.call(name, func() error {
		found, err := find()
		if err != nil {
			return err
		}
		if found == nil {
			return Fail(tenant.NotFound, name, "there is none")
		}
		answer = *clone(found)
		return nil
	})
	if err != nil {
		var none T
		return none, err
	}
	return answer, nil
}

// Organization is the tenant itself.
func (r Reader) Organization(ctx context.Context) (tenant.Organization, error) {
	return ask(ctx, r.tenant, "GET organization", func() (*tenant.Organization, error) {
		return &tenant.Organization{ID: TenantID, DisplayName: "Example"}, nil
	})
}

// Applications lists registrations.
func (r Reader) Applications(ctx context.Context, listing tenant.Listing) ([]tenant.Application, error) {
	all, err := ask(ctx, r.tenant, "GET applications", func() (*[]tenant.Application, error) {
		list := []tenant.Application{}
		for _, app := range r.tenant.apps {
			if strings.HasPrefix(strings.ToLower(app.DisplayName), strings.ToLower(listing.NamePrefix)) {
				list = append(list, *app)
			}
		}
		return &list, nil
	})
	if err == nil && listing.Progress != nil {
		listing.Progress(len(all))
	}
	return all, err
}

func (r Reader) application(ctx context.Context, match func(*tenant.Application) bool) (tenant.Application, error) {
	return ask(ctx, r.tenant, "GET application", func() (*tenant.Application, error) {
		app := r.tenant.appBy(match)
		if app != nil && !r.tenant.visible(app.ObjectID) {
			return nil, nil
		}
		return app, nil
	})
}

// Application finds a registration by its object ID.
func (r Reader) Application(ctx context.Context, objectID string) (tenant.Application, error) {
	return r.application(ctx, func(a *tenant.Application) bool { return a.ObjectID == objectID })
}

// ApplicationByClientID finds a registration by its client ID.
func (r Reader) ApplicationByClientID(ctx context.Context, clientID string) (tenant.Application, error) {
	return r.application(ctx, func(a *tenant.Application) bool { return a.ClientID == clientID })
}

// ApplicationByUniqueName finds a registration by its unique name.
func (r Reader) ApplicationByUniqueName(ctx context.Context, uniqueName string) (tenant.Application, error) {
	return r.application(ctx, func(a *tenant.Application) bool { return a.UniqueName == uniqueName })
}

// Owners lists who owns a registration.
func (r Reader) Owners(ctx context.Context, objectID string) ([]tenant.Owner, error) {
	return ask(ctx, r.tenant, "GET owners", func() (*[]tenant.Owner, error) {
		owners := append([]tenant.Owner{}, r.tenant.owners[objectID]...)
		return &owners, nil
	})
}

// ServicePrincipal finds an enterprise application by client ID.
func (r Reader) ServicePrincipal(ctx context.Context, clientID string) (tenant.ServicePrincipal, error) {
	return ask(ctx, r.tenant, "GET servicePrincipal", func() (*tenant.ServicePrincipal, error) {
		for _, principal := range r.tenant.sps {
			if principal.ClientID == clientID && r.tenant.visible(principal.ObjectID) {
				return principal, nil
			}
		}
		return nil, nil
	})
}

// Grants lists the consent to a client.
func (r Reader) Grants(ctx context.Context, principalID string) ([]tenant.Grant, error) {
	return ask(ctx, r.tenant, "GET grants", func() (*[]tenant.Grant, error) {
		list := []tenant.Grant{}
		for _, grant := range r.tenant.grants {
			if grant.ClientPrincipalID == principalID && r.tenant.visible(grant.ID) {
				list = append(list, *grant)
			}
		}
		return &list, nil
	})
}

// RoleAssignments lists none: no test of the studio's needs one.
func (r Reader) RoleAssignments(ctx context.Context, _ string) ([]tenant.RoleAssignment, error) {
	return ask(ctx, r.tenant, "GET roles", func() (*[]tenant.RoleAssignment, error) { return &[]tenant.RoleAssignment{}, nil })
}
