package reconcile

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"entrastudio/app/tenant"
)

// Undo lists the changes that take a run back, the last one first. It looks at
// what is there now: a value that somebody changed since is left alone and told,
// and so is what Graph cannot bring back. Graph is its base URL. It writes
// nothing: Apply makes the changes, behind the same gate and with a journal of
// its own.
func Undo(ctx context.Context, dir tenant.Directory, graph string, run *Run) (*Changes, error) {
	u := &undoer{
		dir: dir, base: strings.TrimRight(graph, "/") + "/v1.0/", deleted: map[string]bool{},
		changes: &Changes{TenantID: run.TenantID, List: []Change{}, Obstacles: []Obstacle{}, undoes: run.Name},
	}
	for _, s := range run.steps {
		if s.Act == Create && s.state != failed {
			u.deleted[s.Registration] = true
		}
	}
	for _, s := range slices.Backward(run.steps) {
		if s.state == failed {
			continue
		}
		if err := u.step(ctx, s); err != nil && !errors.Is(err, tenant.NotFound) {
			return nil, err
		}
	}
	return u.changes, nil
}

// undoer gathers the changes that take a run back.
type undoer struct {
	dir     tenant.Directory
	base    string
	changes *Changes
	// deleted are the registrations that go away with all that hangs on them.
	deleted map[string]bool
}

// step takes one change back. What is not there any more needs nothing.
func (u *undoer) step(ctx context.Context, s recorded) error {
	deleted := u.deleted[s.Registration]
	switch s.Act {
	case Create:
		return u.create(ctx, s)
	case CreatePrincipal:
		return u.principal(ctx, s)
	case CreateGrant, UpdateGrant:
		return u.grant(ctx, s)
	case PatchProperties:
		if !deleted {
			return u.patch(ctx, s)
		}
	case AddSecret:
		if !deleted {
			return u.secret(ctx, s)
		}
	default:
		u.leave(s, "this cannot be taken back: "+s.words, "")
	}
	return nil
}

func (u *undoer) leave(s recorded, text, hint string) {
	u.changes.Obstacles = append(u.changes.Obstacles, Obstacle{Registration: s.Registration, Text: text, Hint: hint})
}

func (u *undoer) add(s step, words, takenBack string, call Call) {
	call.URL = u.base + call.URL
	u.changes.List = append(u.changes.List, Change{
		Registration: s.Registration, Act: s.Act, Words: words, Call: call, TakenBack: takenBack, step: s,
	})
}

// create deletes a registration. One whose answer never came is found by its
// unique name.
func (u *undoer) create(ctx context.Context, s recorded) error {
	app, err := u.dir.ApplicationByUniqueName(ctx, s.UniqueName)
	if err != nil {
		return err
	}
	next := step{Act: DeleteRegistration, Registration: s.Registration, ObjectID: app.ObjectID, ClientID: app.ClientID}
	u.add(next, fmt.Sprintf("delete the app %s (client ID %s)", s.Registration, app.ClientID),
		"cannot be taken back by the studio: restore it in Entra under Deleted applications, within 30 days", Call{Method: "DELETE", URL: "applications/" + app.ObjectID})
	return nil
}

func (u *undoer) principal(ctx context.Context, s recorded) error {
	principal, err := u.dir.ServicePrincipal(ctx, s.ClientID)
	if err != nil {
		return err
	}
	next := step{Act: DeletePrincipal, Registration: s.Registration, ClientID: s.ClientID, PrincipalID: principal.ObjectID}
	u.add(next, "delete the enterprise application of "+s.Registration, "cannot be taken back: apply the plan again to make a new one",
		Call{Method: "DELETE", URL: "servicePrincipals/" + principal.ObjectID})
	return nil
}

// patch brings back the values that are still those which the run wrote.
func (u *undoer) patch(ctx context.Context, s recorded) error {
	app, err := u.dir.Application(ctx, s.ObjectID)
	if err != nil {
		return err
	}
	next := step{
		Act: PatchProperties, Registration: s.Registration, ObjectID: s.ObjectID, ClientID: s.ClientID,
		Before: map[string]json.RawMessage{}, After: map[string]json.RawMessage{},
	}
	var phrases, titles []string
	for _, one := range properties() {
		after, patched := s.After[one.name]
		if !patched {
			continue
		}
		now, err := json.Marshal(one.read(&app))
		switch {
		case err != nil:
			return err
		case sameJSON(now, s.Before[one.name]):
			continue
		case !sameJSON(now, after):
			u.leave(s, fmt.Sprintf("%s is left as it is: somebody changed it since, to %s", one.title, one.words(one.read(&app))), "")
			continue
		}
		next.Before[one.name], next.After[one.name] = now, s.Before[one.name]
		titles = append(titles, one.title)
		phrases = append(phrases, one.title+": back to "+one.rawWords(s.Before[one.name]))
	}
	if len(titles) == 0 {
		return nil
	}
	change, err := patchChange(next, u.base+"applications/"+s.ObjectID)
	if err != nil {
		return err
	}
	change.Words = fmt.Sprintf("change the app %s back: %s", s.Registration, strings.Join(titles, ", "))
	change.Details, change.TakenBack = phrases, "brings the later values back"
	u.changes.List = append(u.changes.List, change)
	return nil
}

// grant takes back what the run added to a consent, and leaves what others did.
func (u *undoer) grant(ctx context.Context, s recorded) error {
	grants, err := u.dir.Grants(ctx, s.PrincipalID)
	if err != nil {
		return err
	}
	there := grantFor(grants, s.ResourceID)
	if there == nil {
		return nil
	}
	left := without(there.Scopes, without(s.ScopesAfter, s.ScopesBefore))
	next := step{
		Registration: s.Registration, PrincipalID: s.PrincipalID, ResourceID: s.ResourceID, GrantID: there.ID,
		ScopesBefore: there.Scopes, ScopesAfter: left,
	}
	switch {
	case len(left) == len(there.Scopes):
	case len(left) == 0:
		next.Act = DeleteGrant
		u.add(next, "withdraw the admin consent of "+s.Registration, "cannot be taken back: apply the plan again to consent anew",
			Call{Method: "DELETE", URL: "oauth2PermissionGrants/" + there.ID})
	default:
		next.Act = UpdateGrant
		u.add(next, "take what was added out of the admin consent of "+s.Registration, "consents again",
			Call{Method: "PATCH", URL: "oauth2PermissionGrants/" + there.ID, Body: body(map[string]any{"scope": strings.Join(left, " ")})})
	}
	return nil
}

// secret ends a client secret that the run made. The value that it replaced at
// its place is nowhere any more.
func (u *undoer) secret(ctx context.Context, s recorded) error {
	app, err := u.dir.Application(ctx, s.ObjectID)
	if err != nil {
		return err
	}
	keys := newSecrets(&app, s.KeysBefore)
	if s.state == made {
		keys = slices.DeleteFunc(keys, func(key string) bool { return key != s.KeyID })
	}
	for _, key := range keys {
		u.changes.List = append(u.changes.List, removeSecret(step{Registration: s.Registration, ObjectID: s.ObjectID, KeyID: key},
			u.base+"applications/"+s.ObjectID+"/removePassword", "end the client secret that was made for "+s.Registration))
		if s.Store == "" {
			continue
		}
		u.leave(s, "what stood at "+s.Store+" before the new client secret does not come back", "put the secret that is to be used there yourself")
	}
	return nil
}
