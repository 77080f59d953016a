package reconcile

import (
	"slices"

	"entrastudio/app/tenant"
)

// Lost finds client secrets that an interrupted run made and never put away: by
// object ID of the registration their key IDs. Nobody has their values.
func Lost(runs []*Run, live *Live) map[string][]string {
	stored := map[string]bool{}
	for _, run := range runs {
		for _, s := range run.steps {
			if s.Act == AddSecret && s.state == made {
				stored[s.KeyID] = true
			}
		}
	}
	lost := map[string][]string{}
	for _, run := range runs {
		for _, s := range run.steps {
			if s.Act != AddSecret || s.state != unsure {
				continue
			}
			for _, key := range newSecrets(live.byObjectID(s.ObjectID), s.KeysBefore) {
				if !stored[key] && !slices.Contains(lost[s.ObjectID], key) {
					lost[s.ObjectID] = append(lost[s.ObjectID], key)
				}
			}
		}
	}
	return lost
}

// byObjectID finds a registration of the plan in the tenant; nil where it is not
// there.
func (l *Live) byObjectID(id string) *tenant.Application {
	for _, one := range l.Registrations {
		if one.Application != nil && one.Application.ObjectID == id {
			return one.Application
		}
	}
	return nil
}

// newSecrets are the key IDs of the studio's own client secrets that were not
// there before.
func newSecrets(app *tenant.Application, before []string) []string {
	var keys []string
	if app == nil {
		return nil
	}
	for _, password := range app.Passwords {
		if password.DisplayName == SecretName && !slices.Contains(before, password.KeyID) {
			keys = append(keys, password.KeyID)
		}
	}
	return keys
}
