package entra_test

import (
	"fmt"
	"strings"
	"testing"

	"entrastudio/model/entra"
)

func TestEntrasLimitsAreRefusedByField(t *testing.T) {
	version := 3
	many := make([]string, 257)
	for i := range many {
		many[i] = fmt.Sprintf("https://a.example/%d", i)
	}
	web := func(uris ...string) entra.Application {
		return entra.Application{DisplayName: "a", Web: &entra.Web{RedirectURIs: uris}}
	}
	for want, a := range map[string]entra.Application{
		"displayName: it is empty":                                            {},
		"displayName: it has 121 characters, and Entra takes 120":             {DisplayName: strings.Repeat("\u00e9", 121)},
		"displayName: it holds a NUL or is not valid UTF-8":                   {DisplayName: "a\x00"},
		"appId: it is no GUID":                                                {DisplayName: "a", AppID: "a' or 1 eq 1"},
		"groupMembershipClaims: Entra does not know it":                       {DisplayName: "a", GroupMembershipClaims: "SecurityGroup,Some"},
		"api.requestedAccessTokenVersion: Entra knows 1 and 2":                {DisplayName: "a", API: &entra.API{RequestedAccessTokenVersion: &version}},
		"optionalClaims.accessToken[0].name: it is empty":                     {DisplayName: "a", OptionalClaims: &entra.OptionalClaims{AccessToken: []entra.OptionalClaim{{Name: " "}}}},
		"web.redirectUris[1]: it is http, and Entra takes that for localhost": web("http://localhost:80/a", "http://a.example"),
		"web.redirectUris[0]: its scheme is not https":                        web("ftp://a.example/"),
		"web.redirectUris[0]: it is no absolute URL":                          web("a.example/x"),
		"web.redirectUris[0]: it holds a fragment":                            web("https://a.example/#x"),
		"web.redirectUris[0]: it holds one of ! $ ' ( ) , ;":                  web("https://a.example/$(id)"),
		"web.redirectUris[0]: it holds a blank or a character outside ASCII":  web("https://a.example/\u00e9"),
		"web.redirectUris[0]: it holds a placeholder":                         web("https://<HOST>/sso-callback"),
		"web.redirectUris[0]: Entra does not take the IPv6 loopback address":  web("http://[::1]:8080/a"),
		"web.redirectUris[0]: it has 257 characters, and Entra takes 256":     web("https://a.example/" + strings.Repeat("x", 239)),
		"web.redirectUris[1]: it is web.redirectUris[0] already":              web("https://a.example/", "https://a.example/"),
		"redirectUris: there are 257 redirect URIs, and one app takes 256":    web(many...),
		"spa.redirectUris[0]: it is web.redirectUris[0] already":              {DisplayName: "a", Web: &entra.Web{RedirectURIs: []string{"https://a"}}, SPA: &entra.Redirects{RedirectURIs: []string{"https://a"}}},
		"publicClient.redirectUris[0]: it is no absolute URL":                 {DisplayName: "a", PublicClient: &entra.Redirects{RedirectURIs: []string{"%"}}},
	} {
		all := entra.Refused(a)
		if len(all) != 1 || !strings.HasPrefix(all[0].Field+": "+all[0].Why, want) || all[0].Hint == "" {
			t.Errorf("got %+v, want %s", all, want)
		}
	}
}

func TestWhatEntraTakesIsNotRefused(t *testing.T) {
	a := entra.Application{
		DisplayName: "O'Neil's \u201capp\u201d", AppID: "7c0ffee0-0001-4abc-9def-0123456789ab", GroupMembershipClaims: "ApplicationGroup, DirectoryRole",
		Web: &entra.Web{RedirectURIs: []string{"http://localhost:8080/sso-callback", "http://127.0.0.1/", "https://a.example/b?c=d&e=%20", "https://*.a.example/"}},
	}
	if all := entra.Refused(a); len(all) > 0 {
		t.Errorf("%+v", all)
	}
}
