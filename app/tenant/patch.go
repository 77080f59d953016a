package tenant

import "encoding/json"

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

// MarshalJSON is the value, or null.
func (f Field[T]) MarshalJSON() ([]byte, error) {
	if f.change != set {
		return []byte("null"), nil
	}
	return json.Marshal(f.value)
}

// Patch is a partial change of a registration. Lists are replaced whole, because
// that is what Graph does with them; members of web, api and the like that are
// not named stay. Its JSON form is the body that is sent.
type Patch struct {
	DisplayName            Field[string]           `json:"displayName,omitzero"`
	UniqueName             Field[string]           `json:"uniqueName,omitzero"`
	SignInAudience         Field[string]           `json:"signInAudience,omitzero"`
	GroupMembershipClaims  Field[string]           `json:"groupMembershipClaims,omitzero"`
	IdentifierURIs         Field[[]string]         `json:"identifierUris,omitzero"`
	Notes                  Field[string]           `json:"notes,omitzero"`
	Tags                   Field[[]string]         `json:"tags,omitzero"`
	FallbackPublicClient   Field[bool]             `json:"isFallbackPublicClient,omitzero"`
	TokenEncryptionKeyID   Field[string]           `json:"tokenEncryptionKeyId,omitzero"`
	Web                    WebPatch                `json:"web,omitzero"`
	SPA                    RedirectPatch           `json:"spa,omitzero"`
	PublicClient           RedirectPatch           `json:"publicClient,omitzero"`
	API                    APIPatch                `json:"api,omitzero"`
	OptionalClaims         Field[OptionalClaims]   `json:"optionalClaims,omitzero"`
	RequiredResourceAccess Field[[]ResourceAccess] `json:"requiredResourceAccess,omitzero"`
}

// WebPatch changes the web platform.
type WebPatch struct {
	RedirectURIs   Field[[]string]       `json:"redirectUris,omitzero"`
	HomePageURL    Field[string]         `json:"homePageUrl,omitzero"`
	LogoutURL      Field[string]         `json:"logoutUrl,omitzero"`
	ImplicitGrants Field[ImplicitGrants] `json:"implicitGrantSettings,omitzero"`
}

// RedirectPatch changes a platform that has redirect URIs alone.
type RedirectPatch struct {
	RedirectURIs Field[[]string] `json:"redirectUris,omitzero"`
}

// APIPatch changes what an app says about tokens made for it.
type APIPatch struct {
	TokenVersion Field[int] `json:"requestedAccessTokenVersion,omitzero"`
}
