package check

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
)

const registerDocs = "https://learn.microsoft.com/entra/identity-platform/quickstart-register-app"

// registrationRules compare app registrations with what Camunda needs of them.
func registrationRules() []rule {
	return []rule{
		{Declaration{
			Code: "registration.duplicate-name", Severity: Note, SeenIn: []string{"R"},
			Title:       "Two app registrations have one name",
			Explanation: "Entra tells apps apart by their IDs and lets names repeat. It is easy to copy the ID of the wrong one.",
			Mend:        "Rename one of them, or delete the one that nobody uses.",
			Links:       []string{registerDocs},
		}, findSameName},
		{Declaration{
			Code: "registration.not-found", Severity: Error, SeenIn: []string{"V", "E", "R"},
			Title:       "The tenant has no app with this client ID",
			Explanation: "None of the given app registrations has it. Entra answers AADSTS700016, and nobody can sign in.",
			Mend:        "Copy the Application (client) ID from the app registration, or register the app in this tenant.",
			Causes:      []Code{"tenant.id-invalid", "endpoint.tenant-mismatch", "client.id-invalid"},
			Links:       []string{"https://learn.microsoft.com/entra/identity-platform/reference-error-codes"},
		}, findNoApplication},
		{Declaration{
			Code: "registration.token-version", Severity: Error, SeenIn: []string{"R"},
			Title:       "The app asks for version 1.0 tokens",
			Explanation: "requestedAccessTokenVersion decides the version of the tokens for this app, and null means 1. Version 1.0 tokens have another issuer and other claims, and Camunda sends the browser round in circles.",
			Mend:        "Set api.requestedAccessTokenVersion to 2 in the app's manifest.",
			Links:       []string{"https://github.com/camunda/camunda/issues/52473"},
		}, findTokenVersion},
		{Declaration{
			Code: "registration.optional-claim-missing", Severity: Error, SeenIn: []string{"V", "E", "R"},
			Title:       "The app does not put a needed claim into its tokens",
			Explanation: "Each component looks into its own token. A claim that is not among the optional access-token claims of its app is not there, and what relies on it fails.",
			Mend:        "Add the claim under Token configuration of the app, for access tokens.",
			Links:       []string{"https://github.com/camunda/camunda-docs/issues/8181", "https://learn.microsoft.com/entra/identity-platform/optional-claims"},
		}, findNoOptionalClaim},
		{Declaration{
			Code: "registration.no-service-principal", Severity: Error, SeenIn: []string{"R"},
			Title:       "The app has no enterprise application in the tenant",
			Explanation: "A registration alone cannot be signed in to. Entra answers AADSTS500011 or AADSTS7000229. az ad app create makes none; the portal does.",
			Mend:        "Create the service principal: az ad sp create --id <client ID>.",
			Links:       []string{"https://learn.microsoft.com/entra/identity-platform/app-objects-and-service-principals"},
		}, findNoPrincipal},
		{Declaration{
			Code: "registration.consent-missing", Severity: Warning, SeenIn: []string{"R"},
			Title:       "Nobody consented for all users",
			Explanation: "Without admin consent each person is asked at the first login, and where the tenant does not let people consent Entra answers AADSTS65001.",
			Mend:        "Choose Grant admin consent under API permissions of the app.",
			Causes:      []Code{"registration.no-service-principal"},
			Links:       []string{"https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent"},
		}, findNoConsent},
	}
}

// applications are the app registrations that concern this deployment.
func (in *inspection) applications() []*evidence.Application {
	return memo(in, "applications", func() []*evidence.Application {
		all, used := []*evidence.Application{}, []*evidence.Application{}
		apps := in.Picture.Directory.Applications
		for i := range apps {
			all = append(all, &apps[i])
			if in.ours(&apps[i]) {
				used = append(used, &apps[i])
			}
		}
		if len(used) > 0 {
			return used
		}
		return all
	})
}

// onApp begins a finding on an app registration.
func (in *inspection) onApp(app *evidence.Application, found, because string) Finding {
	return Finding{
		Component: in.componentUsing(app), Place: app.Place,
		Found: Side{Value: found, Because: because, Place: app.Place},
	}
}

// findSameName is a note: the names are the tenant's business.
func findSameName(in *inspection, r *report) {
	first := map[string]*evidence.Application{}
	for _, app := range in.applications() {
		earlier, twice := first[app.DisplayName]
		if !twice || app.DisplayName == "" || earlier.AppID == app.AppID {
			first[app.DisplayName] = app
			continue
		}
		f := in.onApp(app, app.AppID, "it is named "+app.DisplayName)
		f.Detail = fmt.Sprintf("%s and %s are both named %s. It is easy to copy the ID of the wrong one. Rename one of them.", earlier.AppID, app.AppID, app.DisplayName)
		f.Expected = Side{Value: "a name of its own", Because: earlier.AppID + " has this name", Place: earlier.Place}
		r.add(f)
	}
}

// findNoApplication asks for the app of each component, and for those that
// settings name for another: Zeebe's, and those of the public APIs. An ID is
// reported once; where the apps' IDs were taken out, none can be looked for.
func findNoApplication(in *inspection, r *report) {
	if !in.Picture.Directory.ApplicationsGiven || in.excerpt() || in.sanitizedApps() {
		return
	}
	reported := map[string]bool{}
	lacks := func(s *evidence.Setting, id string) bool {
		return id != "" && !in.registered(id) && !in.sanitized(s) && !reported[id]
	}
	for _, p := range in.parts() {
		if id, from := in.app(p); lacks(from.Setting, id) {
			reported[id] = true
			r.add(in.noApplication(about(from.Setting), id, p.Component))
		}
	}
	for _, g := range in.given() {
		c := in.namesAppOf(g)
		for _, id := range g.Value.Items() {
			if c != nil && in.isID(g.Setting, id) && lacks(g.Setting, normal(id)) {
				reported[normal(id)] = true
				r.add(in.noApplication(about(g.Setting), normal(id), c))
			}
		}
	}
}

