package workbench

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/app/tenant"
	"entrastudio/app/tenant/reconcile"
	view "entrastudio/views/tenant"
)

// wideSize has room for a URL in one line.
var wideSize = fyne.NewSize(addressWidth, 480)

func scrolled(content fyne.CanvasObject) fyne.CanvasObject { return container.NewVScroll(content) }

// reportOfTenant puts a comparison in the panel's words.
func reportOfTenant(all *reconcile.Comparison, f *compared, at time.Time) *view.Report {
	report := &view.Report{
		At: at, Differences: len(all.Differences), Takeable: len(f.takeover.Changes),
		Changes: changesShown(f.changes), Obstacles: obstaclesShown(f.changes),
	}
	for _, one := range all.Registrations {
		r := view.Registration{Name: one.Name, ClientID: one.ClientID, Found: one.ObjectID != ""}
		for _, d := range all.Differences {
			if d.Registration == one.Name {
				r.Differences = append(r.Differences, view.Difference{Title: d.Title, Want: d.Want, Have: d.Have, Details: d.Details, Path: d.Path, ByHand: d.ByHand})
			}
		}
		for _, note := range all.Notes {
			if note.Registration == one.Name {
				r.Notes = append(r.Notes, note.Text)
			}
		}
		r.Secrets = append(endings(one.Secrets), endings(one.Certificates)...)
		for _, owner := range one.Owners {
			name := owner.DisplayName
			if owner.Account != "" {
				name += " (" + owner.Account + ")"
			}
			r.Owners = append(r.Owners, name)
		}
		report.Registrations = append(report.Registrations, r)
	}
	return report
}

func endings(all []tenant.Credential) []view.Ending {
	var shown []view.Ending
	for _, one := range all {
		name := one.DisplayName
		if name == "" {
			name = one.KeyID
		}
		shown = append(shown, view.Ending{Name: name, Ends: one.Ends})
	}
	return shown
}

func changesShown(changes *reconcile.Changes) []view.Change {
	var shown []view.Change
	for _, one := range changes.List {
		shown = append(shown, view.Change{
			Registration: one.Registration, Words: one.Words, Details: one.Details,
			Method: one.Call.Method, URL: one.Call.URL, Body: string(one.Call.Body), TakenBack: one.TakenBack,
		})
	}
	return shown
}

func obstaclesShown(changes *reconcile.Changes) []view.Obstacle {
	var shown []view.Obstacle
	for _, one := range changes.Obstacles {
		shown = append(shown, view.Obstacle(one))
	}
	return shown
}

// appOf is an app of the tenant; ours is reconcile.Ours of the plan.
func appOf(app *tenant.Application, ours func(clientID string) (string, bool)) view.App {
	registration, _ := ours(app.ClientID)
	return view.App{
		Name: app.DisplayName, ClientID: app.ClientID, Accounts: app.SignInAudience,
		Redirects: app.RedirectURIs(), Registration: registration,
	}.Searchable()
}
