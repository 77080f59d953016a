package tenant

import (
	"slices"
	"time"

	"entrastudio/model/entra"
)

// Application is an app registration as Microsoft Graph has it, reduced to what
// a sign-in depends on. Its JSON form is Graph's (resource type application,
// v1.0 metadata); it never holds a secret value. Unlike entra.Application, which
// is what a plan wants, it is all there is: what is empty here is empty there.
type Application struct {
	// ObjectID and ClientID are GUIDs that Entra gives.
	ObjectID string `json:"id,omitempty"`
	ClientID string `json:"appId,omitempty"`
	// UniqueName is set once and can find a registration that was created by a
	// call whose answer got lost.
	UniqueName     string `json:"uniqueName,omitempty"`
	DisplayName    string `json:"displayName,omitempty"`
	SignInAudience string `json:"signInAudience,omitempty"`
	// GroupMembershipClaims is for example "ApplicationGroup"; empty is null.
	GroupMembershipClaims string   `json:"groupMembershipClaims,omitempty"`
	IdentifierURIs        []string `json:"identifierUris,omitempty"`
	Notes                 string   `json:"notes,omitempty"`
	Tags                  []string `json:"tags,omitempty"`
	// FallbackPublicClient lets the app sign in without a secret.
	FallbackPublicClient bool `json:"isFallbackPublicClient,omitempty"`
	// TokenEncryptionKeyID, when set, makes Entra encrypt tokens, which Camunda
	// cannot read.
	TokenEncryptionKeyID   string                 `json:"tokenEncryptionKeyId,omitempty"`
	Web                    Web                    `json:"web,omitzero"`
	SPA                    entra.Redirects        `json:"spa,omitzero"`
	PublicClient           entra.Redirects        `json:"publicClient,omitzero"`
	API                    API                    `json:"api,omitzero"`
	OptionalClaims         entra.OptionalClaims   `json:"optionalClaims,omitzero"`
	AppRoles               []AppRole              `json:"appRoles,omitempty"`
	RequiredResourceAccess []entra.ResourceAccess `json:"requiredResourceAccess,omitempty"`
	// Passwords are the client secrets: their ends, not their values.
	Passwords []Credential `json:"passwordCredentials,omitempty"`
	// Keys are the certificates: their ends, not the certificates.
	Keys    []Credential `json:"keyCredentials,omitempty"`
	Created time.Time    `json:"createdDateTime,omitzero"`
}

// RedirectURIs are those of every platform.
func (a *Application) RedirectURIs() []string {
	return slices.Concat(a.Web.RedirectURIs, a.SPA.RedirectURIs, a.PublicClient.RedirectURIs)
}

// Web is the platform of apps with a server.
type Web struct {
	RedirectURIs   []string                    `json:"redirectUris,omitempty"`
	HomePageURL    string                      `json:"homePageUrl,omitempty"`
	LogoutURL      string                      `json:"logoutUrl,omitempty"`
	ImplicitGrants entra.ImplicitGrantSettings `json:"implicitGrantSettings,omitzero"`
}

// API is what an app says about tokens made for it.
type API struct {
	// TokenVersion is requestedAccessTokenVersion; 0 is null, which means 1.
	TokenVersion int `json:"requestedAccessTokenVersion,omitempty"`
	// Scopes are the delegated permissions that the app exposes.
	Scopes []ExposedScope `json:"oauth2PermissionScopes,omitempty"`
}

// ExposedScope is a delegated permission of an app's own.
type ExposedScope struct {
	ID      string `json:"id"`
	Value   string `json:"value"`
	Enabled bool   `json:"isEnabled"`
}

// AppRole is a role that an app defines.
type AppRole struct {
	ID          string   `json:"id"`
	Value       string   `json:"value"`
	DisplayName string   `json:"displayName"`
	Description string   `json:"description"`
	Enabled     bool     `json:"isEnabled"`
	MemberTypes []string `json:"allowedMemberTypes,omitempty"`
}

// Credential is a client secret or a certificate, without what is secret of it.
type Credential struct {
	KeyID       string `json:"keyId"`
	DisplayName string `json:"displayName,omitempty"`
	// Hint is the first three characters of a client secret.
	Hint   string    `json:"hint,omitempty"`
	Starts time.Time `json:"startDateTime,omitzero"`
	Ends   time.Time `json:"endDateTime,omitzero"`
}
