package check

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/entra"
	"entrastudio/model/evidence"
)

// findNoConsent compares what an app asks for with what was granted to everybody.
func findNoConsent(in *inspection, r *report) {
	d := &in.Picture.Directory
	if !d.GrantsGiven {
		return
	}
	for _, app := range in.applications() {
		principal := in.principalOf(app)
		if principal == nil || signsNobodyIn(app) {
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
			if name := entra.PermissionNamed(id); name != "" && !slices.Contains(names, name) {
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

// signsNobodyIn reports that an app has no redirect URI at all: its clients have
// secrets of their own, and nobody is there to be asked.
func signsNobodyIn(app *evidence.Application) bool {
	return !app.RedirectURIsUnsaid && len(app.Web)+len(app.SPA)+len(app.Public) == 0
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
