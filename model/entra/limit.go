package entra

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"entrastudio/model/catalog"
)

// Entra's limits (Microsoft Entra docs, reply-url and directory service limits).
const (
	maxName      = 120
	maxURIs      = 256
	maxURILength = 256
)

// Unfit is something of an application that Entra refuses.
type Unfit struct {
	// Field is its place in Graph's words, such as "web.redirectUris[1]".
	Field string
	// Why says what Entra refuses, Hint what to do; neither repeats the value.
	Why, Hint string
}

// Refused lists what Entra would refuse of an application, so that nothing is sent
// that can only fail.
func Refused(a Application) []Unfit {
	all := unfitTexts(a)
	switch n := utf8.RuneCountInString(a.DisplayName); {
	case strings.TrimSpace(a.DisplayName) == "":
		all = append(all, Unfit{"displayName", "it is empty", "give the registration a name"})
	case n > maxName:
		all = append(all, Unfit{"displayName", fmt.Sprintf("it has %d characters, and Entra takes %d", n, maxName), "shorten the registration's name"})
	}
	if a.GroupMembershipClaims != "" && !groupClaimsKnown(a.GroupMembershipClaims) {
		all = append(all, Unfit{"groupMembershipClaims", "Entra does not know it", "choose among " + strings.Join(groupChoices(), ", ")})
	}
	if version := a.TokenVersion(); version != 1 && version != 2 {
		all = append(all, Unfit{"api.requestedAccessTokenVersion", "Entra knows 1 and 2", "Camunda needs 2"})
	}
	return append(all, unfitURIs(a)...)
}

// unfitTexts finds what JSON cannot carry, in the one form that keeps every value.
func unfitTexts(a Application) []Unfit {
	var all []Unfit
	check := func(field, text string) {
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			all = append(all, Unfit{field, "it holds a NUL or is not valid UTF-8", "write it in plain text"})
		}
	}
	check("displayName", a.DisplayName)
	if a.AppID != "" && !catalog.IsGUID(a.AppID) {
		all = append(all, Unfit{"appId", "it is no GUID", "copy the Application (client) ID from the app registration"})
	}
	if a.OptionalClaims != nil {
		for i, claim := range a.OptionalClaims.AccessToken {
			field := fmt.Sprintf("optionalClaims.accessToken[%d].name", i)
			check(field, claim.Name)
			if strings.TrimSpace(claim.Name) == "" {
				all = append(all, Unfit{field, "it is empty", "name the claim or take it away"})
			}
		}
	}
	return all
}

func groupChoices() []string {
	return []string{"None", SecurityGroups, "ApplicationGroup", "DirectoryRole", "All"}
}

func groupClaimsKnown(value string) bool {
	for one := range strings.SplitSeq(value, ",") {
		if !slices.Contains(groupChoices(), strings.TrimSpace(one)) {
			return false
		}
	}
	return true
}

// platformURIs are the redirect URIs of one platform.
type platformURIs struct {
	field string
	uris  []string
}

// platforms lists the platforms of an application with their redirect URIs.
func platforms(a Application) []platformURIs {
	var all []platformURIs
	if a.Web != nil {
		all = append(all, platformURIs{"web.redirectUris", a.Web.RedirectURIs})
	}
	if a.SPA != nil {
		all = append(all, platformURIs{"spa.redirectUris", a.SPA.RedirectURIs})
	}
	if a.PublicClient != nil {
		all = append(all, platformURIs{"publicClient.redirectUris", a.PublicClient.RedirectURIs})
	}
	return all
}

func unfitURIs(a Application) []Unfit {
	var all []Unfit
	seen := map[string]string{}
	for _, platform := range platforms(a) {
		for i, uri := range platform.uris {
			field := fmt.Sprintf("%s[%d]", platform.field, i)
			if why, hint := unfitURI(uri); why != "" {
				all = append(all, Unfit{field, why, hint})
			}
			if first, twice := seen[uri]; twice {
				all = append(all, Unfit{field, "it is " + first + " already", "keep one of them"})
			}
			seen[uri] = field
		}
	}
	if len(seen) > maxURIs {
		all = append(all, Unfit{"redirectUris", fmt.Sprintf("there are %d redirect URIs, and one app takes %d", len(seen), maxURIs), "take some away or split the registration"})
	}
	return all
}

// unfitURI says why Entra takes no such redirect URI; empty where it does.
func unfitURI(uri string) (why, hint string) {
	u, err := url.Parse(uri)
	switch {
	case len(uri) > maxURILength:
		return fmt.Sprintf("it has %d characters, and Entra takes %d", len(uri), maxURILength), "shorten the path"
	case err != nil || u.Host == "" || u.Opaque != "":
		return "it is no absolute URL", "write scheme, host and path"
	case len(catalog.Placeholders(uri)) > 0:
		return "it holds a placeholder", "fill the placeholder in"
	case strings.ContainsFunc(uri, func(r rune) bool { return r <= ' ' || r >= 0x7f }):
		return "it holds a blank or a character outside ASCII", "write it percent-encoded, and the host in punycode"
	case strings.Contains(uri, "#"):
		return "it holds a fragment", "take the # and what follows it away"
	case strings.ContainsAny(uri, "!$'(),;"):
		return "it holds one of ! $ ' ( ) , ;", "choose another path"
	default:
		return unfitHost(u)
	}
}

// unfitHost says why Entra sends no code to a host by this scheme.
func unfitHost(u *url.URL) (why, hint string) {
	switch {
	case u.Hostname() == "::1":
		return "Entra does not take the IPv6 loopback address", "use localhost or 127.0.0.1"
	case u.Scheme == "http" && !catalog.IsLocal(u):
		return "it is http, and Entra takes that for localhost alone", "serve the component by https"
	case u.Scheme != "https" && u.Scheme != "http":
		return "its scheme is not https", "use https, or http on localhost"
	default:
		return "", ""
	}
}
