package catalog

// Name names a component, in the spelling that the command line, reports and
// plan files share.
type Name string

// The component names. Global stands for what a chart says once for all
// components (global.identity.auth, global.security); an env file has no
// such place.
const (
	Global             Name = "global"
	ManagementIdentity Name = "management-identity"
	Operate            Name = "operate"
	Tasklist           Name = "tasklist"
	Zeebe              Name = "zeebe"
	Orchestration      Name = "orchestration"
	Connectors         Name = "connectors"
	Optimize           Name = "optimize"
	WebModeler         Name = "web-modeler"
	WebModelerAPI      Name = "web-modeler-api"
	Console            Name = "console"
	Hub                Name = "hub"
	HubAPI             Name = "hub-api"
)

// Platform is the kind of client that an app registration is for, in the words
// of Microsoft's portal.
type Platform string

// The platforms. PlatformNone is for an app without a redirect URI, such as a
// machine client.
const (
	PlatformWeb  Platform = "web"
	PlatformSPA  Platform = "spa"
	PlatformNone Platform = "none"
)

// Authority says who answers what a signed-in person may do in a component.
type Authority string

// The authorities: Management Identity by audience, the Orchestration Cluster
// by its own roles, or nobody (the component asks for no permission).
const (
	AskIdentity      Authority = "identity"
	AskOrchestration Authority = "orchestration"
	AskNobody        Authority = "nobody"
)

// Component is what one minor knows of one component.
type Component struct {
	Name    Name   `yaml:"name"`
	Title   string `yaml:"title"`
	Purpose string `yaml:"purpose"`
	// Values is the top-level block of the component in a Helm values file,
	// such as "optimize"; empty where it has none.
	Values string `yaml:"values"`
	// Registration says what app registration the component needs.
	Registration Registration `yaml:"registration"`
	// Redirect says where Entra sends the browser back to.
	Redirect Redirect `yaml:"redirect"`
	// Local is the base URL of a deployment on localhost, with the port that
	// the documentation forwards to.
	Local string `yaml:"local"`
	// Internal is the base URL by which other containers of a Compose
	// deployment reach the component.
	Internal     string        `yaml:"internal"`
	PortForwards []PortForward `yaml:"portForwards"`
	// Services are its containers in a Compose deployment, the main one first.
	Services []Service `yaml:"services"`
	// Permissions says who decides what a signed-in person may do.
	Permissions Authority `yaml:"permissions"`
	Settings    []Setting `yaml:"settings"`
	Fact        `yaml:",inline"`
}

// Registration says what app registration a component needs in Entra.
type Registration struct {
	Platform Platform `yaml:"platform"`
	// Secret is whether the app is a confidential client.
	Secret bool `yaml:"secret"`
	// SharedWith names the component whose app this component rightly uses;
	// empty where it needs its own.
	SharedWith Name `yaml:"sharedWith"`
	// Name is the display name that the studio proposes.
	Name string `yaml:"name"`
}

// Redirect says which redirect URI a component sends.
type Redirect struct {
	// Path is appended to the base URL, such as "/sso-callback"; empty where
	// nobody signs in by browser.
	Path string `yaml:"path"`
	// PostLogout is the path after a logout; empty where there is none.
	PostLogout string `yaml:"postLogout"`
	// Extra lists further paths that the chart's presets register.
	Extra []string `yaml:"extra"`
}

// PortForward is one kubectl port-forward of a chart's service.
type PortForward struct {
	// Service is the service's name behind the release name and a hyphen.
	Service string `yaml:"service"`
	Local   int    `yaml:"local"`
	Remote  int    `yaml:"remote"`
	// What says which interface it is, such as "gRPC".
	What string `yaml:"what"`
}
