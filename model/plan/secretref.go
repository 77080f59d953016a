package plan

import (
	"fmt"
	"strings"

	"entrastudio/model/pattern"
)

// SecretRef says where a secret is kept; it never holds the secret. Its text is
// "kubernetes:NAME/KEY", "env:VARIABLE", "keychain:SERVICE/ACCOUNT" or
// "file:PATH". The zero value refers to nothing.
type SecretRef struct {
	Store SecretStore
	// Name is the Secret's, variable's, keychain service's name or the path.
	Name string
	// Key is the key in a Kubernetes Secret or the keychain account.
	Key string
}

// SecretStore is a kind of place where secrets are kept.
type SecretStore string

// The stores.
const (
	InKubernetes  SecretStore = "kubernetes"
	InEnvironment SecretStore = "env"
	InKeychain    SecretStore = "keychain"
	InFile        SecretStore = "file"
)

// IsZero reports whether the reference refers to nothing.
func (r SecretRef) IsZero() bool { return r.Store == "" }

// String is the reference's text; empty for the zero value.
func (r SecretRef) String() string {
	switch {
	case r.IsZero():
		return ""
	case r.Key == "":
		return string(r.Store) + ":" + r.Name
	default:
		return string(r.Store) + ":" + r.Name + "/" + r.Key
	}
}

// ParseSecretRef reads a reference's text. A text without a known store is an
// error, because it may well be the secret itself; the error does not repeat
// the text.
func ParseSecretRef(text string) (SecretRef, error) {
	if text == "" {
		return SecretRef{}, nil
	}
	store, rest, found := strings.Cut(text, ":")
	r := SecretRef{Store: SecretStore(store), Name: rest}
	switch r.Store {
	case InKubernetes, InKeychain:
		r.Name, r.Key, _ = strings.Cut(rest, "/")
	case InEnvironment, InFile:
	default:
		found = false
	}
	if !found || r.Name == "" {
		return SecretRef{}, fmt.Errorf("this is no secret reference; write kubernetes:NAME/KEY, env:VARIABLE, keychain:SERVICE/ACCOUNT or file:PATH, never the secret itself")
	}
	return r, nil
}

// Possible reports whether a store can hold a secret under this name: what cannot
// be one may well be the secret itself (Kubernetes docs, object names and Secret
// data keys; POSIX, names of environment variables). Of a keychain or a file
// nothing can be told.
func (r SecretRef) Possible() bool {
	switch r.Store {
	case InKubernetes:
		short := len(r.Name) <= longestName && len(r.Key) <= longestName
		return short && kubernetesName.MatchString(r.Name) && (r.Key == "" || secretKey.MatchString(r.Key))
	case InEnvironment:
		return variableName.MatchString(r.Name)
	default:
		return true
	}
}

// longestName is how long a name in Kubernetes can be.
const longestName = 253

var (
	kubernetesName = pattern.New(`^[a-z0-9.-]+$`)
	secretKey      = pattern.New(`^[A-Za-z0-9._-]+$`)
	variableName   = pattern.New(`^[A-Za-z_][A-Za-z0-9_]*$`)
)

// MarshalYAML writes the reference as its text.
func (r SecretRef) MarshalYAML() (any, error) { return r.String(), nil }
