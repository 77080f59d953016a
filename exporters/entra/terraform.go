package entra

import (
	"net/url"
	"slices"
	"strings"

	"entrastudio/exporters"
	"entrastudio/exporters/hcl"
	"entrastudio/model/catalog"
	"entrastudio/model/entra"
	"entrastudio/model/plan"

	"golang.org/x/text/unicode/norm"
)

// terraformPath is the configuration's place in an export.
const terraformPath = Folder + "/main.tf"

const terraformHead = `# Terraform reads this file: terraform init, terraform plan, terraform apply. Use it or registrations.sh, not both.
# Sign in before with az login. Apps that the plan knows by their client ID are imported, not made anew.
# A client secret that Terraform makes stands in its state in clear. So it makes none, unless you keep the state safe
# and say -var create_client_secrets=true.

`

// terraformFile writes the configuration for the azuread provider. A text that the
// language would change is refused.
func terraformFile(p *plan.Plan, apps []application) (exporters.File, error) {
	for i := range apps {
		if err := unchanged(&apps[i]); err != nil {
			return exporters.File{}, err
		}
	}
	body := &hcl.Body{}
	addProvider(body, p)
	addShared(body, apps)
	for i := range apps {
		addResources(body, &apps[i])
	}
	addOutputs(body, apps)
	return exporters.File{
		Path: terraformPath, Mode: exporters.Private, Data: []byte(terraformHead + body.String()), Reader: readerTerraform,
	}, nil
}

// unchanged refuses texts that the language writes in another Unicode form than
// the plan, so that Terraform would rename the app at each run, and addresses that
// the provider does not take.
func unchanged(a *application) error {
	for _, uri := range slices.Concat(a.wanted.Web.RedirectURIs, a.wanted.SPA.RedirectURIs) {
		if u, err := url.Parse(uri); err != nil || u.Path == "" {
			return &exporters.Refusal{
				Where: a.path + "/redirectUris", Reader: readerTerraform, Why: "a redirect URI has no path", Hint: "end it in a slash, as Entra does",
			}
		}
	}
	texts := []string{a.wanted.DisplayName}
	for _, claim := range a.wanted.OptionalClaims.AccessToken {
		texts = append(texts, claim.Name)
	}
	for _, text := range texts {
		if !norm.NFC.IsNormalString(text) {
			return &exporters.Refusal{
				Where: a.path, Reader: readerTerraform, Why: "a letter of it is made of several characters", Hint: "write it in composed form (Unicode NFC)",
			}
		}
	}
	return nil
}

// addProvider pins the provider: the attributes below are those of its version 3.
func addProvider(body *hcl.Body, p *plan.Plan) {
	terraform := body.Block("terraform")
	// An import that reads its ID from a data source needs 1.6 (Terraform docs).
	terraform.Set("required_version", hcl.Text(">= 1.6"))
	terraform.Block("required_providers").Set("azuread", hcl.Object(
		hcl.Attribute{Name: "source", Value: hcl.Text("hashicorp/azuread")}, hcl.Attribute{Name: "version", Value: hcl.Text("~> 3.0")},
	))
	provider := body.Block("provider", "azuread")
	if catalog.IsGUID(p.Tenant.ID) {
		provider.Set("tenant_id", hcl.Text(p.Tenant.ID))
	}
	if name := p.Tenant.Microsoft().Terraform; name != "" {
		provider.Set("environment", hcl.Text(name))
	}
}

// addShared adds what several apps refer to.
func addShared(body *hcl.Body, apps []application) {
	needSecret, needConsent := false, false
	for i := range apps {
		needSecret = needSecret || apps[i].makesSecret()
		needConsent = needConsent || len(apps[i].consent) > 0
	}
	if needSecret {
		variable := body.Block("variable", "create_client_secrets")
		variable.Set("description", hcl.Text("Makes a client secret for each app that needs one. It stands in the state in clear."))
		variable.Set("type", hcl.Reference("bool"))
		variable.Set("default", hcl.Bool(false))
	}
	if needConsent {
		body.Block("data", "azuread_service_principal", "microsoft_graph").Set("client_id", hcl.Text(entra.GraphAppID()))
	}
}

// label is a slug as a resource's name, which must not begin with a digit. No slug
// begins with the underscore that stands before one then.
func label(slug string) string {
	name := strings.ReplaceAll(slug, "-", "_")
	if name[0] >= '0' && name[0] <= '9' {
		return "_" + name
	}
	return name
}

