package check

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
)

// componentUsing is the component that uses an app: by the configuration, by the
// redirect URIs of the app, or, where nobody signs in to it, by its name; empty
// where nobody can tell.
func (in *inspection) componentUsing(app *evidence.Application) catalog.Name {
	for _, tool := range in.Tools() {
		if holders := in.apps(tool)[normal(app.AppID)]; len(holders) > 0 {
			return holders[0].part.Name()
		}
	}
	if owner := in.namedOwners()[normal(app.AppID)]; owner != "" {
		return owner
	}
	for _, list := range [][]evidence.RedirectURI{app.Web, app.SPA, app.Public} {
		for _, uri := range list {
			if c := in.callbackIn(app, uri.URI); c != nil {
				return c.Name
			}
		}
	}
	unseen := slices.DeleteFunc(in.allComponents(), func(c *catalog.Component) bool { return c.Redirect.Path != "" })
	if c := titledIn(app.DisplayName, unseen); c != nil && signsNobodyIn(app) {
		return c.Name
	}
	return ""
}

// namedOwners tells whose an app is that no component holds as its own client
// ID: Zeebe's is named by its clients, those of public APIs by audiences.
func (in *inspection) namedOwners() map[string]catalog.Name {
	return memo(in, "namedOwners", func() map[string]catalog.Name {
		owners := map[string]catalog.Name{}
		for _, g := range in.given() {
			owner := in.mentions(g.fact)
			if owner == "" || g.Secret != nil {
				continue
			}
			for _, item := range g.Value.Items() {
				id := normal(item)
				if in.isID(g.Setting, item) && owners[id] == "" && len(in.apps(g.Tool)[id]) == 0 {
					owners[id] = owner
				}
			}
		}
		return owners
	})
}

// mentions is whose app a setting names: its owner's, or among the audiences of
// an interface that of its public API.
func (in *inspection) mentions(fact *catalog.Setting) catalog.Name {
	if api := apiOf(fact.Component); api != "" && strings.HasPrefix(fact.From, "audiences@") {
		return api
	}
	return ownerOf(fact)
}

// allComponents are the components of the minor.
func (in *inspection) allComponents() []*catalog.Component {
	all := make([]*catalog.Component, len(in.Catalog.Components))
	for i := range in.Catalog.Components {
		all[i] = &in.Catalog.Components[i]
	}
	return all
}

// callbackIn finds the component whose callback a redirect URI of an app is. Of
// two with one callback, as Operate and Tasklist up to 8.7, the app's name tells.
func (in *inspection) callbackIn(app *evidence.Application, uri string) *catalog.Component {
	c := in.callbackOf(uri)
	if c == nil {
		return nil
	}
	alike := slices.DeleteFunc(in.allComponents(), func(o *catalog.Component) bool { return o.Redirect.Path != c.Redirect.Path })
	if titled := titledIn(app.DisplayName, alike); titled != nil {
		return titled
	}
	return c
}

// titledIn is the component whose title a name holds, the longest that does.
func titledIn(name string, components []*catalog.Component) *catalog.Component {
	var best *catalog.Component
	for _, c := range components {
		if strings.Contains(strings.ToLower(name), strings.ToLower(c.Title)) && (best == nil || len(c.Title) > len(best.Title)) {
			best = c
		}
	}
	return best
}
