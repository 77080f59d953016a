package reconcile

import (
	"time"

	"entrastudio/app/tenant"
)

// The parts of a registration that are no property of the application object.
const (
	PartRegistration = "registration"
	PartPrincipal    = "servicePrincipal"
	PartConsent      = "consent"
	PartSecret       = "secret"
)

// Difference is one thing that the tenant has otherwise than the plan says.
type Difference struct {
	// Registration is the plan's name of it.
	Registration string `json:"registration"`
	// Property is Graph's path, such as "web.redirectUris", or one of the parts.
	Property string `json:"property"`
	// Title is the name of it in Microsoft's portal.
	Title string `json:"title"`
	Want  string `json:"want"`
	Have  string `json:"have"`
	// Details say what would have to change, a phrase each.
	Details []string `json:"details,omitempty"`
	// Path is the field of the plan that decides it; empty where it follows
	// from the plan as a whole.
	Path string `json:"path,omitempty"`
	// ByHand says what a person has to do where the studio cannot mend it; empty
	// where it can.
	ByHand string `json:"byHand,omitempty"`
}

// Note is something about a registration that is worth a word and no difference.
type Note struct {
	Registration string `json:"registration,omitempty"`
	Text         string `json:"text"`
}

// Registered is what the tenant has of one registration, in short.
type Registered struct {
	Name string `json:"name"`
	// ClientID, ObjectID and DisplayName are empty where the tenant has none.
	ClientID    string `json:"clientId,omitempty"`
	ObjectID    string `json:"objectId,omitempty"`
	DisplayName string `json:"displayName,omitempty"`
	// Secrets and Certificates hold ends and names alone.
	Secrets      []tenant.Credential `json:"secrets,omitempty"`
	Certificates []tenant.Credential `json:"certificates,omitempty"`
	Owners       []tenant.Owner      `json:"owners,omitempty"`
}

// Comparison is a plan beside the tenant.
type Comparison struct {
	Organization  tenant.Organization `json:"tenant"`
	Registrations []Registered        `json:"registrations"`
	Differences   []Difference        `json:"differences"`
	Notes         []Note              `json:"notes"`

	live   *Live
	wishes []wish
	rules  Rules
}

// Same reports that nothing differs.
func (c *Comparison) Same() bool { return len(c.Differences) == 0 }

// Rules are what a comparison goes by beside the plan and the tenant.
type Rules struct {
	// Now is the moment by which client secrets have ended or not.
	Now time.Time
	// RenewWithin counts a client secret that ends within this time as ended.
	RenewWithin time.Duration
	// Graph is the base URL of Microsoft Graph, for the calls that are shown.
	Graph string
	// Lost holds, by object ID, the key IDs of client secrets whose value got
	// lost on its way to the place where it is kept; see Folder.Lost. They are
	// good for nothing.
	Lost map[string][]string
}
