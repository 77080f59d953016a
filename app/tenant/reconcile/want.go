package reconcile

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/app/tenant"
	"entrastudio/model/entra"
)

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
