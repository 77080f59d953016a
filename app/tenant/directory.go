package tenant

import "context"

// Directory reads a tenant. Every method opens a connection, ends with ctx, and
// fails with a *Failure, or with the error of ctx when its caller ended it.
// Object IDs are those of Graph's member id, client IDs those of appId.
type Directory interface {
	// Organization is the tenant itself.
	Organization(ctx context.Context) (Organization, error)
	// Applications lists the app registrations, page by page, without their
	// owners. It gives all or an error, never a part.
	Applications(ctx context.Context, listing Listing) ([]Application, error)
	// Application finds a registration by its object ID.
	Application(ctx context.Context, objectID string) (Application, error)
	// ApplicationByClientID finds a registration by its application (client) ID.
	ApplicationByClientID(ctx context.Context, clientID string) (Application, error)
	// ApplicationByUniqueName finds a registration by the name that a script
	// gave it once and that no other has.
	ApplicationByUniqueName(ctx context.Context, uniqueName string) (Application, error)
	// Owners lists who owns a registration.
	Owners(ctx context.Context, objectID string) ([]Owner, error)
	// ServicePrincipal finds the enterprise application of a registration by
	// its client ID.
	ServicePrincipal(ctx context.Context, clientID string) (ServicePrincipal, error)
	// Grants lists the delegated permissions that were consented to for a
	// client, which is named by the object ID of its service principal.
	Grants(ctx context.Context, principalID string) ([]Grant, error)
	// RoleAssignments lists who was given an app role of a resource, which is
	// named by the object ID of its service principal.
	RoleAssignments(ctx context.Context, principalID string) ([]RoleAssignment, error)
}

// WritableDirectory writes too. A method that creates does not look whether the
// thing is there already.
type WritableDirectory interface {
	Directory
	// CreateApplication registers an app. IDs, passwords and keys in the given
	// one are not sent; the result has the IDs.
	CreateApplication(ctx context.Context, application Application) (Application, error)
	// PatchApplication changes what the patch names and nothing else.
	PatchApplication(ctx context.Context, objectID string, patch Patch) error
	// DeleteApplication moves a registration to the deleted ones, where it can
	// be restored for 30 days and keeps its client ID.
	DeleteApplication(ctx context.Context, objectID string) error
	// AddPassword makes a new client secret. Its value is in the result and can
	// never be read again.
	AddPassword(ctx context.Context, objectID string, request PasswordRequest) (NewPassword, error)
	// RemovePassword ends a client secret, which its key ID names.
	RemovePassword(ctx context.Context, objectID, keyID string) error
	// CreateServicePrincipal makes the enterprise application of a
	// registration, without which nobody can sign in to it.
	CreateServicePrincipal(ctx context.Context, clientID string) (ServicePrincipal, error)
	// DeleteServicePrincipal removes an enterprise application by object ID.
	DeleteServicePrincipal(ctx context.Context, principalID string) error
	// CreateGrant consents to delegated permissions; the ID of the given grant
	// is not sent.
	CreateGrant(ctx context.Context, grant Grant) (Grant, error)
	// UpdateGrant replaces the scopes of a grant.
	UpdateGrant(ctx context.Context, grantID string, scopes ScopeList) error
	// DeleteGrant withdraws a consent.
	DeleteGrant(ctx context.Context, grantID string) error
	// AssignRole gives an app role to a person, a group or an app; ID and names
	// in the given assignment are not sent.
	AssignRole(ctx context.Context, assignment RoleAssignment) (RoleAssignment, error)
	// RemoveRole takes an app role of a resource away again.
	RemoveRole(ctx context.Context, principalID, assignmentID string) error
}

// Listing says which registrations are listed, and who hears how far it is.
type Listing struct {
	// NamePrefix is what the display name begins with; empty means all.
	NamePrefix string
	// Progress hears the number of registrations read so far after each page,
	// on the goroutine of the call; it may be nil.
	Progress func(read int)
}
