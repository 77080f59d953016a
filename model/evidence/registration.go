package evidence

import (
	"strings"
	"time"
)

// Application is an app registration as Entra has it.
type Application struct {
	ObjectID    string
	AppID       string
	DisplayName string
	// TokenVersion is requestedAccessTokenVersion; 0 means null, which Entra
	// takes for 1.
	TokenVersion int
	// TokenVersionUnsaid reports that the evidence leaves the version out, as a
	// list of chosen columns does: nothing is known of it then.
	TokenVersionUnsaid bool
	// TokenVersionPlace is where the version stands; its line is 0 where the
	// evidence does not say it in so many words.
	TokenVersionPlace Place
	// Web, SPA and Public hold the redirect URIs by platform.
	Web, SPA, Public []RedirectURI
	// RedirectURIsUnsaid reports that the evidence leaves all of them out.
	RedirectURIsUnsaid bool
	// OptionalClaims are the optional claims of the access token. Known is
	// false where the evidence does not say.
	OptionalClaims      []string
	OptionalClaimsKnown bool
	GroupClaims         string
	Passwords           []Credential
	Certificates        []Credential
	IdentifierURIs      []string
	SignInAudience      string
	// Scopes are the ids of delegated permissions that the app asks for, by
	// resource app id.
	Scopes map[string][]string
	// Enabled is false where the app is switched off.
	Enabled bool
	Place   Place
}

// RedirectURI is one registered redirect URI.
type RedirectURI struct {
	URI   string
	Place Place
}

// Credential is one secret or certificate of an app; its value is never known.
type Credential struct {
	Name string
	// End is the zero time where the evidence does not say.
	End   time.Time
	Place Place
}

// ServicePrincipal is an app's enterprise application in the tenant.
type ServicePrincipal struct {
	ObjectID           string
	AppID              string
	DisplayName        string
	Enabled            bool
	AssignmentRequired bool
	Place              Place
}

// Grant is one consent for delegated permissions (oauth2PermissionGrant).
type Grant struct {
	// Client and Resource are object ids of service principals.
	Client, Resource string
	// ForAll reports admin consent for everybody.
	ForAll bool
	Scopes []string
	Place  Place
}

// Directory is what the evidence knows of the tenant. A flag reports that the
// tenant's whole list was given, be it empty: what is not in it is not in the
// tenant. An object that was given alone raises no flag.
type Directory struct {
	Applications      []Application
	ApplicationsGiven bool
	Principals        []ServicePrincipal
	PrincipalsGiven   bool
	Grants            []Grant
	GrantsGiven       bool
}

// ByAppID finds an application by its application (client) ID, a GUID in any letter
// case; nil where the tenant has none.
func (d *Directory) ByAppID(id string) *Application {
	for i := range d.Applications {
		if id != "" && strings.EqualFold(d.Applications[i].AppID, id) {
			return &d.Applications[i]
		}
	}
	return nil
}

// PrincipalOf finds the enterprise application of an app; nil where there is
// none.
func (d *Directory) PrincipalOf(appID string) *ServicePrincipal {
	for i := range d.Principals {
		if appID != "" && strings.EqualFold(d.Principals[i].AppID, appID) {
			return &d.Principals[i]
		}
	}
	return nil
}
