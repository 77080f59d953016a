package tenant

import (
	"context"
	"time"

	"entrastudio/app/secret"
	"entrastudio/model/catalog"
)

// Connector signs in to a tenant. To call it is to connect: whoever calls has
// asked the person.
type Connector interface {
	// Connect signs in for reading alone.
	Connect(ctx context.Context, request Request) (Session, error)
}

// Session is a sign-in. Its tokens are in memory alone.
type Session interface {
	// Account says who is signed in, where, and with which rights.
	Account() Account
	// Directory reads the tenant. It cannot write, whatever rights there are.
	Directory() Directory
	// Writable signs in again for what is to be written, and no more.
	Writable(ctx context.Context, writes ...Write) (WritableDirectory, error)
	// SignOut forgets the tokens. The directories of this session fail then.
	SignOut()
}

// Write is a sort of change, which needs rights of its own.
type Write string

// The sorts of change.
const (
	// WriteApplications is registrations, their secrets and their service
	// principals.
	WriteApplications Write = "applications"
	// WriteConsent is admin consent to delegated permissions.
	WriteConsent Write = "consent"
	// WriteRoles is the assignment of app roles.
	WriteRoles Write = "roles"
)

// Method is a way to sign in.
type Method string

// The ways to sign in.
const (
	// Browser opens the computer's browser.
	Browser Method = "browser"
	// Device shows a code for a browser elsewhere.
	Device Method = "device"
	// AzureCLI takes the account of "az login".
	AzureCLI Method = "cli"
	// ClientSecret signs an app in with its client secret.
	ClientSecret Method = "secret"
	// Certificate signs an app in with its certificate.
	Certificate Method = "certificate"
	// Default tries what Azure puts into an environment: variables, workload
	// identity, managed identity, and the tools of developers.
	Default Method = "default"
	// ReadyToken takes an access token from an environment variable.
	ReadyToken Method = "token"
)

// Request says how to sign in, and where.
type Request struct {
	Method Method
	// Cloud is one of the catalogue's, or one's own with Login and Graph.
	Cloud catalog.Cloud
	// TenantID is a GUID.
	TenantID string
	// ClientID is the app that signs in. Browser and Device may leave it empty:
	// then it is Microsoft's own app for Graph's command line.
	ClientID string
	// Secret is the client secret value, or the password of the certificate.
	Secret secret.Value
	// Certificate is a certificate with its private key, as PEM or PKCS#12.
	Certificate []byte
	// TokenVariable names the environment variable of ReadyToken.
	TokenVariable string
	// ShowCode hears the code of Device. It returns at once.
	ShowCode func(DeviceCode)
}

// DeviceCode is what a person types into a browser.
type DeviceCode struct {
	Code string
	// Address is where the code is typed.
	Address string
	// Message is both in a sentence of Microsoft's.
	Message string
}

// Account is who is signed in, as the access token says it. The token was read,
// not checked: Graph alone can check it.
type Account struct {
	// Name is for example "ada@example.com" or the name of an app.
	Name string
	// ObjectID is that of the user or the service principal.
	ObjectID string
	// App reports that no person but an app is signed in.
	App bool
	// TenantID is the tenant that the token is for.
	TenantID string
	// ClientID is the app that was used to sign in.
	ClientID string
	// Rights are the permissions in the token, sorted: scopes of a person, roles
	// of an app.
	Rights []string
	// Method is how the sign-in was made.
	Method Method
	// Ends is when the token ends; another is fetched then where that needs no
	// person.
	Ends time.Time
}
