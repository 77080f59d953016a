package graph

import (
	"entrastudio/app/tenant"
	"entrastudio/model/entra"

	"github.com/microsoftgraph/msgraph-sdk-go/models"
)

// applicationBody makes a fresh model that holds the patch and nothing else.
func applicationBody(p tenant.Patch) (models.Applicationable, error) {
	m := models.NewApplication()
	put(p.DisplayName, m.SetDisplayName)
	put(p.UniqueName, m.SetUniqueName)
	put(p.SignInAudience, m.SetSignInAudience)
	put(p.GroupMembershipClaims, m.SetGroupMembershipClaims)
	put(p.Notes, m.SetNotes)
	put(p.FallbackPublicClient, m.SetIsFallbackPublicClient)
	putList(p.IdentifierURIs, m.SetIdentifierUris)
	putList(p.Tags, m.SetTags)
	putWeb(p.Web, m)
	if !p.SPA.RedirectURIs.IsZero() {
		spa := models.NewSpaApplication()
		putList(p.SPA.RedirectURIs, spa.SetRedirectUris)
		m.SetSpa(spa)
	}
	if !p.PublicClient.RedirectURIs.IsZero() {
		public := models.NewPublicClientApplication()
		putList(p.PublicClient.RedirectURIs, public.SetRedirectUris)
		m.SetPublicClient(public)
	}
	putTokenVersion(p.API.TokenVersion, m)
	putClaims(p.OptionalClaims, m)
	return m, putIDs(p, m)
}

// put sets a property that the patch sets or clears.
func put[T any](field tenant.Field[T], set func(*T)) {
	if field.Cleared() {
		set(nil)
	} else if value, ok := field.Value(); ok {
		set(&value)
	}
}

// putList sets a list whole. One that is cleared is sent as empty: Graph has no
// list that is null.
func putList[T any](field tenant.Field[[]T], set func([]T)) {
	if field.IsZero() {
		return
	}
	value, _ := field.Value()
	set(append([]T{}, value...))
}

func putWeb(p tenant.WebPatch, m *models.Application) {
	if p.RedirectURIs.IsZero() && p.HomePageURL.IsZero() && p.LogoutURL.IsZero() && p.ImplicitGrants.IsZero() {
		return
	}
	web := models.NewWebApplication()
	putList(p.RedirectURIs, web.SetRedirectUris)
	put(p.HomePageURL, web.SetHomePageUrl)
	put(p.LogoutURL, web.SetLogoutUrl)
	if implicit, ok := p.ImplicitGrants.Value(); ok {
		settings := models.NewImplicitGrantSettings()
		settings.SetEnableIdTokenIssuance(&implicit.EnableIDTokenIssuance)
		settings.SetEnableAccessTokenIssuance(&implicit.EnableAccessTokenIssuance)
		web.SetImplicitGrantSettings(settings)
	} else if p.ImplicitGrants.Cleared() {
		web.SetImplicitGrantSettings(nil)
	}
	m.SetWeb(web)
}

func putTokenVersion(field tenant.Field[int], m *models.Application) {
	if field.IsZero() {
		return
	}
	api := models.NewApiApplication()
	if value, ok := field.Value(); ok {
		small := int32(value)
		api.SetRequestedAccessTokenVersion(&small)
	} else {
		api.SetRequestedAccessTokenVersion(nil)
	}
	m.SetApi(api)
}

func putClaims(field tenant.Field[entra.OptionalClaims], m *models.Application) {
	value, ok := field.Value()
	if field.Cleared() {
		m.SetOptionalClaims(nil)
	}
	if !ok {
		return
	}
	claims := models.NewOptionalClaims()
	putClaimList(value.IDToken, claims.SetIdToken)
	putClaimList(value.AccessToken, claims.SetAccessToken)
	putClaimList(value.SAML2Token, claims.SetSaml2Token)
	m.SetOptionalClaims(claims)
}

func putClaimList(list []entra.OptionalClaim, set func([]models.OptionalClaimable)) {
	if list == nil {
		return
	}
	all := make([]models.OptionalClaimable, len(list))
	for i := range list {
		claim := models.NewOptionalClaim()
		claim.SetName(&list[i].Name)
		claim.SetEssential(&list[i].Essential)
		if list[i].Source != nil {
			claim.SetSource(list[i].Source)
		}
		if list[i].AdditionalProperties != nil {
			claim.SetAdditionalProperties(list[i].AdditionalProperties)
		}
		all[i] = claim
	}
	set(all)
}

// putIDs sets what holds GUIDs, which can be wrong.
func putIDs(p tenant.Patch, m *models.Application) error {
	const name = "application"
	if p.TokenEncryptionKeyID.Cleared() {
		m.SetTokenEncryptionKeyId(nil)
	} else if text, ok := p.TokenEncryptionKeyID.Value(); ok {
		id, err := idOf(name, text)
		if err != nil {
			return err
		}
		m.SetTokenEncryptionKeyId(id)
	}
	if err := putModels(p.AppRoles, roleModel, m.SetAppRoles); err != nil {
		return err
	}
	return putModels(p.RequiredResourceAccess, resourceModel, m.SetRequiredResourceAccess)
}

// putModels sets a list of models whole.
func putModels[T, M any](field tenant.Field[[]T], model func(*T) (M, error), set func([]M)) error {
	if field.IsZero() {
		return nil
	}
	list, _ := field.Value()
	all := make([]M, 0, len(list))
	for i := range list {
		one, err := model(&list[i])
		if err != nil {
			return err
		}
		all = append(all, one)
	}
	set(all)
	return nil
}

func roleModel(role *tenant.AppRole) (models.AppRoleable, error) {
	id, err := idOf("appRoles", role.ID)
	if err != nil {
		return nil, err
	}
	m := models.NewAppRole()
	m.SetId(id)
	m.SetValue(&role.Value)
	m.SetDisplayName(&role.DisplayName)
	m.SetDescription(&role.Description)
	m.SetIsEnabled(&role.Enabled)
	m.SetAllowedMemberTypes(append([]string{}, role.MemberTypes...))
	return m, nil
}

func resourceModel(resource *entra.ResourceAccess) (models.RequiredResourceAccessable, error) {
	m := models.NewRequiredResourceAccess()
	m.SetResourceAppId(&resource.ResourceAppID)
	all := make([]models.ResourceAccessable, 0, len(resource.ResourceAccess))
	for i := range resource.ResourceAccess {
		id, err := idOf("requiredResourceAccess", resource.ResourceAccess[i].ID)
		if err != nil {
			return nil, err
		}
		access := models.NewResourceAccess()
		access.SetId(id)
		access.SetTypeEscaped(&resource.ResourceAccess[i].Type)
		all = append(all, access)
	}
	m.SetResourceAccess(all)
	return m, nil
}
