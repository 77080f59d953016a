package reconcile

import (
	"context"
	"errors"
	"strings"

	"entrastudio/app/tenant"
	"entrastudio/model/catalog"
	"entrastudio/model/entra"
	"entrastudio/model/plan"
)

// Live is what the tenant has of a plan's registrations, at one moment.
type Live struct {
	Organization tenant.Organization
	// Graph is Microsoft Graph's own enterprise application, to which people
	// consent; it is nil where the tenant has none.
	Graph *tenant.ServicePrincipal
	// Registrations stand in the order of the plan's.
	Registrations []LiveRegistration
}

// LiveRegistration is one registration of the plan as the tenant has it.
type LiveRegistration struct {
	// Name is the plan's.
	Name string
	// Application is nil where the tenant has none.
	Application *tenant.Application
	// Principal is the enterprise application; nil where there is none.
	Principal *tenant.ServicePrincipal
	Grants    []tenant.Grant
	Owners    []tenant.Owner
	// GrantsHidden and OwnersHidden report that the account may not read them.
	GrantsHidden, OwnersHidden bool
	// Namesakes are other registrations of the same name, where none was found
	// by a key.
	Namesakes []tenant.Application
}

// Progress hears how far a longer work is: the number of done parts, of all, and
// what comes next. It is called on the goroutine of the work.
type Progress func(done, total int, next string)

func (f Progress) tell(done, total int, next string) {
	if f != nil {
		f(done, total, next)
	}
}

// Read looks up the plan's registrations: by client ID where the plan says one,
// else by the name under which the studio registers them. It writes nothing. It
// gives all or an error, never a part.
func Read(ctx context.Context, dir tenant.Directory, c *catalog.Catalog, p *plan.Plan, progress Progress) (*Live, error) {
	total := len(p.Registrations) + 1
	progress.tell(0, total, "the tenant")
	organization, err := dir.Organization(ctx)
	if err != nil {
		return nil, err
	}
	live := &Live{Organization: organization}
	if live.Graph, err = found(dir.ServicePrincipal(ctx, entra.GraphAppID())); err != nil {
		return nil, err
	}
	for i := range p.Registrations {
		r := &p.Registrations[i]
		progress.tell(i+1, total, r.Name)
		one, err := readRegistration(ctx, dir, p, r)
		if err != nil {
			return nil, err
		}
		live.Registrations = append(live.Registrations, one)
	}
	progress.tell(total, total, "")
	return live, nil
}

func readRegistration(ctx context.Context, dir tenant.Directory, p *plan.Plan, r *plan.Registration) (LiveRegistration, error) {
	one := LiveRegistration{Name: r.Name}
	var err error
	id := clientIDOf(r)
	switch {
	case id == "":
		one.Application, err = found(dir.ApplicationByUniqueName(ctx, entra.UniqueName(p, r)))
	case catalog.IsGUID(id):
		one.Application, err = found(dir.ApplicationByClientID(ctx, id))
	}
	switch {
	case err != nil:
		return one, err
	case one.Application != nil:
		return one, one.readAround(ctx, dir)
	case id == "" && r.Name != "":
		one.Namesakes, err = namesakes(ctx, dir, r.Name)
	}
	return one, err
}

// clientIDOf is the client ID that the plan says; a placeholder says none.
func clientIDOf(r *plan.Registration) string {
	if catalog.IsPlaceholder(r.ClientID) {
		return ""
	}
	return r.ClientID
}

// readAround reads what stands beside a registration.
func (l *LiveRegistration) readAround(ctx context.Context, dir tenant.Directory) (err error) {
	if l.Principal, err = found(dir.ServicePrincipal(ctx, l.Application.ClientID)); err != nil {
		return err
	}
	if l.Principal != nil {
		l.Grants, err = dir.Grants(ctx, l.Principal.ObjectID)
		if l.GrantsHidden, err = hidden(err); err != nil {
			return err
		}
	}
	l.Owners, err = dir.Owners(ctx, l.Application.ObjectID)
	l.OwnersHidden, err = hidden(err)
	return err
}

func namesakes(ctx context.Context, dir tenant.Directory, name string) ([]tenant.Application, error) {
	all, err := dir.Applications(ctx, tenant.Listing{NamePrefix: name})
	var same []tenant.Application
	for _, app := range all {
		if strings.EqualFold(app.DisplayName, name) {
			same = append(same, app)
		}
	}
	return same, err
}

// found makes nil of what is not there.
func found[T any](thing T, err error) (*T, error) {
	switch {
	case errors.Is(err, tenant.NotFound):
		return nil, nil
	case err != nil:
		return nil, err
	}
	return &thing, nil
}

// hidden takes a missing right to read for something to be told, not for a
// failure.
func hidden(err error) (bool, error) {
	if errors.Is(err, tenant.Forbidden) {
		return true, nil
	}
	return false, err
}
