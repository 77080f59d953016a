package reconcile

import (
	"encoding/json"
	"slices"

	"entrastudio/app/tenant"
)

// property is one part of an app registration that a plan decides: how it is
// read, what it should be, and how a patch sets it. Comparing, changing and
// taking back all go by this one table.
type property struct {
	// name is Graph's path of it and title its name in Microsoft's portal.
	name, title string
	// field is the member of the plan's registration that decides it; empty
	// where none does.
	field string
	// null is what a value of null means; empty where it means nothing.
	null string
	read func(*tenant.Application) any
	// want is the value that it should have and what that changes, a phrase
	// each: no phrase where all is right.
	want func(wish, *tenant.Application) (any, []string)
	// patch sets it to a value in JSON; null clears it.
	patch func(*tenant.Patch, json.RawMessage) error
}

// properties lists them in the order in which a person looks for faults.
func properties() []property {
	return slices.Concat(signInProperties(), tokenProperties())
}

// signInProperties decide who may sign in and where the browser goes.
func signInProperties() []property {
	return []property{
		{
			name: "signInAudience", title: "supported account types",
			read: func(a *tenant.Application) any { return a.SignInAudience },
			want: func(w wish, a *tenant.Application) (any, []string) {
				return single(w.app.SignInAudience, a.SignInAudience)
			},
			patch: func(p *tenant.Patch, v json.RawMessage) error { return assign(&p.SignInAudience, v) },
		},
		{
			name: "web.redirectUris", title: "redirect URIs, platform Web", field: "redirectUris",
			read: func(a *tenant.Application) any { return listed(a.Web.RedirectURIs) },
			want: func(w wish, a *tenant.Application) (any, []string) {
				return whole(w.app.Web.RedirectURIs, a.Web.RedirectURIs)
			},
			patch: func(p *tenant.Patch, v json.RawMessage) error { return assign(&p.Web.RedirectURIs, v) },
		},
		{
			name: "spa.redirectUris", title: "redirect URIs, platform Single-page application", field: "redirectUris",
			read: func(a *tenant.Application) any { return listed(a.SPA.RedirectURIs) },
			want: func(w wish, a *tenant.Application) (any, []string) {
				return whole(w.app.SPA.RedirectURIs, a.SPA.RedirectURIs)
			},
			patch: func(p *tenant.Patch, v json.RawMessage) error { return assign(&p.SPA.RedirectURIs, v) },
		},
		{
			name: "publicClient.redirectUris", title: "redirect URIs, platform Mobile and desktop applications", field: "redirectUris",
			read: func(a *tenant.Application) any { return listed(a.PublicClient.RedirectURIs) },
			want: func(w wish, a *tenant.Application) (any, []string) {
				return whole(w.app.PublicClient.RedirectURIs, a.PublicClient.RedirectURIs)
			},
			patch: func(p *tenant.Patch, v json.RawMessage) error { return assign(&p.PublicClient.RedirectURIs, v) },
		},
		{
			name: "web.implicitGrantSettings", title: "implicit grant",
			read: func(a *tenant.Application) any { return a.Web.ImplicitGrants },
			want: wantNoImplicitGrant,
			patch: func(p *tenant.Patch, v json.RawMessage) error {
				return assign(&p.Web.ImplicitGrants, v)
			},
		},
	}
}

// tokenProperties decide what stands in tokens.
func tokenProperties() []property {
	return []property{
		{
			name: "api.requestedAccessTokenVersion", title: "token version", field: "tokenVersion", null: nullVersion,
			read: func(a *tenant.Application) any { return version(a.API.TokenVersion) },
			want: wantVersion,
			patch: func(p *tenant.Patch, v json.RawMessage) error {
				return assign(&p.API.TokenVersion, v)
			},
		},
		{
			name: "optionalClaims", title: "optional claims of the access token", field: "optionalClaims",
			read: func(a *tenant.Application) any { return fullClaims(a.OptionalClaims) },
			want: wantClaims,
			patch: func(p *tenant.Patch, v json.RawMessage) error {
				return assign(&p.OptionalClaims, v)
			},
		},
		{
			name: "groupMembershipClaims", title: "group claims", field: "groupClaims",
			read: func(a *tenant.Application) any { return orNull(a.GroupMembershipClaims) },
			want: wantGroups,
			patch: func(p *tenant.Patch, v json.RawMessage) error {
				return assign(&p.GroupMembershipClaims, v)
			},
		},
		{
			name: "requiredResourceAccess", title: "API permissions",
			read: func(a *tenant.Application) any { return listed(a.RequiredResourceAccess) },
			want: wantPermissions,
			patch: func(p *tenant.Patch, v json.RawMessage) error {
				return assign(&p.RequiredResourceAccess, v)
			},
		},
		{
			name: "tokenEncryptionKeyId", title: "token encryption",
			read: func(a *tenant.Application) any { return orNull(a.TokenEncryptionKeyID) },
			want: func(_ wish, a *tenant.Application) (any, []string) {
				if a.TokenEncryptionKeyID == "" {
					return nil, nil
				}
				return nil, []string{"turn it off: Camunda cannot read encrypted tokens"}
			},
			patch: func(p *tenant.Patch, v json.RawMessage) error {
				return assign(&p.TokenEncryptionKeyID, v)
			},
		},
	}
}

// propertyNamed finds a property that a journal names; false for one that this
// program does not know.
func propertyNamed(name string) (property, bool) {
	all := properties()
	i := slices.IndexFunc(all, func(p property) bool { return p.name == name })
	if i < 0 {
		return property{}, false
	}
	return all[i], true
}

// assign gives a field of a patch the value that stands in JSON.
func assign[T any](field *tenant.Field[T], value json.RawMessage) error {
	if string(value) == "null" {
		*field = tenant.Clear[T]()
		return nil
	}
	var read T
	if err := json.Unmarshal(value, &read); err != nil {
		return err
	}
	*field = tenant.Set(read)
	return nil
}
