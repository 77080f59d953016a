package difference

import (
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// Kind is what a difference is about.
type Kind string

// The kinds.
const (
	// OfPlan is a field of the plan itself, such as the tenant's ID.
	OfPlan         Kind = "plan"
	OfRegistration Kind = "registration"
	OfSetting      Kind = "setting"
	OfRule         Kind = "rule"
	// OfKey is a values key, OfVariable a variable and OfProperty a Spring
	// property that no setting stands for.
	OfKey      Kind = "key"
	OfVariable Kind = "variable"
	OfProperty Kind = "property"
)

// Difference is one thing that two descriptions say otherwise.
type Difference struct {
	Kind Kind
	// Component is whose it is; empty for the deployment as a whole.
	Component catalog.Name
	// Touches lists the components that feel it, where it is not one's own.
	Touches []catalog.Name
	// Setting is the setting that differs; its zero value means another thing.
	Setting catalog.Ref
	// Title names it in the words of the field.
	Title string
	// Where is the address in the values, the variable or the plan path.
	Where string
	// Place is where the older one says it; its zero value means nowhere.
	Place evidence.Place
	// Old and New are what applies, defaults included. A secret is shown as its
	// reference, and never itself.
	Old, New catalog.Value
	// Why is what the catalogue knows of it: that the chart does not read the
	// key, and what it reads instead. It is empty where it knows nothing.
	Why string
	// Follows is the plan path, or the address, of the difference that this one
	// follows from; empty where it stands for itself.
	Follows string
}

// Side is one of the two descriptions.
type Side struct {
	Catalog *catalog.Catalog
	Picture *evidence.Picture
	// Tool says whose rules and defaults apply.
	Tool plan.Tool
}

// SideOf is the description that a picture gives: of a plan by its own tool, of
// values by the chart's rules, of variables by the containers'.
func SideOf(pic *evidence.Picture) (Side, error) {
	c, err := pic.Catalog()
	if err != nil {
		return Side{}, err
	}
	side := Side{Catalog: c, Picture: pic, Tool: plan.Helm}
	switch {
	case pic.Plan != nil:
		if pic.Plan.Deployment.With == plan.Compose {
			side.Tool = plan.Compose
		}
	case !pic.Has(evidence.KindValues) && pic.Has(evidence.KindEnv, evidence.KindCompose):
		side.Tool = plan.Compose
	}
	return side, nil
}

// Between lists what two descriptions say otherwise, by meaning. What a plan
// itself says comes first, then settings in the catalogue's order, then mapping
// rules and the rest. A list that no setting stands for is compared by its being
// there, as evidence keeps none of its items.
func Between(older, newer Side) []Difference {
	var all []Difference
	plans := older.Picture.Plan != nil && newer.Picture.Plan != nil
	if plans {
		all = append(all, comparePlans(older, newer)...)
	}
	rules := compareRules(older.Picture, newer.Picture)
	roots := rootsOf(all, len(rules) > 0)
	for _, d := range compareSettings(older, newer) {
		if plans {
			d.Follows = roots.cause(&d, older.Picture.Plan, newer.Picture.Plan)
		}
		all = append(all, d)
	}
	all = append(all, rules...)
	if plans {
		return append(all, compareKept(older.Picture.Plan, newer.Picture.Plan)...)
	}
	all = append(all, compareKeys(older, newer)...)
	return append(all, compareNames(older, newer)...)
}