// namesAppOf is the component whose app a setting names by its ID; nil where it
// names none, or an audience that need not be an app's.
func (in *inspection) namesAppOf(g given) *catalog.Component {
	owner := in.mentions(g.fact)
	if g.fact.Form != catalog.FormGUID && owner != apiOf(g.Component) {
		return nil
	}
	return in.Catalog.Component(owner)
}

// noApplication is about an ID that no given app has.
func (in *inspection) noApplication(f Finding, id string, c *catalog.Component) Finding {
	f.Component = c.Name
	f.Found.Value = id
	f.Detail = fmt.Sprintf("None of the %d given app registrations has the client ID %s of %s. Entra answers AADSTS700016. Correct the ID, or register the app in this tenant.", len(in.Picture.Directory.Applications), id, c.Title)
	f.Expected = Side{Value: "the ID of an app of the tenant", Because: "Entra knows no other"}
	if app := in.namedLike(c); app != nil {
		f.Expected = Side{Value: app.AppID, Because: "the app " + app.DisplayName + " has it", Place: app.Place}
	}
	return f
}

// excerpt reports that the given app registrations are a few that somebody
// picked, not those of the tenant: most of the apps that the configuration names
// are not among them, and they hold no other.
func (in *inspection) excerpt() bool {
	present, missing := 0, 0
	for id := range in.mentioned() {
		if in.registered(id) {
			present++
		} else {
			missing++
		}
	}
	others := len(in.Picture.Directory.Applications) > present
	return present > 0 && !others && (missing > present || present == 1)
}

// namedLike is the one app that is free and bears the name that the component's
// app usually has; nil where none or several are.
func (in *inspection) namedLike(c *catalog.Component) *evidence.Application {
	var found *evidence.Application
	apps := in.Picture.Directory.Applications
	for i := range apps {
		app := &apps[i]
		if in.mentioned()[normal(app.AppID)] || !strings.Contains(strings.ToLower(app.DisplayName), strings.ToLower(c.Title)) {
			continue
		}
		if found != nil {
			return nil
		}
		found = app
	}
	return found
}

// findTokenVersion goes by the registration alone: the version is decided by the app
// that a token is for, not by the endpoint (Microsoft Entra docs, access-tokens).
func findTokenVersion(in *inspection, r *report) {
	for _, app := range in.applications() {
		if app.TokenVersion == 2 || app.TokenVersionUnsaid {
			continue
		}
		said := "null, which means 1"
		if app.TokenVersion != 0 {
			said = fmt.Sprint(app.TokenVersion)
		}
		f := in.onApp(app, said, "requestedAccessTokenVersion of "+app.DisplayName)
		if app.TokenVersionPlace.Line > 0 {
			f.Place, f.Found.Place = app.TokenVersionPlace, app.TokenVersionPlace
		}
		f.Detail = fmt.Sprintf("requestedAccessTokenVersion of the app %s is %s. Tokens for it come with the issuer sts.windows.net, with appid in place of azp and without preferred_username. Set it to 2.", app.DisplayName, said)
		f.Expected = Side{Value: "2", Because: "Camunda reads version 2.0 tokens"}
		if app.ObjectID != "" {
			f.Fix.Commands = []string{fmt.Sprintf(`az rest --method PATCH --url https://graph.microsoft.com/v1.0/applications/%s --body '{"api":{"requestedAccessTokenVersion":2}}'`, app.ObjectID)}
		}
		f.Fix.Steps = []string{
			"In Entra, open App registrations, " + app.DisplayName + ", Manifest.",
			"Set requestedAccessTokenVersion (older form: accessTokenAcceptedVersion) to 2 and save.",
			"Sign in again: tokens that were issued before stay as they are.",
		}
		r.add(f)
	}
}

// principalOf is the enterprise application of an app; nil where there is none. A
// tenant can have tens of thousands of both, so they are put in order once.
func (in *inspection) principalOf(app *evidence.Application) *evidence.ServicePrincipal {
	return memo(in, "principals", func() map[string]*evidence.ServicePrincipal {
		all := map[string]*evidence.ServicePrincipal{}
		for i := range in.Picture.Directory.Principals {
			principal := &in.Picture.Directory.Principals[i]
			if id := normal(principal.AppID); id != "" && all[id] == nil {
				all[id] = principal
			}
		}
		return all
	})[normal(app.AppID)]
}

// findNoPrincipal can only speak where enterprise applications were given.
func findNoPrincipal(in *inspection, r *report) {
	if !in.Picture.Directory.PrincipalsGiven {
		return
	}
	for _, app := range in.applications() {
		if in.principalOf(app) != nil {
			continue
		}
		f := in.onApp(app, app.AppID, "no service principal has this appId")
		f.Detail = fmt.Sprintf("The app %s is registered, but the tenant has no enterprise application for it. Entra answers AADSTS500011 when somebody signs in. Create it.", app.DisplayName)
		f.Expected = Side{Value: "a service principal", Because: "people sign in to the enterprise application"}
		f.Fix.Commands = []string{"az ad sp create --id " + app.AppID}
		r.add(f)
	}
}
