package tenanttest

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"time"

	"entrastudio/app/secret"
	"entrastudio/app/tenant"
	"entrastudio/model/entra"
	"entrastudio/model/refusal"
)

// TenantID is the ID of the tenant.
const TenantID = "11111111-1111-4111-8111-111111111111"

// Canary is the text with which every client secret value begins.
const Canary = "c8Q~canary-"

// Tenant is the state of the tenant and what tests set about it. Set the hooks
// before the first call.
type Tenant struct {
	// Before and After run around the effect of the call of a number, counted
	// from 1; an error of theirs is what the caller gets. After is an answer
	// that got lost.
	Before, After func(number int, call string) error
	// Refuse is asked before each write, with the body in JSON.
	Refuse func(call string, body string) error
	// Lag is how many reads do not see a thing that was just made.
	Lag int
	// Now is the moment of the tenant's own clock.
	Now time.Time

	mu     sync.Mutex
	calls  []string
	writes []string
	serial int
	apps   []*tenant.Application
	sps    []*tenant.ServicePrincipal
	grants []*tenant.Grant
	owners map[string][]tenant.Owner
	unseen map[string]int
	// values are the client secret values by key ID.
	values map[string]string
}

// New is an empty tenant: it has Microsoft Graph's own enterprise application
// and nothing else.
func New() *Tenant {
	return &Tenant{
		Now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), owners: map[string][]tenant.Owner{}, unseen: map[string]int{}, values: map[string]string{},
		sps: []*tenant.ServicePrincipal{{ObjectID: id(9, 0), ClientID: entra.GraphAppID(), DisplayName: "Microsoft Graph", Enabled: true}},
	}
}

// id makes a GUID of a kind and a number.
func id(kind, number int) string { return fmt.Sprintf("%08d-0000-4000-8000-%012d", kind, number) }

// Fail makes a failure of a kind.
func Fail(kind tenant.Kind, call, what string) error {
	return &tenant.Failure{Kind: kind, Refusal: refusal.Error{File: call, What: what}}
}

// Calls lists the calls so far, such as "GET application".
func (t *Tenant) Calls() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), t.calls...)
}

// Writes lists the writes that took effect.
func (t *Tenant) Writes() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), t.writes...)
}

// Change edits registrations from outside, as somebody in the portal does.
func (t *Tenant) Change(edit func(app *tenant.Application)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, app := range t.apps {
		edit(app)
	}
}

// ChangePrincipals edits enterprise applications from outside.
func (t *Tenant) ChangePrincipals(edit func(principal *tenant.ServicePrincipal)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, principal := range t.sps {
		edit(principal)
	}
}

// ChangeGrants edits consent from outside; false withdraws it.
func (t *Tenant) ChangeGrants(keep func(grant *tenant.Grant) bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	var left []*tenant.Grant
	for _, grant := range t.grants {
		if keep(grant) {
			left = append(left, grant)
		}
	}
	t.grants = left
}

// Add puts a registration into the tenant from outside and gives it with its IDs.
func (t *Tenant) Add(app tenant.Application) tenant.Application {
	t.mu.Lock()
	defer t.mu.Unlock()
	return *t.add(app)
}

func (t *Tenant) add(app tenant.Application) *tenant.Application {
	t.serial++
	stored := clone(&app)
	stored.ObjectID, stored.ClientID, stored.Created = id(1, t.serial), id(2, t.serial), t.Now
	stored.Passwords, stored.Keys = nil, nil
	t.apps = append(t.apps, stored)
	t.owners[stored.ObjectID] = []tenant.Owner{{ObjectID: id(8, 1), DisplayName: "Ada", Account: "ada@example.com"}}
	return stored
}

