package check

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/evidence"
)

// graphScopes names the delegated permissions of Microsoft Graph that a login
// asks for, by their ids (Microsoft Graph permissions reference).
var graphScopes = map[string]string{
	"37f7f235-527c-4136-accd-4a02d197296e": "openid",
	"14dad69e-099b-42c9-810b-d002981feec1": "profile",
	"64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0": "email",
	"7427e0e9-2fba-42fe-b0c0-848c9e6a8182": "offline_access",
	"e1fe6dd8-ba31-4d61-89e7-88639da4683d": "User.Read",
}

// findNoConsent compares what an app asks for with what was granted to everybody.
func findNoConsent(in *inspection, r *report) {
	d := &in.Picture.Directory
	if !d.GrantsGiven {
		return
	}
	for _, app := range in.applications() {
		principal := d.PrincipalOf(app.AppID)
		if principal == nil {
			continue
		}
		missing := lacking(asked(app), granted(d, principal))
		if len(missing) == 0 {
			continue
		}
		f := in.onApp(app, shorten(strings.Join(granted(d, principal), " ")), "admin consent covers this")
		f.Detail = fmt.Sprintf("The app %s asks for %s, and nobody consented to that for all users. People are asked one by one, or refused with AADSTS65001. Grant admin consent.", app.DisplayName, strings.Join(missing, ", "))
		f.Expected = Side{Value: strings.Join(asked(app), " "), Because: "the app asks for these permissions", Place: app.Place}
		f.Fix.Commands = []string{"az ad app permission admin-consent --id " + app.AppID}
		f.Fix.Steps = []string{
			"In Entra, open App registrations, " + app.DisplayName + ", API permissions.",
			"Choose Grant admin consent.",
		}
		r.add(f)
	}
}

// asked lists the permissions that an app asks for in its registration. An app
// that people sign in to by browser asks for openid at the least.
func asked(app *evidence.Application) []string {
	var names []string
	for _, ids := range app.Scopes {
		for _, id := range ids {
			if name := graphScopes[strings.ToLower(id)]; name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	if len(names) == 0 && len(app.Web)+len(app.SPA) > 0 {
		names = append(names, "openid")
	}
	slices.Sort(names)
	return names
}

// granted lists what was consented to for everybody.
func granted(d *evidence.Directory, principal *evidence.ServicePrincipal) []string {
	var names []string
	for _, grant := range d.Grants {
		if grant.ForAll && grant.Client == principal.ObjectID {
			names = append(names, grant.Scopes...)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// lacking is what was asked for and not granted.
func lacking(asked, granted []string) []string {
	return slices.DeleteFunc(slices.Clone(asked), func(name string) bool {
		return slices.ContainsFunc(granted, func(g string) bool { return strings.EqualFold(g, name) })
	})
}
