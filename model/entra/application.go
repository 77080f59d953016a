package entra

// Application is the part of Microsoft Graph's application object that a plan
// decides, and the keys that find it. What is nil is not decided: a PATCH leaves
// it alone. A list that is empty and not nil is decided to be empty, because
// Graph replaces lists whole (Microsoft Graph docs, application-update).
type Application struct {
	// ID is the object ID and AppID the application (client) ID; Entra makes both.
	ID    string `json:"id,omitempty"`
	AppID string `json:"appId,omitempty"`
	// UniqueName is a key of one's own that is set when the app is made and never
	// changes, see UniqueName.
	UniqueName     string `json:"uniqueName,omitempty"`
	DisplayName    string `json:"displayName,omitempty"`
	SignInAudience string `json:"signInAudience,omitempty"`
	// GroupMembershipClaims is one of None, SecurityGroup, ApplicationGroup,
	// DirectoryRole and All, or several with commas between.
	GroupMembershipClaims  string           `json:"groupMembershipClaims,omitempty"`
	API                    *API             `json:"api,omitempty"`
	Web                    *Web             `json:"web,omitempty"`
	SPA                    *Redirects       `json:"spa,omitempty"`
	PublicClient           *Redirects       `json:"publicClient,omitempty"`
	OptionalClaims         *OptionalClaims  `json:"optionalClaims,omitempty"`
	RequiredResourceAccess []ResourceAccess `json:"requiredResourceAccess,omitzero"`
}

// API is what the app is as the audience of tokens.
type API struct {
	// RequestedAccessTokenVersion is 1 or 2; nil is Graph's null, which means 1.
	RequestedAccessTokenVersion *int `json:"requestedAccessTokenVersion"`
}

// Web is the platform of apps that change the code for a token on the server.
type Web struct {
	RedirectURIs          []string               `json:"redirectUris,omitzero"`
	ImplicitGrantSettings *ImplicitGrantSettings `json:"implicitGrantSettings,omitempty"`
}

// ImplicitGrantSettings allow tokens straight from the authorize endpoint, which
// no component of Camunda uses.
type ImplicitGrantSettings struct {
	EnableIDTokenIssuance     bool `json:"enableIdTokenIssuance"`
	EnableAccessTokenIssuance bool `json:"enableAccessTokenIssuance"`
}

// Redirects is the single-page or the mobile and desktop platform.
type Redirects struct {
	RedirectURIs []string `json:"redirectUris,omitzero"`
}

// OptionalClaims are the optional claims by kind of token. The plan decides those
// of the access token alone.
type OptionalClaims struct {
	IDToken     []OptionalClaim `json:"idToken,omitzero"`
	AccessToken []OptionalClaim `json:"accessToken,omitzero"`
	SAML2Token  []OptionalClaim `json:"saml2Token,omitzero"`
}

// OptionalClaim is one optional claim. Source is empty for a claim of Entra's own.
type OptionalClaim struct {
	Name                 string   `json:"name"`
	Source               *string  `json:"source,omitempty"`
	Essential            bool     `json:"essential"`
	AdditionalProperties []string `json:"additionalProperties,omitzero"`
}

// ResourceAccess is what the app asks of one API, by the API's client ID.
type ResourceAccess struct {
	ResourceAppID  string   `json:"resourceAppId"`
	ResourceAccess []Access `json:"resourceAccess"`
}

// Access is one permission by its id. Type is Scope for a delegated permission
// and Role for one of the app's own.
type Access struct {
	ID   string `json:"id"`
	Type string `json:"type"`
}

// TokenVersion is the version of the tokens for an app; null means 1.
func (a *Application) TokenVersion() int {
	if a.API == nil || a.API.RequestedAccessTokenVersion == nil {
		return 1
	}
	return *a.API.RequestedAccessTokenVersion
}
