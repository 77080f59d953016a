package tenant

import "strings"

// Organization is the tenant.
type Organization struct {
	// ID is the tenant ID, a GUID.
	ID          string   `json:"id"`
	DisplayName string   `json:"displayName"`
	Domains     []Domain `json:"verifiedDomains,omitempty"`
}

// Domain is a domain that the tenant proved to be its own.
type Domain struct {
	Name    string `json:"name"`
	Default bool   `json:"isDefault"`
	Initial bool   `json:"isInitial"`
}

// ServicePrincipal is an app in one tenant; the portal calls it an enterprise
// application.
type ServicePrincipal struct {
	ObjectID    string `json:"id"`
	ClientID    string `json:"appId"`
	DisplayName string `json:"displayName"`
	// Enabled is false when nobody may sign in.
	Enabled bool `json:"accountEnabled"`
	// AssignmentRequired keeps everybody out to whom the app was not assigned.
	AssignmentRequired bool `json:"appRoleAssignmentRequired"`
	// Scopes are the delegated permissions that the app exposes.
	Scopes   []ExposedScope `json:"oauth2PermissionScopes,omitempty"`
	AppRoles []AppRole      `json:"appRoles,omitempty"`
}

// The reach of a grant.
const (
	// ForEverybody is admin consent.
	ForEverybody = "AllPrincipals"
	// ForOnePerson is the consent of one user.
	ForOnePerson = "Principal"
)

// Grant is consent to delegated permissions (resource type
// oAuth2PermissionGrant).
type Grant struct {
	ID string `json:"id,omitempty"`
	// ClientPrincipalID and ResourcePrincipalID are object IDs of service
	// principals, not client IDs.
	ClientPrincipalID   string `json:"clientId"`
	ResourcePrincipalID string `json:"resourceId"`
	// Reach is ForEverybody or ForOnePerson, who is PersonID then.
	Reach    string    `json:"consentType"`
	PersonID string    `json:"principalId,omitempty"`
	Scopes   ScopeList `json:"scope"`
}

// ScopeList is a list of delegated permissions by name, in the order that Entra
// has them. In JSON it is one text with spaces between.
type ScopeList []string

// MarshalText joins the names.
func (l ScopeList) MarshalText() ([]byte, error) { return []byte(strings.Join(l, " ")), nil }

// UnmarshalText splits the names.
func (l *ScopeList) UnmarshalText(text []byte) error {
	*l = strings.Fields(string(text))
	return nil
}

// RoleAssignment gives an app role to somebody.
type RoleAssignment struct {
	ID string `json:"id,omitempty"`
	// PrincipalID is the object ID of the user, group or service principal.
	PrincipalID   string `json:"principalId"`
	PrincipalName string `json:"principalDisplayName,omitempty"`
	PrincipalKind string `json:"principalType,omitempty"`
	// ResourcePrincipalID is the service principal that defines the role.
	ResourcePrincipalID string `json:"resourceId"`
	// RoleID is zero in every digit for access without a role.
	RoleID string `json:"appRoleId"`
}

// Owner is a person or app that owns a registration.
type Owner struct {
	ObjectID    string `json:"id"`
	DisplayName string `json:"displayName"`
	// Account is the user principal name; empty for an app.
	Account string `json:"userPrincipalName,omitempty"`
}