// addResources adds an app, its service principal, its consent and its secret. The
// provider itself waits for the directory to know what it made.
func addResources(body *hcl.Body, a *application) {
	name := label(a.slug)
	if !a.isNew() {
		body.Block("data", "azuread_application", name).Set("client_id", hcl.Text(a.wanted.AppID))
		imported := body.Block("import")
		imported.Set("to", hcl.Reference("azuread_application", name))
		imported.Set("id", objectPath(name))
	}
	addApplication(body.Block("resource", "azuread_application", name), a)
	principal := body.Block("resource", "azuread_service_principal", name)
	principal.Set("client_id", hcl.Reference("azuread_application", name, "client_id"))
	principal.Set("use_existing", hcl.Bool(true))
	if len(a.consent) > 0 {
		grant := body.Block("resource", "azuread_service_principal_delegated_permission_grant", name)
		grant.Set("service_principal_object_id", hcl.Reference("azuread_service_principal", name, "object_id"))
		grant.Set("resource_service_principal_object_id", hcl.Reference("data", "azuread_service_principal", "microsoft_graph", "object_id"))
		grant.Set("claim_values", hcl.Texts(strings.Fields(scopes(a.consent))))
	}
	if a.makesSecret() {
		password := body.Block("resource", "azuread_application_password", name)
		password.Set("count", "var.create_client_secrets ? 1 : 0")
		password.Set("application_id", hcl.Reference("azuread_application", name, "id"))
		password.Set("display_name", hcl.Text("entra-studio"))
	}
}

// objectPath is the ID by which version 3 of the provider imports an app.
func objectPath(name string) hcl.Expression {
	return hcl.Expression(`"/applications/${data.azuread_application.` + name + `.object_id}"`)
}

// addApplication writes one app, in the provider's words.
func addApplication(body *hcl.Body, a *application) {
	body.Set("display_name", hcl.Text(a.wanted.DisplayName))
	body.Set("sign_in_audience", hcl.Text(a.wanted.SignInAudience))
	if a.isNew() {
		body.Set("prevent_duplicate_names", hcl.Bool(true))
	}
	if groups := a.wanted.GroupMembershipClaims; groups != "" {
		var all []string
		for one := range strings.SplitSeq(groups, ",") {
			all = append(all, strings.TrimSpace(one))
		}
		body.Set("group_membership_claims", hcl.Texts(all))
	}
	body.Block("api").Set("requested_access_token_version", hcl.Number(int(a.wanted.TokenVersion())))
	web := body.Block("web")
	web.Set("redirect_uris", hcl.Texts(a.wanted.Web.RedirectURIs))
	implicit := web.Block("implicit_grant")
	implicit.Set("access_token_issuance_enabled", hcl.Bool(false))
	implicit.Set("id_token_issuance_enabled", hcl.Bool(false))
	body.Block("single_page_application").Set("redirect_uris", hcl.Texts(a.wanted.SPA.RedirectURIs))
	addClaims(body, a.wanted.OptionalClaims.AccessToken)
	addAccess(body, a)
}

func addClaims(body *hcl.Body, claims []entra.OptionalClaim) {
	if len(claims) == 0 {
		return
	}
	optional := body.Block("optional_claims")
	for _, claim := range claims {
		optional.Block("access_token").Set("name", hcl.Text(claim.Name))
	}
}

// addAccess names each permission beside its ID, which says nothing to a person.
func addAccess(body *hcl.Body, a *application) {
	for _, resource := range a.wanted.RequiredResourceAccess {
		required := body.Block("required_resource_access")
		required.Set("resource_app_id", hcl.Text(resource.ResourceAppID))
		for _, access := range resource.ResourceAccess {
			one := required.Block("resource_access")
			if name := entra.PermissionNamed(access.ID); name != "" {
				one.Comment(name)
			}
			one.Set("id", hcl.Text(access.ID))
			one.Set("type", hcl.Text(access.Type))
		}
	}
}

// addOutputs shows the client IDs by the plan's names, and the secrets to those
// alone who ask for them by name.
func addOutputs(body *hcl.Body, apps []application) {
	ids := body.Block("output", "client_ids")
	ids.Set("description", hcl.Text("The client IDs, as they belong into the plan."))
	ids.Set("value", objectOf(apps, func(a *application) hcl.Expression {
		return hcl.Reference("azuread_application", label(a.slug), "client_id")
	}))
	var secret []application
	for i := range apps {
		if apps[i].makesSecret() {
			secret = append(secret, apps[i])
		}
	}
	if len(secret) == 0 {
		return
	}
	values := body.Block("output", "client_secrets")
	values.Set("sensitive", hcl.Bool(true))
	values.Set("value", objectOf(secret, func(a *application) hcl.Expression {
		return hcl.Expression("one(azuread_application_password." + label(a.slug) + "[*].value)")
	}))
}

// objectOf writes an object by the registrations' names.
func objectOf(apps []application, value func(*application) hcl.Expression) hcl.Expression {
	attributes := make([]hcl.Attribute, len(apps))
	for i := range apps {
		attributes[i] = hcl.Attribute{Name: hcl.Text(apps[i].registration.Name), Value: value(&apps[i])}
	}
	return hcl.Object(attributes...)
}
