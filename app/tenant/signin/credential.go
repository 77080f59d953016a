package signin

import (
	"context"
	"net/url"
	"strings"
	"time"

	"entrastudio/app/network"
	"entrastudio/app/tenant"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
)

// graphCommandLine is Microsoft's own app "Microsoft Graph Command Line Tools",
// which every tenant can consent to right by right (Microsoft Graph PowerShell
// docs, authentication commands).
const graphCommandLine = "14d82eec-204b-4c2f-b7e8-296a70dab67e"

// subject is what a failed sign-in is about.
const subject = "sign-in"

func refuse(what, hint string) error {
	return &tenant.Failure{Kind: tenant.SignIn, Refusal: refusal.Error{File: subject, What: what, Hint: hint}}
}

// credentialOf prepares the sign-in; nothing is connected yet.
func (s *Session) credentialOf() (azcore.TokenCredential, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	credential, err := s.build()
	if tenant.KindOf(err) == "" && err != nil {
		return nil, refuse("it cannot begin: "+firstLine(err), "check how the sign-in is asked for")
	}
	return credential, err
}

// check refuses what can only fail, or what would be unsafe.
func (s *Session) check() error {
	request := &s.request
	if request.Cloud.Graph == "" {
		return refuse("the address of Microsoft Graph in this cloud is not known", "give it with --graph-url or in the plan as tenant.graphUrl")
	}
	if request.Method == tenant.ReadyToken {
		return nil
	}
	login, err := url.Parse(request.Cloud.Login)
	switch {
	case err != nil || login.Host == "" || login.User != nil:
		return refuse("the login URL is no plain URL", "write it like https://login.microsoftonline.com")
	case !network.Sheltered(login):
		return refuse("the login URL is not https, and anyone on the way could read the secret", "use https; http is for this computer alone")
	case login.Scheme == "http" && request.Method == tenant.Browser:
		return refuse("a browser cannot sign in to a login URL without https", "sign in by device code, or with a client secret")
	case !catalog.IsGUID(request.TenantID):
		return refuse("it is not known which tenant is meant", "set the tenant ID in the plan")
	}
	return nil
}

func (s *Session) build() (azcore.TokenCredential, error) {
	request, options := &s.request, s.clientOptions()
	own := request.Cloud.Name == plan.CustomCloud
	switch request.Method {
	case tenant.Browser:
		return azidentity.NewInteractiveBrowserCredential(&azidentity.InteractiveBrowserCredentialOptions{
			ClientOptions: options, ClientID: clientOr(request.ClientID), TenantID: request.TenantID, DisableInstanceDiscovery: own,
		})
	case tenant.Device:
		return azidentity.NewDeviceCodeCredential(&azidentity.DeviceCodeCredentialOptions{
			ClientOptions: options, ClientID: clientOr(request.ClientID), TenantID: request.TenantID, DisableInstanceDiscovery: own, UserPrompt: s.showCode,
		})
	case tenant.ClientSecret:
		if request.ClientID == "" || request.Secret.IsZero() {
			return nil, refuse("a client secret needs the client ID of its app, and its value", "say which app signs in and where its secret is kept")
		}
		return azidentity.NewClientSecretCredential(request.TenantID, request.ClientID, request.Secret.Reveal(),
			&azidentity.ClientSecretCredentialOptions{ClientOptions: options, DisableInstanceDiscovery: own})
	case tenant.Certificate:
		return s.certificate(options, own)
	case tenant.AzureCLI:
		return azidentity.NewAzureCLICredential(&azidentity.AzureCLICredentialOptions{TenantID: request.TenantID})
	case tenant.Default:
		return azidentity.NewDefaultAzureCredential(&azidentity.DefaultAzureCredentialOptions{ClientOptions: options, TenantID: request.TenantID, DisableInstanceDiscovery: own})
	case tenant.ReadyToken:
		return s.ready()
	}
	return nil, refuse("there is no way to sign in called "+string(request.Method), "use browser, device, cli, secret, certificate, default or a ready token")
}

// clientOptions keeps the library from repeating failed calls: a person who waits
// wants to know.
func (s *Session) clientOptions() azcore.ClientOptions {
	return azcore.ClientOptions{
		Cloud:     cloud.Configuration{ActiveDirectoryAuthorityHost: s.carrier.authority, Services: map[cloud.ServiceName]cloud.ServiceConfiguration{}},
		Transport: s.carrier,
		Retry:     policy.RetryOptions{MaxRetries: -1},
		Telemetry: policy.TelemetryOptions{Disabled: true},
	}
}

func (s *Session) showCode(_ context.Context, code azidentity.DeviceCodeMessage) error {
	if s.request.ShowCode == nil {
		return refuse("nobody is there to be shown the device code", "sign in another way")
	}
	s.request.ShowCode(tenant.DeviceCode{Code: code.UserCode, Address: code.VerificationURL, Message: code.Message})
	return nil
}

func (s *Session) certificate(options azcore.ClientOptions, own bool) (azcore.TokenCredential, error) {
	if s.request.ClientID == "" {
		return nil, refuse("a certificate needs the client ID of its app", "say which app signs in")
	}
	certificates, key, err := azidentity.ParseCertificates(s.request.Certificate, []byte(s.request.Secret.Reveal()))
	if err != nil {
		return nil, refuse("the certificate cannot be read", "it is PEM or PKCS#12 with its private key in the same file; PKCS#12 may need its password")
	}
	return azidentity.NewClientCertificateCredential(s.request.TenantID, s.request.ClientID, certificates, key,
		&azidentity.ClientCertificateCredentialOptions{ClientOptions: options, DisableInstanceDiscovery: own})
}

func clientOr(id string) string {
	if id == "" {
		return graphCommandLine
	}
	return id
}

// readyToken is a token that somebody else fetched.
type readyToken struct{ token azcore.AccessToken }

// GetToken gives the token, whatever is asked for.
func (r readyToken) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return r.token, nil
}

// ready takes the token from its variable.
func (s *Session) ready() (azcore.TokenCredential, error) {
	name := s.request.TokenVariable
	text := strings.TrimSpace(s.options.Variable(name))
	text = strings.TrimSpace(strings.TrimPrefix(text, "Bearer "))
	if name == "" || text == "" {
		return nil, refuse("the environment variable "+name+" holds no token", "put an access token for Microsoft Graph into it")
	}
	found := accountOf(text)
	if err := s.fits(&found, text); err != nil {
		return nil, err
	}
	if found.Ends.IsZero() {
		found.Ends = s.options.Now().Add(time.Hour)
	}
	return readyToken{azcore.AccessToken{Token: text, ExpiresOn: found.Ends}}, nil
}
