package registrations

import (
	"fmt"
	"strconv"
	"strings"

	"entrastudio/importers/jsontree"
	"entrastudio/model/evidence"
)

// object is one object of the directory with its place in the file.
type object struct {
	file, path string
	node       *jsontree.Node
}

func (o object) place(node *jsontree.Node, path string) evidence.Place {
	if o.path != "" && path != "" {
		path = "." + path
	}
	return evidence.Place{File: o.file, Line: node.Line, Column: node.Column, Address: o.path + path}
}

// own is the place of the object: that of the id which people know it by.
func (o object) own() evidence.Place {
	for _, name := range []string{"appId", "clientId", "id"} {
		if id := get(o.node, name); id != nil {
			return o.place(id, name)
		}
	}
	return o.place(o.node, "")
}

func (o object) text(names ...string) string { return first(o.node, names...).String() }

// application reads an app registration: the form of Microsoft Graph, which az
// and the portal's manifest have now, and the older one of both.
func (o object) application() evidence.Application {
	app := evidence.Application{
		ObjectID: o.text("objectId", "id"), AppID: o.text("appId"), DisplayName: o.text("displayName", "name"),
		IdentifierURIs: texts(get(o.node, "identifierUris")), SignInAudience: o.text("signInAudience"),
		GroupClaims: o.text("groupMembershipClaims"), Enabled: o.enabled(), Place: o.own(),
	}
	o.version(&app)
	o.redirects(&app)
	o.claims(&app)
	app.Passwords = o.credentials("passwordCredentials")
	app.Certificates = o.credentials("keyCredentials")
	app.Scopes = o.scopes()
	return app
}

func (o object) enabled() bool {
	if get(o.node, "isDisabled").Is(jsontree.Bool) {
		return get(o.node, "isDisabled").Text != "true"
	}
	enabled := get(o.node, "accountEnabled")
	return enabled == nil || enabled.Text != "false" && !strings.EqualFold(enabled.String(), "false")
}

// version reads requestedAccessTokenVersion. Its older name stands at the top.
func (o object) version(app *evidence.Application) {
	api := get(o.node, "api")
	version, path := get(api, "requestedAccessTokenVersion"), "api.requestedAccessTokenVersion"
	if version == nil {
		version, path = get(o.node, "accessTokenAcceptedVersion"), "accessTokenAcceptedVersion"
	}
	if version == nil {
		app.TokenVersionUnsaid = !api.Is(jsontree.Object)
		return
	}
	app.TokenVersionPlace = o.place(version, path)
	if number, err := strconv.Atoi(version.Text); err == nil {
		app.TokenVersion = number
	}
}

// redirects reads the redirect URIs by platform.
func (o object) redirects(app *evidence.Application) {
	platforms := []struct {
		name string
		list *[]evidence.RedirectURI
	}{{"web", &app.Web}, {"spa", &app.SPA}, {"publicClient", &app.Public}}
	isSaid := false
	for _, platform := range platforms {
		if block := get(o.node, platform.name); block.Is(jsontree.Object) {
			isSaid = true
			*platform.list = o.uris(get(block, "redirectUris"), platform.name+".redirectUris", *platform.list)
		}
	}
	typed := get(o.node, "replyUrlsWithType")
	for i, item := range typed.List() {
		uri := get(item, "url")
		if !uri.Is(jsontree.Text) {
			continue
		}
		list := &app.Web
		switch strings.ToLower(get(item, "type").String()) {
		case "spa":
			list = &app.SPA
		case "installedclient":
			list = &app.Public
		}
		*list = append(*list, evidence.RedirectURI{URI: uri.Text, Place: o.place(uri, fmt.Sprintf("replyUrlsWithType[%d].url", i))})
	}
	older := get(o.node, "replyUrls")
	if typed == nil && older != nil {
		app.Web = o.uris(older, "replyUrls", app.Web)
	}
	app.RedirectURIsUnsaid = !isSaid && typed == nil && older == nil
}

// uris reads a list of redirect URIs; PowerShell may write a list of one as a
// text.
func (o object) uris(list *jsontree.Node, path string, uris []evidence.RedirectURI) []evidence.RedirectURI {
	if list.Is(jsontree.Text) {
		return append(uris, evidence.RedirectURI{URI: list.Text, Place: o.place(list, path)})
	}
	for i, uri := range list.List() {
		if uri.Is(jsontree.Text) {
			uris = append(uris, evidence.RedirectURI{URI: uri.Text, Place: o.place(uri, fmt.Sprintf("%s[%d]", path, i))})
		}
	}
	return uris
}

// claims reads the optional claims of the access token.
func (o object) claims(app *evidence.Application) {
	optional := get(o.node, "optionalClaims")
	app.OptionalClaimsKnown = optional != nil
	access := get(optional, "accessToken")
	if access.Is(jsontree.Object) {
		access = &jsontree.Node{Kind: jsontree.Array, Items: []*jsontree.Node{access}}
	}
	for _, claim := range access.List() {
		if name := get(claim, "name").String(); name != "" {
			app.OptionalClaims = append(app.OptionalClaims, name)
		}
	}
}

// scopes reads the ids of delegated permissions by resource.
func (o object) scopes() map[string][]string {
	resources := get(o.node, "requiredResourceAccess").List()
	if len(resources) == 0 {
		return nil
	}
	scopes := map[string][]string{}
	for _, resource := range resources {
		id := get(resource, "resourceAppId").String()
		for _, access := range get(resource, "resourceAccess").List() {
			if strings.EqualFold(get(access, "type").String(), "Scope") {
				scopes[id] = append(scopes[id], get(access, "id").String())
			}
		}
	}
	return scopes
}

func texts(node *jsontree.Node) []string { return node.Strings() }
