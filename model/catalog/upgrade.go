package catalog

import (
	"fmt"
	"sync"

	"entrastudio/assets"
)

// Upgrade says what changes from one minor to the next beyond what the files of
// the two minors say already: which components merge, what becomes mandatory,
// and what a person has to do.
type Upgrade struct {
	To Minor `yaml:"to"`
	// Guide is the documentation's page about this upgrade.
	Guide string `yaml:"guide"`
	// Fact is the source of everything that names none of its own.
	Fact  `yaml:",inline"`
	Moves []Move `yaml:"moves"`
	Ends  []End  `yaml:"ends"`
	Needs []Need `yaml:"needs"`
	// Databases says which databases the chart no longer deploys.
	Databases []DatabaseEnd `yaml:"databases"`
	Roles     []RoleEnd     `yaml:"roles"`
	// TenantsMove says why rules that assign tenants are for the cluster too;
	// empty where nothing changes.
	TenantsMove string `yaml:"tenantsMove"`
	// Clients says what becomes of programs that ask for tokens for a
	// registration that is no longer used.
	Clients *Clients `yaml:"clients"`
	// Paths are blocks and keys of values that go by another path.
	Paths []Path `yaml:"paths"`
	Acts  []Act  `yaml:"acts"`
}

// Advice is what every part of an upgrade says of itself.
type Advice struct {
	Why string `yaml:"why"`
	// Must is what a person does; empty where the studio does it all.
	Must string `yaml:"must"`
	// In says where: entra, camunda, helm or containers.
	In string `yaml:"in"`
	// Link is a page that says more than the guide.
	Link string `yaml:"link"`
	Fact `yaml:",inline"`
}

// Move is a component that takes the place of others.
type Move struct {
	// From lists the components that end; the first that is on gives its URL
	// and its app registration.
	From []Name `yaml:"from"`
	Into Name   `yaml:"into"`
	// Along names a component with which the new one is on as well, although
	// none of those that end was.
	Along Name   `yaml:"along"`
	Title string `yaml:"title"`
	// Below reports that the old ones are served below the new one's URL, each
	// at a path with its name.
	Below bool `yaml:"below"`
	// Carries lists the keys of settings that go on; "*" is every key that the
	// new component has too.
	Carries []string `yaml:"carries"`
	Advice  `yaml:",inline"`
}

// End is a setting that a plan should no longer say.
type End struct {
	// Setting is "component/key".
	Setting string `yaml:"setting"`
	// Is lists the values that end; empty means any.
	Is     []string `yaml:"is"`
	Advice `yaml:",inline"`
}

// Need is a setting that a plan should say from now on.
type Need struct {
	Setting string `yaml:"setting"`
	// Values are tried in their order: the first whose placeholders all mean
	// something is proposed. The placeholders are {release},
	// {kept:PATH.IN.VALUES} and {database:NAME:url}. Without any, only a person
	// knows the value.
	Values []string `yaml:"values"`
	// If and Unless list settings: all of If must be true or said, and none of
	// Unless.
	If        []string `yaml:"if"`
	Unless    []string `yaml:"unless"`
	Condition `yaml:",inline"`
	Urgency   string `yaml:"urgency"`
	Advice    `yaml:",inline"`
}

// Condition narrows a part of an upgrade.
type Condition struct {
	// With is the tool that it is for, "helm" or "compose"; empty means both.
	With string `yaml:"with"`
	// While names a component that must be on.
	While Name `yaml:"while"`
}

// DatabaseEnd is a database that the chart no longer deploys, or will not for
// long.
type DatabaseEnd struct {
	Name    string `yaml:"name"`
	Urgency string `yaml:"urgency"`
	// Host, Database and Username are where the chart's own was reached.
	Host     string `yaml:"host"`
	Database string `yaml:"database"`
	Username string `yaml:"username"`
	Advice   `yaml:",inline"`
}

// RoleEnd is a role of Management Identity that ends: under another name where
// the older minor's Role says so, in the cluster where it moves.
type RoleEnd struct {
	Name   string `yaml:"name"`
	Moves  bool   `yaml:"moves"`
	Advice `yaml:",inline"`
}

// Clients says what programs with tokens of their own have to change.
type Clients struct {
	// Setting takes client IDs that are to be accepted for a while.
	Setting string `yaml:"setting"`
	Advice  `yaml:",inline"`
}

// Path is a block or a key of values, no setting's, that goes by another path.
type Path struct {
	From string `yaml:"from"`
	To   string `yaml:"to"`
}

// Act is something that a person does outside the plan.
type Act struct {
	Title     string `yaml:"title"`
	Condition `yaml:",inline"`
	Advice    `yaml:",inline"`
}

// UpgradeTo says what the upgrade to a minor from the one before changes. It is
// parsed at its first use and shared; for the oldest minor it is an error.
func UpgradeTo(minor Minor) (*Upgrade, error) {
	if minor.index() < 1 {
		return nil, fmt.Errorf("the catalogue knows no upgrade to camunda %q", minor)
	}
	return upgradeLoaders()[minor]()
}

var upgradeLoaders = sync.OnceValue(func() map[Minor]func() (*Upgrade, error) {
	all := map[Minor]func() (*Upgrade, error){}
	for _, minor := range Minors()[1:] {
		all[minor] = sync.OnceValues(func() (*Upgrade, error) { return loadUpgrade(minor) })
	}
	return all
})

func loadUpgrade(minor Minor) (*Upgrade, error) {
	name := "catalog/upgrade-" + string(minor) + ".yaml"
	data, err := assets.Catalog.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read the upgrade to %s: %w", minor, err)
	}
	var u Upgrade
	if err := decodeStrict(data, &u); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	u.complete()
	return &u, nil
}

// complete gives each part the guide and the source of the whole where it names
// none of its own.
func (u *Upgrade) complete() {
	var parts []*Advice
	for i := range u.Moves {
		parts = append(parts, &u.Moves[i].Advice)
	}
	for i := range u.Ends {
		parts = append(parts, &u.Ends[i].Advice)
	}
	for i := range u.Needs {
		parts = append(parts, &u.Needs[i].Advice)
	}
	for i := range u.Databases {
		parts = append(parts, &u.Databases[i].Advice)
	}
	for i := range u.Roles {
		parts = append(parts, &u.Roles[i].Advice)
	}
	for i := range u.Acts {
		parts = append(parts, &u.Acts[i].Advice)
	}
	if u.Clients != nil {
		parts = append(parts, &u.Clients.Advice)
	}
	for _, part := range parts {
		part.sourced(u.Fact)
		fill(&part.Link, u.Guide)
	}
}
