package entra

import (
	"net/url"
	"slices"
	"strings"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/entra"
	"entrastudio/model/plan"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
)

// terraformPath is the configuration's place in an export.
const terraformPath = Folder + "/main.tf"

const terraformHead = `# Terraform reads this file: terraform init, terraform plan, terraform apply. Use it or registrations.sh, not both.
# Sign in before with az login. Apps that the plan knows by their client ID are imported, not made anew.
# A client secret that Terraform makes stands in its state in clear. So it makes none, unless you keep the state safe
# and say -var create_client_secrets=true.

`

// terraformFile writes the configuration for the azuread provider. Its strings are
// written by the language's own library, which reads them again as they were; a
// text that the language would change is refused.
func terraformFile(p *plan.Plan, apps []application) (exporters.File, error) {
	for i := range apps {
		if err := unchanged(&apps[i]); err != nil {
			return exporters.File{}, err
		}
	}
	f := hclwrite.NewEmptyFile()
	addProvider(f.Body(), p)
	addShared(f.Body(), apps)
	for i := range apps {
		addResources(f.Body(), &apps[i])
	}
	addOutputs(f.Body(), apps)
	data := terraformHead + string(hclwrite.Format(f.Bytes()))
	return exporters.File{Path: terraformPath, Mode: exporters.Private, Data: []byte(data), Reader: readerTerraform}, nil
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
		if cty.StringVal(text).AsString() != text {
			return &exporters.Refusal{
				Where: a.path, Reader: readerTerraform, Why: "a letter of it is made of several characters", Hint: "write it in composed form (Unicode NFC)",
			}
		}
	}
	return nil
}

// block adds a block after an empty line.
func block(body *hclwrite.Body, kind string, labels ...string) *hclwrite.Body {
	if len(body.Blocks())+len(body.Attributes()) > 0 {
		body.AppendNewline()
	}
	return body.AppendNewBlock(kind, labels).Body()
}

func set(body *hclwrite.Body, name, value string) { body.SetAttributeValue(name, cty.StringVal(value)) }

func setList(body *hclwrite.Body, name string, values []string) {
	list := make([]cty.Value, len(values))
	for i, value := range values {
		list[i] = cty.StringVal(value)
	}
	body.SetAttributeValue(name, cty.TupleVal(list))
}

// refer sets an attribute to another resource's, such as
// azuread_application.console.client_id.
func refer(body *hclwrite.Body, name string, steps ...string) {
	traversal := hcl.Traversal{hcl.TraverseRoot{Name: steps[0]}}
	for _, step := range steps[1:] {
		traversal = append(traversal, hcl.TraverseAttr{Name: step})
	}
	body.SetAttributeTraversal(name, traversal)
}

// addProvider pins the provider: the attributes below are those of its version 3.
func addProvider(body *hclwrite.Body, p *plan.Plan) {
	terraform := block(body, "terraform")
	// An import that reads its ID from a data source needs 1.6 (Terraform docs).
	set(terraform, "required_version", ">= 1.6")
	providers := block(terraform, "required_providers")
	providers.SetAttributeValue("azuread", cty.ObjectVal(map[string]cty.Value{
		"source": cty.StringVal("hashicorp/azuread"), "version": cty.StringVal("~> 3.0"),
	}))
	provider := block(body, "provider", "azuread")
	if catalog.IsGUID(p.Tenant.ID) {
		set(provider, "tenant_id", p.Tenant.ID)
	}
	if name := p.Tenant.Microsoft().Terraform; name != "" {
		set(provider, "environment", name)
	}
}

