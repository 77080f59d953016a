package reconcile

import (
	"bytes"
	"encoding/json"

	"entrastudio/app/tenant"
)

// EvidenceFile is the name under which the tenant stands beside other evidence.
const EvidenceFile = "tenant"

// Text is the live tenant as evidence: in the JSON of Microsoft Graph, a document for
// each kind of object, as people save it from Graph Explorer. Further registrations,
// such as the whole list of the tenant, stand behind the plan's. Consent is left out
// where the account may not read it: an empty list would say that there is none.
func Text(live *Live, further []tenant.Application) ([]byte, error) {
	seen := map[string]bool{}
	apps, principals, grants := []any{}, []any{}, []any{}
	granted := true
	for _, one := range live.Registrations {
		if one.Application == nil || seen[one.Application.ObjectID] {
			continue
		}
		seen[one.Application.ObjectID] = true
		apps = append(apps, application(one.Application))
		if one.Principal != nil {
			principals = append(principals, one.Principal)
		}
		for _, grant := range one.Grants {
			grants = append(grants, grant)
		}
		granted = granted && !one.GrantsHidden
	}
	for i := range further {
		if !seen[further[i].ObjectID] {
			apps = append(apps, application(&further[i]))
		}
	}
	collections := []collection{{"applications", apps}, {"servicePrincipals", principals}}
	if granted {
		collections = append(collections, collection{"oauth2PermissionGrants", grants})
	}
	return encode(collections)
}

// collection is one list of Graph's.
type collection struct {
	name  string
	items []any
}

func encode(collections []collection) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	for _, c := range collections {
		err := encoder.Encode(struct {
			Context string `json:"@odata.context"`
			Value   []any  `json:"value"`
		}{"$metadata#" + c.name, c.items})
		if err != nil {
			return nil, err
		}
	}
	return text.Bytes(), nil
}

// application names the members of an app that say something even when they are
// empty: without them a reader must take the app for one of which little is known.
func application(app *tenant.Application) any {
	type web struct {
		RedirectURIs []string `json:"redirectUris"`
	}
	return struct {
		tenant.Application
		API struct {
			Version any `json:"requestedAccessTokenVersion"`
		} `json:"api"`
		Web            web `json:"web"`
		SPA            web `json:"spa"`
		PublicClient   web `json:"publicClient"`
		OptionalClaims any `json:"optionalClaims"`
	}{
		Application: *app,
		API: struct {
			Version any `json:"requestedAccessTokenVersion"`
		}{version(app.API.TokenVersion)},
		Web: web{listed(app.Web.RedirectURIs)}, SPA: web{listed(app.SPA.RedirectURIs)}, PublicClient: web{listed(app.PublicClient.RedirectURIs)},
		OptionalClaims: fullClaims(app.OptionalClaims),
	}
}
