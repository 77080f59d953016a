package reconcile

import (
	"encoding/json"

	"entrastudio/app/tenant"
	"entrastudio/model/catalog"
	"entrastudio/model/entra"
	"entrastudio/model/plan"
)

// wish is what a plan asks of one registration.
type wish struct {
	registration *plan.Registration
	// index is its position in the plan.
	index int
	app   entra.Application
	// key is the unique name that it is registered under.
	key string
	// anyGroups reports that any value of groupMembershipClaims that sends
	// groups will do.
	anyGroups bool
	// scopes are what an administrator consents to, by name.
	scopes []string
	// needsSecret reports that the app proves itself with a client secret.
	needsSecret bool
	platform    catalog.Platform
}

func wishes(c *catalog.Catalog, p *plan.Plan) []wish {
	var all []wish
	for i := range p.Registrations {
		r := &p.Registrations[i]
		w := wish{
			registration: r, index: i, app: entra.Wanted(c, p, r), key: entra.UniqueName(p, r),
			anyGroups: entra.GroupClaimsProposed(c, p, r), needsSecret: entra.NeedsSecret(c, p, r), platform: entra.PlatformOf(c, p, r),
		}
		for _, permission := range entra.Consent(c, p, r) {
			w.scopes = append(w.scopes, permission.Value)
		}
		all = append(all, w)
	}
	return all
}

// application is the registration to create. Both types have Graph's names in
// JSON.
func (w wish) application() (tenant.Application, error) {
	wanted := w.app
	wanted.ID, wanted.AppID, wanted.UniqueName = "", "", w.key
	text, err := json.Marshal(wanted)
	if err != nil {
		return tenant.Application{}, err
	}
	var app tenant.Application
	err = json.Unmarshal(text, &app)
	return app, err
}