// addShared adds what several apps refer to.
func addShared(body *hclwrite.Body, apps []application) {
	needSecret, needConsent := false, false
	for i := range apps {
		needSecret = needSecret || apps[i].makesSecret()
		needConsent = needConsent || len(apps[i].consent) > 0
	}
	if needSecret {
		variable := block(body, "variable", "create_client_secrets")
		set(variable, "description", "Makes a client secret for each app that needs one. It stands in the state in clear.")
		refer(variable, "type", "bool")
		variable.SetAttributeValue("default", cty.False)
	}
	if needConsent {
		set(block(body, "data", "azuread_service_principal", "microsoft_graph"), "client_id", entra.GraphAppID())
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
func addResources(body *hclwrite.Body, a *application) {
	name := label(a.slug)
	if !a.isNew() {
		set(block(body, "data", "azuread_application", name), "client_id", a.wanted.AppID)
		imported := block(body, "import")
		refer(imported, "to", "azuread_application", name)
		imported.SetAttributeRaw("id", objectPath(name))
	}
	addApplication(block(body, "resource", "azuread_application", name), a)
	principal := block(body, "resource", "azuread_service_principal", name)
	refer(principal, "client_id", "azuread_application", name, "client_id")
	principal.SetAttributeValue("use_existing", cty.True)
	if len(a.consent) > 0 {
		grant := block(body, "resource", "azuread_service_principal_delegated_permission_grant", name)
		refer(grant, "service_principal_object_id", "azuread_service_principal", name, "object_id")
		refer(grant, "resource_service_principal_object_id", "data", "azuread_service_principal", "microsoft_graph", "object_id")
		setList(grant, "claim_values", strings.Fields(scopes(a.consent)))
	}
	if a.makesSecret() {
		password := block(body, "resource", "azuread_application_password", name)
		password.SetAttributeRaw("count", hclwrite.TokensForIdentifier("var.create_client_secrets ? 1 : 0"))
		refer(password, "application_id", "azuread_application", name, "id")
		set(password, "display_name", "entra-studio")
	}
}

// objectPath is the ID by which version 3 of the provider imports an app.
func objectPath(name string) hclwrite.Tokens {
	return hclwrite.TokensForIdentifier(`"/applications/${data.azuread_application.` + name + `.object_id}"`)
}

// addApplication writes one app, in the provider's words.
func addApplication(body *hclwrite.Body, a *application) {
	set(body, "display_name", a.wanted.DisplayName)
	set(body, "sign_in_audience", a.wanted.SignInAudience)
	if a.isNew() {
		body.SetAttributeValue("prevent_duplicate_names", cty.True)
	}
	if groups := a.wanted.GroupMembershipClaims; groups != "" {
		var all []string
		for one := range strings.SplitSeq(groups, ",") {
			all = append(all, strings.TrimSpace(one))
		}
		setList(body, "group_membership_claims", all)
	}
	block(body, "api").SetAttributeValue("requested_access_token_version", cty.NumberIntVal(int64(a.wanted.TokenVersion())))
	web := block(body, "web")
	setList(web, "redirect_uris", a.wanted.Web.RedirectURIs)
	implicit := block(web, "implicit_grant")
	implicit.SetAttributeValue("access_token_issuance_enabled", cty.False)
	implicit.SetAttributeValue("id_token_issuance_enabled", cty.False)
	setList(block(body, "single_page_application"), "redirect_uris", a.wanted.SPA.RedirectURIs)
	addClaims(body, a.wanted.OptionalClaims.AccessToken)
	addAccess(body, a)
}

func addClaims(body *hclwrite.Body, claims []entra.OptionalClaim) {
	if len(claims) == 0 {
		return
	}
	optional := block(body, "optional_claims")
	for _, claim := range claims {
		set(block(optional, "access_token"), "name", claim.Name)
	}
}

// addAccess names each permission beside its ID, which says nothing to a person.
func addAccess(body *hclwrite.Body, a *application) {
	for _, resource := range a.wanted.RequiredResourceAccess {
		required := block(body, "required_resource_access")
		set(required, "resource_app_id", resource.ResourceAppID)
		for _, access := range resource.ResourceAccess {
			one := block(required, "resource_access")
			if name := entra.PermissionNamed(access.ID); name != "" {
				one.AppendUnstructuredTokens(hclwrite.TokensForIdentifier("# " + name + "\n"))
			}
			set(one, "id", access.ID)
			set(one, "type", access.Type)
		}
	}
}

// addOutputs shows the client IDs by the plan's names, and the secrets to those
// alone who ask for them by name.
func addOutputs(body *hclwrite.Body, apps []application) {
	ids := block(body, "output", "client_ids")
	set(ids, "description", "The client IDs, as they belong into the plan.")
	ids.SetAttributeRaw("value", objectOf(apps, func(a *application) string {
		return "azuread_application." + label(a.slug) + ".client_id"
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
	values := block(body, "output", "client_secrets")
	values.SetAttributeValue("sensitive", cty.True)
	values.SetAttributeRaw("value", objectOf(secret, func(a *application) string {
		return "one(azuread_application_password." + label(a.slug) + "[*].value)"
	}))
}

// objectOf writes an object by the registrations' names.
func objectOf(apps []application, value func(*application) string) hclwrite.Tokens {
	attributes := make([]hclwrite.ObjectAttrTokens, len(apps))
	for i := range apps {
		attributes[i] = hclwrite.ObjectAttrTokens{
			Name:  hclwrite.TokensForValue(cty.StringVal(apps[i].registration.Name)),
			Value: hclwrite.TokensForIdentifier(value(&apps[i])),
		}
	}
	return hclwrite.TokensForObject(attributes)
}
