package tenant

import "time"

// Method is a way to sign in.
type Method string

// The ways to sign in, in the order in which they are offered.
const (
	Browser      Method = "browser"
	Device       Method = "device"
	AzureCLI     Method = "cli"
	ClientSecret Method = "secret"
	Certificate  Method = "certificate"
	Default      Method = "default"
)

// SignIn is what a person chose to sign in with. Secret and Certificate are
// references such as "env:NAME", never the values.
type SignIn struct {
	Method              Method
	ClientID            string
	Secret, Certificate string
}

// Code is what a person types into a browser elsewhere.
type Code struct{ Code, Address string }

// Account is who is signed in, as the token says.
type Account struct {
	Name     string
	App      bool
	TenantID string
	// Organization is the tenant's name; empty until it was read.
	Organization string
	Rights       []string
	Ends         time.Time
}

// Ending is a client secret or a certificate and when it ends.
type Ending struct {
	Name string
	Ends time.Time
}

// Difference is one thing that the tenant has otherwise than the plan.
type Difference struct {
	Title, Want, Have string
	Details           []string
	// Path is the field of the plan that decides it; empty where none does.
	Path string
	// ByHand says what only a person can do; empty where the studio can.
	ByHand string
}

// Registration is one of the plan's, beside what the tenant has.
type Registration struct {
	Name, ClientID string
	// Found is false where the tenant has no such app.
	Found       bool
	Differences []Difference
	Notes       []string
	Secrets     []Ending
	Owners      []string
}

// Change is one write to the tenant, before it is made.
type Change struct {
	Registration, Words string
	Details             []string
	// Method, URL and Body are the call to Microsoft Graph.
	Method, URL, Body string
	// TakenBack says how it is taken back.
	TakenBack string
}

// Obstacle is what the changes do not mend, and what to do about it.
type Obstacle struct{ Registration, Text, Hint string }

// Report is a comparison of the plan with the tenant.
type Report struct {
	At            time.Time
	Registrations []Registration
	Differences   int
	Changes       []Change
	Obstacles     []Obstacle
	// Takeable is how many fields of the plan would say something else if they
	// said what the tenant has.
	Takeable int
}

// Run is one line of the journal.
type Run struct {
	Name    string
	At      time.Time
	Account string
	// Plan is the plan's name. Undoes is the run that this one took back.
	Plan, Undoes string
	Made, Count  int
	// Undoable is set for the run that can be taken back now.
	Undoable bool
}

// App is an app registration of the tenant, the plan's or not.
type App struct {
	Name, ClientID, Accounts string
	Redirects                []string
	// Registration is the plan's name of it; empty for others.
	Registration string
	// text is what a search looks through, in lower case; see Searchable.
	text string
}

// State is what the program knows of the tenant now.
type State struct {
	// Missing says why nobody can sign in.
	Missing string
	// TenantID, Login and Graph are what is connected to.
	TenantID, Login, Graph string
	// Account is nil while nobody is signed in.
	Account *Account
	// Writing is set when the person allowed changes.
	Writing bool
	// Doing says what is under way, Code what is to be typed meanwhile.
	Doing  string
	Code   *Code
	Failed error
	// Done says what the last changes did, a line each.
	Done []string
	// Report is that of the last comparison; Stale is set when the plan has
	// changed since.
	Report *Report
	Stale  bool
	Runs   []Run
	// Apps is every app of the tenant, Listed whether they were read.
	Apps   []App
	Listed bool
}

// Source gives the panel what it shows, and does what a person asks for. All its
// methods are called on the window's goroutine and return at once.
type Source interface {
	State() State
	SignIn(SignIn)
	SignOut()
	// Compare reads the plan's registrations and compares them.
	Compare()
	// Pull shows what the plan would say, and takes it over when the person agrees.
	Pull()
	// AllowWriting leaves the read-only mode, or goes back to it.
	AllowWriting(allowed bool)
	// Apply names every change and makes them when the person agrees.
	Apply()
	// Undo does the same with what takes a run back.
	Undo(run string)
	// List reads every app of the tenant.
	List()
	// Adopt reads the app with this client ID, shows it as a registration of the
	// plan, and brings it in when the person agrees.
	Adopt(clientID string)
	// Stop ends what is under way.
	Stop()
	// OnChange calls f whenever the state is another, OnProgress when no more of
	// it is than what is under way.
	OnChange(f func())
	OnProgress(f func())
}
