package pictures

import (
	"context"
	"errors"
	"time"

	"entrastudio/app/tenant"
	"entrastudio/model/entra"
)

// quay is a tenant as the pictures need it: of the plan's apps it has the first as
// it should be, the second with a redirect URI too many, and no other. Nobody can
// write to it.
type quay struct{ tenantID string }

// harbour is where the pictures' account is at home.
const harbour = "Harbour Freight"

// Connect signs in without asking anybody.
func (q quay) Connect(_ context.Context, request tenant.Request) (tenant.Session, error) {
	return quay{tenantID: request.TenantID}, nil
}

// Account is a person who may read.
func (q quay) Account() tenant.Account {
	return tenant.Account{
		Name: "ada.quay@harbour.example.com", TenantID: q.tenantID, Method: tenant.Browser,
		Rights: []string{"Application.Read.All", "Directory.Read.All"}, Ends: at.Add(time.Hour),
	}
}

// Directory reads.
func (q quay) Directory() tenant.Directory { return q }

// Writable is refused.
func (q quay) Writable(context.Context, ...tenant.Write) (tenant.WritableDirectory, error) {
	return nil, &tenant.Failure{Kind: tenant.ReadOnly}
}

// SignOut has nothing to forget.
func (quay) SignOut() {}

// Organization is the tenant.
func (q quay) Organization(context.Context) (tenant.Organization, error) {
	return tenant.Organization{ID: q.tenantID, DisplayName: harbour}, nil
}

// Applications are some of those that a tenant has.
func (quay) Applications(context.Context, tenant.Listing) ([]tenant.Application, error) {
	var all []tenant.Application
	for _, name := range []string{"Berth planning", "Camunda Management Identity", "Crane telemetry", "Customs gateway", "Pilot roster"} {
		all = append(all, tenant.Application{
			ObjectID: name, ClientID: "6b1f2c90-3d4e-4f5a-8b6c-" + pad(len(name)), DisplayName: name, SignInAudience: "AzureADMyOrg",
			Web: tenant.Web{RedirectURIs: []string{"https://apps.harbour.example.com/auth"}},
		})
	}
	return all, nil
}

func pad(n int) string { return "0000000000" + string(rune('0'+n/10)) + string(rune('0'+n%10)) }

// Application finds nothing by object ID.
func (quay) Application(context.Context, string) (tenant.Application, error) {
	return tenant.Application{}, tenant.NotFound
}

// ApplicationByClientID finds the apps of the default example but for the last.
func (quay) ApplicationByClientID(_ context.Context, clientID string) (tenant.Application, error) {
	app := tenant.Application{
		ObjectID: "object-" + clientID, ClientID: clientID, DisplayName: "Camunda", SignInAudience: "AzureADMyOrg",
		API:       tenant.API{TokenVersion: 2},
		Passwords: []tenant.Credential{{KeyID: "1", DisplayName: "installation", Ends: at.AddDate(0, 1, 0)}},
	}
	if clientID == "4a7d0e6f-91b2-4c38-8e5d-2f9c6b1a3705" {
		return tenant.Application{}, tenant.NotFound
	}
	app.Web.RedirectURIs = []string{"http://localhost:8084/auth/login-callback"}
	app.SPA = entra.Redirects{}
	return app, nil
}

// ApplicationByUniqueName finds nothing.
func (quay) ApplicationByUniqueName(context.Context, string) (tenant.Application, error) {
	return tenant.Application{}, tenant.NotFound
}

// Owners names one person.
func (quay) Owners(context.Context, string) ([]tenant.Owner, error) {
	return []tenant.Owner{{DisplayName: "Ada Quay", Account: "ada.quay@harbour.example.com"}}, nil
}

// ServicePrincipal finds the enterprise application of every app.
func (quay) ServicePrincipal(_ context.Context, clientID string) (tenant.ServicePrincipal, error) {
	return tenant.ServicePrincipal{ObjectID: "principal-" + clientID, ClientID: clientID, DisplayName: "Camunda", Enabled: true}, nil
}

// Grants lists none.
func (quay) Grants(context.Context, string) ([]tenant.Grant, error) { return nil, nil }

// RoleAssignments lists none.
func (quay) RoleAssignments(context.Context, string) ([]tenant.RoleAssignment, error) {
	return nil, nil
}

// noKeychain keeps the pictures from asking the computer for secrets.
type noKeychain struct{}

// Get finds nothing.
func (noKeychain) Get(string, string) (string, error) { return "", errors.ErrUnsupported }

// Set keeps nothing.
func (noKeychain) Set(string, string, string) error { return errors.ErrUnsupported }