// State is everything that the tenant holds, as JSON, for comparing. An empty
// member is left out, since it says no more than one that is not there.
func (t *Tenant) State() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var state any = map[string]any{"applications": t.apps, "servicePrincipals": t.sps, "grants": t.grants}
	text, err := json.MarshalIndent(pruned(*clone(&state)), "", " ")
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// pruned takes what is empty out of a JSON value.
func pruned(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for name, member := range value {
			if member = pruned(member); member == nil {
				delete(value, name)
			}
		}
		if len(value) == 0 {
			return nil
		}
	case []any:
		if len(value) == 0 {
			return nil
		}
		for i, item := range value {
			value[i] = pruned(item)
		}
	}
	return value
}

// Count is the number of registrations, enterprise applications without Graph's,
// grants and client secrets.
func (t *Tenant) Count() (apps, principals, grants, secrets int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, app := range t.apps {
		secrets += len(app.Passwords)
	}
	return len(t.apps), len(t.sps) - 1, len(t.grants), secrets
}

// Knows reports whether a client secret value is one of the tenant's.
func (t *Tenant) Knows(value string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, app := range t.apps {
		for _, password := range app.Passwords {
			if t.values[password.KeyID] == value {
				return true
			}
		}
	}
	return false
}

// call counts a call and makes its effect between the hooks.
func (t *Tenant) call(name string, effect func() error) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.calls = append(t.calls, name)
	number := len(t.calls)
	if t.Before != nil {
		if err := t.Before(number, name); err != nil {
			return err
		}
	}
	err := effect()
	if err == nil && !strings.HasPrefix(name, "GET") {
		t.writes = append(t.writes, name)
	}
	if t.After != nil {
		if lost := t.After(number, name); lost != nil {
			return lost
		}
	}
	return err
}

// visible counts down how long a thing is not seen.
func (t *Tenant) visible(key string) bool {
	if t.unseen[key] > 0 {
		t.unseen[key]--
		return false
	}
	return true
}

func (t *Tenant) refuse(call string, body any) error {
	if t.Refuse == nil {
		return nil
	}
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	return t.Refuse(call, string(text))
}

func (t *Tenant) appBy(match func(*tenant.Application) bool) *tenant.Application {
	for _, app := range t.apps {
		if match(app) {
			return app
		}
	}
	return nil
}

func (t *Tenant) password(app *tenant.Application, request tenant.PasswordRequest) tenant.NewPassword {
	t.serial++
	credential := tenant.Credential{KeyID: id(4, t.serial), DisplayName: request.DisplayName, Hint: "c8Q", Starts: t.Now, Ends: request.Ends}
	if credential.Ends.IsZero() {
		credential.Ends = t.Now.AddDate(2, 0, 0)
	}
	app.Passwords = append(app.Passwords, credential)
	t.values[credential.KeyID] = fmt.Sprintf("%s%d", Canary, t.serial)
	return tenant.NewPassword{Credential: credential, Value: secret.Of(t.values[credential.KeyID])}
}

func clone[T any](thing *T) *T {
	text, err := json.Marshal(thing)
	if err != nil {
		panic("impossible: plain data: " + err.Error())
	}
	var copied T
	if err := json.Unmarshal(text, &copied); err != nil {
		panic("impossible: plain data: " + err.Error())
	}
	return &copied
}

// merge changes an app as PATCH does: objects are merged member by member, lists
// are replaced whole, and null takes a member away.
func merge(app *tenant.Application, patch tenant.Patch) error {
	var has, change map[string]any
	for _, one := range []struct {
		from any
		into *map[string]any
	}{{app, &has}, {patch, &change}} {
		text, err := json.Marshal(one.from)
		if err != nil {
			return err
		}
		if err := json.Unmarshal(text, one.into); err != nil {
			return err
		}
	}
	mergeMembers(has, change)
	text, err := json.Marshal(has)
	if err != nil {
		return err
	}
	*app = tenant.Application{}
	return json.Unmarshal(text, app)
}

func mergeMembers(has, change map[string]any) {
	for name, value := range change {
		inner, isObject := value.(map[string]any)
		there, has2 := has[name].(map[string]any)
		switch {
		case value == nil:
			delete(has, name)
		case isObject && has2:
			mergeMembers(there, inner)
		default:
			has[name] = value
		}
	}
}
