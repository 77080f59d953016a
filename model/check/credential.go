package check

import (
	"fmt"
	"slices"
	"time"

	"entrastudio/model/evidence"
)

// soon is how long before its end a credential is worth a warning.
const soon = 30 * 24 * time.Hour

// credentialRules go by the moment of the check; without one they find nothing.
func credentialRules() []rule {
	links := []string{"https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials"}
	return []rule{
		{Declaration{
			Code: "secret.expired", Severity: Error, SeenIn: []string{"R"},
			Title:       "The app's credentials have ended",
			Explanation: "Every client secret and certificate of the app is past its end. Entra answers AADSTS7000222 when the component changes the code for a token.",
			Mend:        "Add a new client secret to the app registration and put its Value where the component reads it.",
			Links:       links,
		}, findExpired},
		{Declaration{
			Code: "secret.expiring", Severity: Warning, SeenIn: []string{"R"},
			Title:       "The app's newest credential ends soon",
			Explanation: "Within 30 days no credential of the app will be valid any more. From that hour nobody can sign in.",
			Mend:        "Add a new client secret now, roll it out, and remove the old one afterwards.",
			Links:       links,
		}, findExpiring},
	}
}

// findExpired reports an app whose last credential is past its end.
func findExpired(in *inspection, r *report) {
	in.eachEnding(func(app *evidence.Application, last evidence.Credential) {
		if last.End.After(in.At) {
			return
		}
		in.reportEnding(r, app, last, fmt.Sprintf("ended on %s", day(last.End)), "Nobody can sign in by it any more.")
	})
}

// findExpiring reports an app whose last credential ends within soon.
func findExpiring(in *inspection, r *report) {
	in.eachEnding(func(app *evidence.Application, last evidence.Credential) {
		if !last.End.After(in.At) || last.End.Sub(in.At) > soon {
			return
		}
		in.reportEnding(r, app, last, fmt.Sprintf("ends on %s", day(last.End)), "From then on nobody can sign in by it.")
	})
}

func day(t time.Time) string { return t.UTC().Format(time.DateOnly) }

func (in *inspection) reportEnding(r *report, app *evidence.Application, last evidence.Credential, when, then string) {
	r.add(Finding{
		Component: in.componentUsing(app), Place: last.Place,
		Expected: Side{Value: "a credential that is valid on " + day(in.At), Because: "the app is a confidential client"},
		Found:    Side{Value: day(last.End), Because: "it is the last end among the app's credentials", Place: last.Place},
		Detail:   fmt.Sprintf("The newest credential of %s %s. %s Add a new client secret and put its Value where the component reads it.", app.DisplayName, when, then),
		Fix: Fix{Steps: []string{
			"In Entra, open App registrations, " + app.DisplayName + ", Certificates & secrets.",
			"Choose New client secret and copy its Value, which is shown once.",
			"Put the Value into the Kubernetes Secret or variable that the component reads, and restart it.",
		}},
	})
}

// eachEnding visits every app that needs a credential, with the one that ends
// last. Apps that the configuration does not mention are others' business.
func (in *inspection) eachEnding(visit func(*evidence.Application, evidence.Credential)) {
	if in.At.IsZero() {
		return
	}
	apps := in.Picture.Directory.Applications
	for i := range apps {
		all := slices.Concat(apps[i].Passwords, apps[i].Certificates)
		if len(all) == 0 || in.publicClient(&apps[i]) || !in.ours(&apps[i]) {
			continue
		}
		if slices.ContainsFunc(all, func(c evidence.Credential) bool { return c.End.IsZero() }) {
			continue
		}
		visit(&apps[i], slices.MaxFunc(all, func(a, b evidence.Credential) int { return a.End.Compare(b.End) }))
	}
}

// ours reports whether the configuration mentions an app. Without any
// configuration every app that was given counts.
func (in *inspection) ours(app *evidence.Application) bool {
	ids := in.mentioned()
	return len(ids) == 0 || ids[normal(app.AppID)]
}

// mentioned are the ids of all apps that the configuration names.
func (in *inspection) mentioned() map[string]bool {
	return memo(in, "mentioned", func() map[string]bool {
		ids := map[string]bool{}
		for _, g := range in.given() {
			if in.mentions(g.fact) == "" || g.Secret != nil {
				continue
			}
			for _, item := range g.Value.Items() {
				if in.isID(g.Setting, item) {
					ids[normal(item)] = true
				}
			}
		}
		return ids
	})
}
