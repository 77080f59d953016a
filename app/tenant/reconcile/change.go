package reconcile

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"

	"entrastudio/app/tenant"
)

// Act is a kind of change.
type Act string

// The acts. Those up to AddSecret are what Compare leads to, in the order in which
// they are made; the others take them back, as RemoveSecret does too.
const (
	Create             Act = "create"
	PatchProperties    Act = "patch"
	CreatePrincipal    Act = "create service principal"
	CreateGrant        Act = "consent"
	UpdateGrant        Act = "change consent"
	RemoveSecret       Act = "remove secret"
	AddSecret          Act = "new secret"
	DeleteGrant        Act = "withdraw consent"
	DeletePrincipal    Act = "delete service principal"
	DeleteRegistration Act = "delete"
)

// Change is one write to the tenant, as it is shown before it is made.
type Change struct {
	Registration string `json:"registration"`
	Act          Act    `json:"act"`
	// Words say it in one sentence, Details what exactly, a phrase each.
	Words   string   `json:"words"`
	Details []string `json:"details,omitempty"`
	Call    Call     `json:"call"`
	// Store is the reference at which a new secret is put.
	Store string `json:"store,omitempty"`
	// TakenBack says how undo takes it back, or that it cannot.
	TakenBack string `json:"undo"`

	step        step
	application tenant.Application
}

// Call is a request to Microsoft Graph. What only an earlier change will tell,
// such as the ID of an app that is yet to be made, stands in braces.
type Call struct {
	Method string          `json:"method"`
	URL    string          `json:"url"`
	Body   json.RawMessage `json:"body,omitempty"`
}

// step is what a journal keeps of a change: enough to finish it or to take it
// back. It holds no secret.
type step struct {
	Act          Act    `json:"act"`
	Registration string `json:"registration"`
	// ObjectID and ClientID are the registration's, PrincipalID its enterprise
	// application's.
	ObjectID    string `json:"objectId,omitempty"`
	ClientID    string `json:"clientId,omitempty"`
	UniqueName  string `json:"uniqueName,omitempty"`
	PrincipalID string `json:"principalId,omitempty"`
	// ResourceID is the enterprise application that is consented to.
	ResourceID string `json:"resourceId,omitempty"`
	GrantID    string `json:"grantId,omitempty"`
	KeyID      string `json:"keyId,omitempty"`
	// Before and After are values of properties by their names.
	Before map[string]json.RawMessage `json:"before,omitempty"`
	After  map[string]json.RawMessage `json:"after,omitempty"`
	// ScopesBefore and ScopesAfter are those of a consent.
	ScopesBefore []string `json:"scopesBefore,omitempty"`
	ScopesAfter  []string `json:"scopesAfter,omitempty"`
	// KeysBefore are the client secrets that were there, by key ID.
	KeysBefore []string `json:"keysBefore,omitempty"`
	Store      string   `json:"store,omitempty"`
}

// Changes is an ordered list of writes, and what it leaves to people.
type Changes struct {
	// TenantID is the tenant that they are for.
	TenantID string   `json:"tenantId"`
	List     []Change `json:"changes"`
	// Obstacles say what is not changed, and why.
	Obstacles []Obstacle `json:"obstacles"`

	// undoes is the run that these changes take back; empty for others.
	undoes string
}

// Obstacle is a difference that these changes do not mend.
type Obstacle struct {
	Registration string `json:"registration"`
	Text         string `json:"text"`
	Hint         string `json:"hint,omitempty"`
}

// Empty reports that there is nothing to write.
func (c *Changes) Empty() bool { return len(c.List) == 0 }

// fingerprintLength is how many hexadecimal digits a person has to type.
const fingerprintLength = 12

// Fingerprint names exactly this list of changes in this tenant: another value in
// any of them gives another fingerprint.
func (c *Changes) Fingerprint() string {
	text, err := json.Marshal(struct {
		TenantID string
		List     []Change
	}{c.TenantID, c.List})
	if err != nil {
		panic("impossible: changes are plain data: " + err.Error())
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])[:fingerprintLength]
}

// Writes are the sorts of rights that the changes need, and no more.
func (c *Changes) Writes() []tenant.Write {
	var writes []tenant.Write
	for _, change := range c.List {
		write := tenant.WriteApplications
		switch change.Act {
		case CreateGrant, UpdateGrant, DeleteGrant:
			write = tenant.WriteConsent
		}
		if !slices.Contains(writes, write) {
			writes = append(writes, write)
		}
	}
	return writes
}

// Approval is a person's word for one list of changes. The zero value approves
// nothing.
type Approval struct{ fingerprint string }

// ErrNotApproved reports changes that nobody agreed to, or others than those
// which somebody agreed to.
var ErrNotApproved = errors.New("these changes were not approved")

// Approve takes a person's word: the fingerprint of the changes, which was shown
// beside them. A script that gives it has seen the same list.
func (c *Changes) Approve(fingerprint string) (Approval, error) {
	if c.Empty() || fingerprint != c.Fingerprint() {
		return Approval{}, ErrNotApproved
	}
	return Approval{fingerprint: fingerprint}, nil
}
