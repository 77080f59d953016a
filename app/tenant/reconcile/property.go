package reconcile

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"entrastudio/app/tenant"
	"entrastudio/model/entra"
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

// single compares texts of which there is one.
func single(want, have string) (any, []string) {
	if want == have {
		return want, nil
	}
	return want, []string{fmt.Sprintf("set it to %s, from %s", want, orNothing(have))}
}

// whole compares lists that Graph replaces whole and whose order says nothing.
func whole(want, have []string) (any, []string) {
	var phrases []string
	for _, uri := range want {
		if !slices.Contains(have, uri) {
			phrases = append(phrases, "add "+uri)
		}
	}
	for _, uri := range have {
		if !slices.Contains(want, uri) {
			phrases = append(phrases, "remove "+uri)
		}
	}
	return listed(want), phrases
}

func wantNoImplicitGrant(_ wish, a *tenant.Application) (any, []string) {
	var phrases []string
	if a.Web.ImplicitGrants.EnableAccessTokenIssuance {
		phrases = append(phrases, "turn it off for access tokens")
	}
	if a.Web.ImplicitGrants.EnableIDTokenIssuance {
		phrases = append(phrases, "turn it off for ID tokens")
	}
	return entra.ImplicitGrantSettings{}, phrases
}

func wantVersion(w wish, a *tenant.Application) (any, []string) {
	want := w.app.TokenVersion()
	if have := max(a.API.TokenVersion, 1); have != want {
		return want, []string{fmt.Sprintf("set it to %d, from %s", want, versionWords(a.API.TokenVersion))}
	}
	return want, nil
}

// nullVersion is what a version that nobody set means (Microsoft Entra docs, app
// manifest).
const nullVersion = "null, which means 1"

func versionWords(version int) string {
	if version == 0 {
		return nullVersion
	}
	return fmt.Sprint(version)
}

// wantClaims adds what is missing. Further claims harm nobody and may serve
// others, so they stay, as do those of other tokens: Graph's documents leave open
// whether the lists are merged, so all of them are sent.
func wantClaims(w wish, a *tenant.Application) (any, []string) {
	want := fullClaims(a.OptionalClaims)
	var phrases []string
	for _, claim := range w.app.OptionalClaims.AccessToken {
		has := slices.ContainsFunc(a.OptionalClaims.AccessToken, func(c entra.OptionalClaim) bool { return c.Name == claim.Name })
		if !has {
			want.AccessToken = append(want.AccessToken, entra.OptionalClaim{Name: claim.Name})
			phrases = append(phrases, "add "+claim.Name)
		}
	}
	return want, phrases
}

// wantGroups leaves alone what the plan does not decide, and any value that
// sends groups where the plan only needs some.
func wantGroups(w wish, a *tenant.Application) (any, []string) {
	want, have := w.app.GroupMembershipClaims, a.GroupMembershipClaims
	switch {
	case want == "", sameWords(want, have), w.anyGroups && entra.SendsGroups(have):
		return orNull(have), nil
	}
	return want, []string{fmt.Sprintf("set it to %s, from %s", want, orNothing(have))}
}

func sameWords(a, b string) bool {
	split := func(text string) []string {
		words := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
		slices.Sort(words)
		return words
	}
	return slices.Equal(split(a), split(b))
}

// wantPermissions adds what is missing and leaves the rest.
func wantPermissions(w wish, a *tenant.Application) (any, []string) {
	want := slices.Clone(a.RequiredResourceAccess)
	var phrases []string
	for _, resource := range w.app.RequiredResourceAccess {
		at := slices.IndexFunc(want, func(r entra.ResourceAccess) bool { return strings.EqualFold(r.ResourceAppID, resource.ResourceAppID) })
		if at < 0 {
			want = append(want, entra.ResourceAccess{ResourceAppID: resource.ResourceAppID})
			at = len(want) - 1
		}
		permissions := slices.Clone(want[at].ResourceAccess)
		for _, access := range resource.ResourceAccess {
			has := slices.ContainsFunc(permissions, func(p entra.Access) bool {
				return strings.EqualFold(p.ID, access.ID) && p.Type == access.Type
			})
			if !has {
				permissions = append(permissions, access)
				phrases = append(phrases, "add "+permissionWords(access.ID))
			}
		}
		want[at].ResourceAccess = permissions
	}
	return listed(want), phrases
}

func permissionWords(id string) string {
	if name := entra.PermissionNamed(id); name != "" {
		return name
	}
	return id
}

// fullClaims names every list, the empty ones too, so that a patch empties them.
func fullClaims(claims entra.OptionalClaims) entra.OptionalClaims {
	return entra.OptionalClaims{
		IDToken: slices.Clone(listed(claims.IDToken)), AccessToken: slices.Clone(listed(claims.AccessToken)), SAML2Token: slices.Clone(listed(claims.SAML2Token)),
	}
}

// listed makes a list of nothing an empty one, which JSON tells apart.
func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func version(number int) any {
	if number == 0 {
		return nil
	}
	return number
}

func orNothing(text string) string {
	if text == "" {
		return "nothing"
	}
	return text
}
