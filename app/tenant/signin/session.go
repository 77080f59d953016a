package signin

import (
	"context"
	"net/http"
	"os"
	"sync"
	"time"

	"entrastudio/app/tenant"
	"entrastudio/model/refusal"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
)

// Options are what a sign-in touches of the world.
type Options struct {
	// Transport carries requests to the sign-in; nil is one of our own with the
	// proxy of the environment.
	Transport http.RoundTripper
	// Variable reads an environment variable; nil is the computer's.
	Variable func(name string) string
	// Now is the clock; nil is the computer's.
	Now func() time.Time
}

func (o Options) filled() Options {
	if o.Transport == nil {
		o.Transport = &http.Transport{Proxy: http.ProxyFromEnvironment, ForceAttemptHTTP2: true, TLSHandshakeTimeout: 10 * time.Second, IdleConnTimeout: time.Minute}
	}
	if o.Variable == nil {
		o.Variable = os.Getenv
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

// Session is one sign-in. Its methods may be called from any goroutine.
type Session struct {
	request tenant.Request
	options Options
	carrier *carrier

	guard      sync.Mutex
	credential azcore.TokenCredential
	account    tenant.Account
}

// Start signs in for reading. It blocks until the person has finished, and fails
// with a *tenant.Failure of kind tenant.SignIn, or with the end of ctx.
func Start(ctx context.Context, request tenant.Request, options Options) (*Session, error) {
	s := &Session{request: request, options: options.filled()}
	s.carrier = newCarrier(s.options.Transport, request.Cloud.Login)
	credential, err := s.credentialOf()
	if err != nil {
		return nil, err
	}
	s.credential = credential
	if _, err := s.Reading().Token(ctx, ""); err != nil {
		return nil, err
	}
	return s, nil
}

// Account says who is signed in, by the newest token.
func (s *Session) Account() tenant.Account {
	s.guard.Lock()
	defer s.guard.Unlock()
	return s.account
}

// SignOut forgets the tokens. What was handed out by the session fails then.
func (s *Session) SignOut() {
	s.guard.Lock()
	defer s.guard.Unlock()
	s.credential, s.account = nil, tenant.Account{}
}

// Reading gives tokens that allow to read.
func (s *Session) Reading() *Access {
	return &Access{session: s, scopes: scopes(&s.request, readRights())}
}

// Writing signs in again where the rights to write need it, which may take a
// person, and gives tokens that allow it.
func (s *Session) Writing(ctx context.Context, writes ...tenant.Write) (*Access, error) {
	a := &Access{session: s, scopes: scopes(&s.request, writeRights(writes))}
	if _, err := a.Token(ctx, ""); err != nil {
		return nil, err
	}
	return a, nil
}

// Access gives tokens with one set of rights.
type Access struct {
	session *Session
	scopes  []string

	guard sync.Mutex
	kept  azcore.AccessToken
}

// earlier is how long before its end a token is no longer used: a call may take
// that long.
const earlier = 5 * time.Minute

// Token gives a token that is good for some minutes. Claims is what Graph asked
// for with its last refusal, and empty else.
func (a *Access) Token(ctx context.Context, claims string) (string, error) {
	a.guard.Lock()
	defer a.guard.Unlock()
	credential := a.session.current()
	if credential == nil {
		return "", &tenant.Failure{Kind: tenant.Unauthorized, Refusal: refusal.Error{File: subject, What: "nobody is signed in any more", Hint: "sign in again"}}
	}
	if claims == "" && a.kept.Token != "" && a.session.options.Now().Add(earlier).Before(a.kept.ExpiresOn) {
		return a.kept.Token, nil
	}
	got, err := credential.GetToken(ctx, policy.TokenRequestOptions{Scopes: a.scopes, Claims: claims, EnableCAE: true})
	if err != nil {
		return "", a.session.failure(ctx, err)
	}
	if err := a.session.know(got); err != nil {
		return "", err
	}
	a.kept = got
	return got.Token, nil
}

func (s *Session) current() azcore.TokenCredential {
	s.guard.Lock()
	defer s.guard.Unlock()
	return s.credential
}
