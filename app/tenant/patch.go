package tenant

import (
	"encoding/json"

	"entrastudio/model/entra"
)

// Field is one property in a partial change. The zero value leaves the property
// as it is.
type Field[T any] struct {
	value  T
	change change
}

type change uint8

const (
	untouched change = iota
	set
	cleared
)

// Set gives a property this value; an empty list empties it.
func Set[T any](value T) Field[T] { return Field[T]{value: value, change: set} }

// Clear makes a property null.
func Clear[T any]() Field[T] { return Field[T]{change: cleared} }

// IsZero reports that the property stays as it is.
func (f Field[T]) IsZero() bool { return f.change == untouched }

// Cleared reports that the property becomes null.
func (f Field[T]) Cleared() bool { return f.change == cleared }

// Value is what the property becomes; false when it stays or becomes null.
func (f Field[T]) Value() (T, bool) { return f.value, f.change == set }

// MarshalJSON is the value, or null. A list is never null: cleared or without
// entries, it is empty.
func (f Field[T]) MarshalJSON() ([]byte, error) {
	data, err := json.Marshal(f.value)
	switch {
	case err != nil:
		return nil, err
	case string(data) == "null":
		return []byte("[]"), nil
	case f.change == cleared:
		return []byte("null"), nil
	}
	return data, nil
}

// Patch is a partial change of a registration. Lists are replaced whole, because
// that is what Graph does with them; members of web, api and the like that are
// not named stay. A nil list of optional claims is not sent; whether Graph keeps
// it then is not documented, so that who sets one names all three. The JSON form
// of a patch is the body that is sent.
type Patch struct {
	DisplayName            Field[string]                 `json:"displayName,omitzero"`
	UniqueName             Field[string]                 `json:"uniqueName,omitzero"`
	SignInAudience         Field[string]                 `json:"signInAudience,omitzero"`
	GroupMembershipClaims  Field[string]                 `json:"groupMembershipClaims,omitzero"`
	IdentifierURIs         Field[[]string]               `json:"identifierUris,omitzero"`
	Notes                  Field[string]                 `json:"notes,omitzero"`
	Tags                   Field[[]string]               `json:"tags,omitzero"`
	FallbackPublicClient   Field[bool]                   `json:"isFallbackPublicClient,omitzero"`
	TokenEncryptionKeyID   Field[string]                 `json:"tokenEncryptionKeyId,omitzero"`
	Web                    WebPatch                      `json:"web,omitzero"`
	SPA                    RedirectPatch                 `json:"spa,omitzero"`
	PublicClient           RedirectPatch                 `json:"publicClient,omitzero"`
	API                    APIPatch                      `json:"api,omitzero"`
	OptionalClaims         Field[entra.OptionalClaims]   `json:"optionalClaims,omitzero"`
	AppRoles               Field[[]AppRole]              `json:"appRoles,omitzero"`
	RequiredResourceAccess Field[[]entra.ResourceAccess] `json:"requiredResourceAccess,omitzero"`
}

// CreationOf is what must be sent to register an app like this one: every
// property that it has, without what Entra gives (IDs, secrets, certificates)
// and without scopes that it exposes.
func CreationOf(a *Application) Patch {
	return Patch{
		DisplayName:            given(a.DisplayName),
		UniqueName:             given(a.UniqueName),
		SignInAudience:         given(a.SignInAudience),
		GroupMembershipClaims:  given(a.GroupMembershipClaims),
		IdentifierURIs:         listed(a.IdentifierURIs),
		Notes:                  given(a.Notes),
		Tags:                   listed(a.Tags),
		FallbackPublicClient:   given(a.FallbackPublicClient),
		TokenEncryptionKeyID:   given(a.TokenEncryptionKeyID),
		Web:                    WebPatch{listed(a.Web.RedirectURIs), given(a.Web.HomePageURL), given(a.Web.LogoutURL), given(a.Web.ImplicitGrants)},
		SPA:                    RedirectPatch{listed(a.SPA.RedirectURIs)},
		PublicClient:           RedirectPatch{listed(a.PublicClient.RedirectURIs)},
		API:                    APIPatch{given(a.API.TokenVersion)},
		OptionalClaims:         claims(a.OptionalClaims),
		AppRoles:               listed(a.AppRoles),
		RequiredResourceAccess: listed(a.RequiredResourceAccess),
	}
}

func given[T comparable](value T) Field[T] {
	var none T
	if value == none {
		return Field[T]{}
	}
	return Set(value)
}

func listed[T any](list []T) Field[[]T] {
	if len(list) == 0 {
		return Field[[]T]{}
	}
	return Set(list)
}

func claims(c entra.OptionalClaims) Field[entra.OptionalClaims] {
	if len(c.IDToken)+len(c.AccessToken)+len(c.SAML2Token) == 0 {
		return Field[entra.OptionalClaims]{}
	}
	return Set(c)
}

// WebPatch changes the web platform.
type WebPatch struct {
	RedirectURIs   Field[[]string]                    `json:"redirectUris,omitzero"`
	HomePageURL    Field[string]                      `json:"homePageUrl,omitzero"`
	LogoutURL      Field[string]                      `json:"logoutUrl,omitzero"`
	ImplicitGrants Field[entra.ImplicitGrantSettings] `json:"implicitGrantSettings,omitzero"`
}

// RedirectPatch changes a platform that has redirect URIs alone.
type RedirectPatch struct {
	RedirectURIs Field[[]string] `json:"redirectUris,omitzero"`
}

// APIPatch changes what an app says about tokens made for it.
type APIPatch struct {
	TokenVersion Field[int] `json:"requestedAccessTokenVersion,omitzero"`
}
