package catalog

// Form is the shape of a setting's value.
type Form string

// The forms. They say how a value is written, checked and edited.
const (
	FormText     Form = "text"
	FormBool     Form = "bool"
	FormNumber   Form = "number"
	FormList     Form = "list"
	FormGUID     Form = "guid"     // an application (client) ID
	FormAudience Form = "audience" // the bare client ID of the component's app
	FormURL      Form = "url"
	FormIssuer   Form = "issuer"
	FormScope    Form = "scope"  // one scope
	FormScopes   Form = "scopes" // a list of scopes
	FormClaim    Form = "claim"  // a claim name or JSONPath
	FormEnum     Form = "enum"
	FormSecret   Form = "secret" // a reference, never a value
	FormPath     Form = "path"   // a URL path such as a context path
	FormEmail    Form = "email"
	FormHost     Form = "host"
	FormJSON     Form = "json"
)

// Setting is one setting of one component in one minor: where it stands in
// Helm values, what variable carries it, and where a plan takes it from.
type Setting struct {
	// Key names the setting within its component, the same in every minor.
	Key string `yaml:"key"`
	// Component is filled by the loader.
	Component Name `yaml:"-"`

	Title   string `yaml:"title"`
	Purpose string `yaml:"purpose"`
	Form    Form   `yaml:"form"`
	// Values are the allowed values of an enum.
	Values []string `yaml:"values"`

	// Helm is its address in values files: a dotted path, or an entry of a
	// component's variables, "connectors.env[OPERATE_CLIENT_SCOPE]", or a
	// Spring property in an extra file,
	// "orchestration.extraConfiguration{camunda.security…}". For a secret it
	// is the block that holds the reference. Empty where the chart has no
	// place for it.
	Helm string `yaml:"helm"`
	// HelmAlso lists further paths that this chart reads for the same thing.
	HelmAlso []string `yaml:"helmAlso"`
	// Env lists the variables that an export writes, one for each service
	// that reads the setting.
	Env []Variable `yaml:"env"`
	// Property is the Spring property in its kebab form; both spellings of
	// its variable (dashes dropped, dashes as underscores) are accepted.
	Property string `yaml:"property"`
	// Default is what applies when nobody says anything. It is null where the
	// chart or the program has no default.
	Default Value `yaml:"default"`
	// EnvDefault is the default where it differs without the chart.
	EnvDefault *Value `yaml:"envDefault"`
	// Fallback names the setting that the chart uses when this one is empty,
	// as "component/key".
	Fallback string `yaml:"fallback"`
	// From says where a plan takes the value from; empty where only a person
	// can say it, "none" in a minor's file to switch the common source off.
	// The words, where @COMPONENT speaks of another component's:
	//
	//	const:VALUE                          the value that Entra needs
	//	tenant:issuer|authorize|token|jwks|discovery|logout|id
	//	registration[@COMPONENT]:clientId|scope|scopes|secret
	//	component[@COMPONENT]:enabled|url|root|callback|contextPath|https|profile|internal
	//	internal:url                         the component's own internal URL
	//	without@COMPONENT:clientId           the own client ID while that one is off
	//	audiences[@COMPONENT]                the client ID and those of the browser apps
	//	admin:claim|value|users              the first administrator
	//	connectors:clients                   the client of Connectors, as a list
	//	rules:ROLE                           the mapping rules of a role of the cluster
	//	database@NAME:FIELD                  a database that the chart does not deploy
	//	bundled@NAME:FIELD                   one that it deploys
	//	json:identity                        presets and mapping rules of Management Identity
	From string `yaml:"from"`
	// Required says that the login cannot work without it.
	Required bool `yaml:"required"`
	// Secret holds the paths of a secret reference in values files.
	Secret *SecretPaths `yaml:"secret"`
	Fact   `yaml:",inline"`
}

// Variable is one environment variable of one container.
type Variable struct {
	// Name is the variable; a name ending in "_{n}" carries a list, one
	// variable for each item, counted from 0.
	Name string `yaml:"name"`
	// Service is the container that reads it; empty means the component's
	// main one.
	Service string `yaml:"service"`
	// Also lists other spellings that the container accepts.
	Also []string `yaml:"also"`
}

// SecretPaths are the places of one secret reference in values files.
type SecretPaths struct {
	// Name and Key hold the name of the Kubernetes Secret and the key in it.
	Name string `yaml:"name"`
	Key  string `yaml:"key"`
	// Inline holds the path at which the chart would take a literal.
	Inline string `yaml:"inline"`
	// KeyDefault applies when Key is not given.
	KeyDefault string `yaml:"keyDefault"`
	// Legacy lists older forms of the same reference and what this chart
	// makes of them.
	Legacy []LegacySecret `yaml:"legacy"`
}

// LegacySecret is an older or newer form of a secret reference.
type LegacySecret struct {
	Name string `yaml:"name"`
	Key  string `yaml:"key"`
	// Effect is what this chart does with it.
	Effect SecretEffect `yaml:"effect"`
}

// SecretEffect is what a chart does with a form of a secret reference.
type SecretEffect string

// The effects: the form works; the string is taken as the secret itself; it is
// ignored in silence; the chart fails.
const (
	SecretWorks   SecretEffect = "works"
	SecretLiteral SecretEffect = "literal"
	SecretIgnored SecretEffect = "ignored"
	SecretFails   SecretEffect = "fails"
)

// DefaultFor is the default in a chart, or in a container without one.
func (s *Setting) DefaultFor(chart bool) Value {
	if !chart && s.EnvDefault != nil {
		return *s.EnvDefault
	}
	if !chart {
		return Value{}
	}
	return s.Default
}
