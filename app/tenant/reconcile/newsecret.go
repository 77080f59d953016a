package reconcile

import (
	"errors"
	"slices"

	"entrastudio/app/tenant"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"
)

// secret makes a new client secret where Compare misses one, after it ended one
// whose value got lost.
func (b *builder) secret(w wish, l *LiveRegistration) {
	name := w.registration.Name
	s := step{Act: AddSecret, Registration: name, Store: w.registration.Secret.String()}
	if l.Application != nil {
		s.ObjectID, s.ClientID = l.Application.ObjectID, l.Application.ClientID
		b.lost(w, l)
		if !slices.ContainsFunc(b.comparison.Differences, func(d Difference) bool { return d.Registration == name && d.Property == PartSecret }) {
			return
		}
		for _, password := range l.Application.Passwords {
			s.KeysBefore = append(s.KeysBefore, password.KeyID)
		}
	} else if !w.needsSecret {
		return
	}
	if why := b.cannotStore(w.registration.Secret); why != nil {
		why.Registration = name
		b.changes.Obstacles = append(b.changes.Obstacles, *why)
		return
	}
	change := Change{
		Words: "make a client secret for " + name + " and put it at " + s.Store + ", unseen",
		Call: Call{Method: "POST", URL: b.url("applications", known(s.ObjectID, "object ID of "+name), "addPassword"), Body: body(map[string]any{
			"passwordCredential": map[string]any{"displayName": SecretName},
		})},
		Store: s.Store, TakenBack: "ends the new secret; what stood at " + s.Store + " before does not come back", step: s,
	}
	if b.secrets.Where != nil && !b.secrets.Show {
		change.Details = []string{"it will be " + b.secrets.Where(w.registration.Secret)}
	}
	if b.secrets.Show {
		change.Words, change.TakenBack = "make a client secret for "+name+" and show it once", "ends the new secret"
		change.Store, change.step.Store = "", ""
	}
	b.add(change)
}

// lost ends the client secrets of which nobody has the value.
func (b *builder) lost(w wish, l *LiveRegistration) {
	for _, keyID := range b.comparison.rules.Lost[l.Application.ObjectID] {
		if !slices.ContainsFunc(l.Application.Passwords, func(p tenant.Credential) bool { return p.KeyID == keyID }) {
			continue
		}
		b.add(removeSecret(step{Registration: w.registration.Name, ObjectID: l.Application.ObjectID, KeyID: keyID},
			b.url("applications", l.Application.ObjectID, "removePassword"), "remove a client secret of "+w.registration.Name+" whose value got lost when an earlier apply was interrupted"))
	}
}

func removeSecret(s step, url, words string) Change {
	s.Act = RemoveSecret
	return Change{
		Registration: s.Registration, Act: s.Act, Words: words, step: s,
		Call:      Call{Method: "POST", URL: url, Body: body(map[string]any{"keyId": s.KeyID})},
		TakenBack: "cannot be taken back: a client secret that ended does not come back",
	}
}

// cannotStore says why no secret is made.
func (b *builder) cannotStore(ref plan.SecretRef) *Obstacle {
	const made = "no client secret is made"
	switch {
	case b.secrets.Skip:
		return &Obstacle{Text: made + ", as you asked", Hint: "make one under Certificates & secrets of the app and put its Value where the plan says"}
	case b.secrets.Show:
		return nil
	case ref.IsZero():
		return &Obstacle{Text: made + ": the plan does not say where to keep it", Hint: "give the registration a secret in the plan, such as kubernetes:NAME/KEY, keychain:SERVICE/ACCOUNT or file:PATH"}
	case b.secrets.Ready == nil:
		return nil
	}
	err := b.secrets.Ready(ref)
	if err == nil {
		return nil
	}
	var refused *refusal.Error
	if errors.As(err, &refused) {
		return &Obstacle{Text: made + ": " + refused.File + ": " + refused.What, Hint: refused.Hint}
	}
	return &Obstacle{Text: made + ": " + err.Error()}
}
