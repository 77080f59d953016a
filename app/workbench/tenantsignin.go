package workbench

import (
	"context"
	"fmt"
	"strings"

	"entrastudio/app/secret"
	"entrastudio/app/tenant"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"
	view "entrastudio/views/tenant"
	"entrastudio/views/words"
)

// SignIn is part of the panel's source. The person has read beside the button what
// is asked for and sent; what was signed in for is read right after.
func (s *tenantSource) SignIn(chosen view.SignIn) {
	if s.running() || s.State().Missing != "" {
		return
	}
	p, vault, connector := s.w.Plan(), s.w.vault(), s.w.params.Tenant
	s.cloud = p.Tenant.Microsoft()
	request := tenant.Request{Method: tenant.Method(chosen.Method), Cloud: s.cloud, TenantID: p.Tenant.ID, ClientID: chosen.ClientID}
	s.forget()
	visit := s.visit
	s.run(words.T("workbench.tenant.signingIn"), func(ctx context.Context) (func(), error) {
		request.ShowCode = func(code tenant.DeviceCode) { s.show(ctx, &view.Code{Code: code.Code, Address: code.Address}) }
		session, err := signedIn(ctx, connector, vault, request, chosen)
		return func() { s.entered(visit, session) }, err
	})
}

// show puts the code of a sign-in elsewhere on screen while it is waited for.
func (s *tenantSource) show(ctx context.Context, code *view.Code) {
	s.w.params.Post(func() {
		if ctx.Err() == nil && s.running() {
			s.code = code
			s.changed()
		}
	})
}

// entered goes on once somebody is signed in; nil means that nobody is. Who signed
// out while it was waited for stays out.
func (s *tenantSource) entered(visit int, session tenant.Session) {
	s.code = nil
	switch {
	case session == nil:
		return
	case s.visit != visit:
		session.SignOut()
		return
	}
	s.session = session
	s.Compare()
}

// signedIn resolves the references and signs in. An account of another tenant than
// the plan's is signed out again.
func signedIn(ctx context.Context, connector tenant.Connector, vault *secret.Vault, request tenant.Request, chosen view.SignIn) (tenant.Session, error) {
	value, err := resolved(ctx, vault, chosen.Secret)
	if err != nil {
		return nil, err
	}
	certificate, err := resolved(ctx, vault, chosen.Certificate)
	if err != nil {
		return nil, err
	}
	request.Secret = value
	if chosen.Certificate != "" {
		request.Certificate = []byte(certificate.Reveal())
	}
	session, err := connector.Connect(ctx, request)
	if err != nil {
		return nil, err
	}
	if a := session.Account(); !strings.EqualFold(a.TenantID, request.TenantID) {
		session.SignOut()
		return nil, &refusal.Error{
			File: "sign-in", What: fmt.Sprintf("the plan is for the tenant %s, and %s is signed in to %s", request.TenantID, a.Name, a.TenantID),
			Hint: "sign in with an account of the plan's tenant, or correct the tenant ID in the plan",
		}
	}
	return session, nil
}

// resolved reads the secret of a reference; none for an empty one.
func resolved(ctx context.Context, vault *secret.Vault, reference string) (secret.Value, error) {
	if reference == "" {
		return secret.Value{}, nil
	}
	ref, err := plan.ParseSecretRef(reference)
	if err != nil {
		return secret.Value{}, err
	}
	return vault.Resolve(ctx, ref)
}
