package command

import (
	"context"
	"fmt"

	"entrastudio/app/tenant"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"

	"github.com/spf13/cobra"
)

// signInFlags say how a tenant verb signs in.
type signInFlags struct {
	SignIn       string
	TokenEnv     string
	ClientID     string
	ClientSecret string
	Certificate  string
	Cloud        string
	LoginURL     string
	GraphURL     string
	KubeContext  string
}

// declare declares the flags.
func (v *signInFlags) declare(c *cobra.Command) {
	v.SignIn = string(tenant.Browser)
	choose(c, &v.SignIn, "sign-in", "The `WAY` to sign in: browser, device (a code for a browser elsewhere), cli (the account of az login), secret or certificate (as an app), default (what Azure puts into an environment).",
		string(tenant.Browser), string(tenant.Device), string(tenant.AzureCLI), string(tenant.ClientSecret), string(tenant.Certificate), string(tenant.Default))
	f := c.Flags()
	f.StringVar(&v.TokenEnv, "token-env", "", "Take a ready access token for Microsoft Graph from this environment variable instead (`NAME`).")
	f.StringVar(&v.ClientID, "client-id", "", "The application (client) `ID` of the app to sign in with.")
	f.StringVar(&v.ClientSecret, "client-secret", "", "Where that app's client secret is kept (`REF`): env:VARIABLE, file:PATH, keychain:SERVICE/ACCOUNT or kubernetes:NAME/KEY; never the secret itself. With a certificate, its password.")
	f.StringVar(&v.Certificate, "certificate", "", "Where that app's certificate with its private key is kept (`REF`), such as file:PATH (PEM).")
	f.StringVar(&v.Cloud, "cloud", "", "The cloud's `NAME`, when it is not the plan's: public, us-government, us-dod, china, or custom with --login-url and --graph-url.")
	f.StringVar(&v.LoginURL, "login-url", "", "Where people sign in (`URL`), for a cloud of one's own.")
	f.StringVar(&v.GraphURL, "graph-url", "", "Where Microsoft Graph answers (`URL`), for a cloud of one's own.")
	f.StringVar(&v.KubeContext, "kube-context", "", "The context of kubectl for secrets in Kubernetes, by `NAME`; the current one when it is not given.")
}

// request is what the connector is asked for. References are resolved here, so
// that no secret is ever part of a command line.
func (v *signInFlags) request(ctx context.Context, s *visit) (tenant.Request, error) {
	cloud, err := v.cloud(s.plan.Tenant)
	if err != nil {
		return tenant.Request{}, err
	}
	s.cloud = cloud
	if !catalog.IsGUID(s.plan.Tenant.ID) {
		return tenant.Request{}, &refusal.Error{File: s.file, What: "the plan does not say the tenant ID, which is a GUID", Hint: "write it as id under tenant; it stands on the overview page of Microsoft Entra ID"}
	}
	request := tenant.Request{
		Method: tenant.Method(v.SignIn), Cloud: cloud, TenantID: s.plan.Tenant.ID, ClientID: v.ClientID, TokenVariable: v.TokenEnv,
		ShowCode: func(code tenant.DeviceCode) { fmt.Fprintf(s.program.Err, "%s\n", code.Message) },
	}
	if v.TokenEnv != "" {
		request.Method = tenant.ReadyToken
	}
	return request, v.credentials(ctx, s, &request)
}

// credentials resolves what an app signs in with.
func (v *signInFlags) credentials(ctx context.Context, s *visit, request *tenant.Request) error {
	needs := map[tenant.Method]string{tenant.ClientSecret: v.ClientSecret, tenant.Certificate: v.Certificate}
	if ref, asked := needs[request.Method]; asked && (ref == "" || v.ClientID == "") {
		flag := "--client-secret"
		if request.Method == tenant.Certificate {
			flag = "--certificate"
		}
		return fmt.Errorf("--sign-in %s needs --client-id ID and %s REF", request.Method, flag)
	}
	if v.ClientSecret != "" {
		ref, err := plan.ParseSecretRef(v.ClientSecret)
		if err != nil {
			return fmt.Errorf("--client-secret: %w", err)
		}
		if request.Secret, err = s.vault.Resolve(ctx, ref); err != nil {
			return err
		}
	}
	if v.Certificate != "" {
		ref, err := plan.ParseSecretRef(v.Certificate)
		if err != nil {
			return fmt.Errorf("--certificate: %w", err)
		}
		value, err := s.vault.Resolve(ctx, ref)
		if err != nil {
			return err
		}
		request.Certificate = []byte(value.Reveal())
	}
	return nil
}

// cloud is the plan's, unless a flag says another.
func (v *signInFlags) cloud(t plan.Tenant) (catalog.Cloud, error) {
	cloud := t.Microsoft()
	switch {
	case v.Cloud == plan.CustomCloud && t.Cloud != plan.CustomCloud:
		// One of Microsoft's addresses does not stand in for one's own.
		cloud = catalog.Cloud{Name: plan.CustomCloud}
	case v.Cloud != "" && v.Cloud != plan.CustomCloud:
		named, known := catalog.CloudNamed(v.Cloud)
		if !known {
			return catalog.Cloud{}, fmt.Errorf("--cloud %s: no such cloud is known; --help lists them", v.Cloud)
		}
		cloud = named
	}
	if v.LoginURL != "" || v.GraphURL != "" {
		own := catalog.Cloud{Name: plan.CustomCloud, Login: cloud.Login, Graph: cloud.Graph}
		if v.LoginURL != "" {
			own.Login = v.LoginURL
		}
		if v.GraphURL != "" {
			own.Graph = v.GraphURL
		}
		cloud = own
	}
	switch {
	case cloud.Login == "":
		return cloud, fmt.Errorf("where people sign in to the cloud %s is not known: say --login-url", cloud.Name)
	case cloud.Graph == "":
		return cloud, fmt.Errorf("where Microsoft Graph answers in the cloud %s is not known: say --graph-url", cloud.Name)
	}
	return cloud, nil
}
