package upgrade

import "entrastudio/model/catalog"

// Kind is what a change is about.
type Kind string

// The kinds.
const (
	OfChart        Kind = "chart"
	OfComponent    Kind = "component"
	OfRegistration Kind = "registration"
	OfRedirect     Kind = "redirect"
	OfSetting      Kind = "setting"
	// OfAddress is a setting that stands at another place in Helm values.
	OfAddress  Kind = "address"
	OfDatabase Kind = "database"
	OfRole     Kind = "role"
	OfRule     Kind = "rule"
	OfKept     Kind = "kept"
	// OfAct is something that a person does, and that no file shows.
	OfAct Kind = "act"
)

// Urgency says how much a change matters.
type Urgency string

// The urgencies: the new minor does not work without it; it works and should be
// done; the upgrade has done all there is to do.
const (
	Mandatory   Urgency = "mandatory"
	Recommended Urgency = "recommended"
	Done        Urgency = "done"
)

// Place is where a person acts.
type Place string

// The places: the Entra tenant, Camunda's user interfaces and databases, the
// Helm release, the containers of a Compose deployment, or the programs that call
// Camunda with tokens of their own.
const (
	InEntra      Place = "entra"
	InCamunda    Place = "camunda"
	InHelm       Place = "helm"
	InContainers Place = "containers"
	InClients    Place = "clients"
)

// Change is one thing that an upgrade changes, made to be shown: all of it is
// plain text, and no secret is in it.
type Change struct {
	// Minor is the minor that brings the change.
	Minor catalog.Minor
	Kind  Kind
	// Title says in a few words what changes, Reason in whole sentences why.
	Title  string
	Reason string
	// Component is what it touches; empty for the deployment as a whole.
	Component catalog.Name
	// Where is the plan path or the address in Helm values that it is about: in
	// the upgraded plan, or for what ends in the plan before.
	Where string
	// Old and New are what stood and what stands there; empty for nothing.
	Old, New string
	Urgency  Urgency
	// Must is what a person has to do, and In where; both are empty where the
	// upgrade has done everything.
	Must string
	In   Place
	// Proposed reports that New is a guess of the studio, which a person must
	// look at.
	Proposed bool
	// Source is what the fact is taken from, and Sure whether it is verified.
	Source string
	Sure   bool
	// Link is a page that says more.
	Link string
}

// Acts reports whether a person has to do something.
func (c *Change) Acts() bool { return c.Must != "" }
