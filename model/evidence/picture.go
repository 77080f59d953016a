package evidence

import (
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/token"
)

// Picture is all the evidence of one deployment.
type Picture struct {
	// Minor is the Camunda minor that the evidence is read for. Given reports
	// that the person said it; otherwise MinorWhy says from what it was
	// recognised, and Fits is the minor that the keys fit best.
	Minor      catalog.Minor
	MinorGiven bool
	MinorWhy   string
	// AsWell holds the same evidence as read for each minor that a recognised
	// one cannot be told from, where the reader was asked for it.
	AsWell []*Picture
	// Fits is the minor that the keys and variables fit; empty where they
	// fit Minor or say nothing.
	Fits    catalog.Minor
	FitsWhy string

	Inputs []Input
	// Settings holds what was found, values files already merged in their
	// order. One setting may be found more than once: in values and in an
	// env file, or in two env files.
	Settings  []Setting
	Keys      []Key
	Variables []Variable
	// Properties are Spring properties that no setting stands for.
	Properties []Property
	Rules      []Rule
	Presets    []Preset
	// RolesKnown lists custom roles that the evidence declares.
	RolesKnown []string
	Members    []Members
	// Unread lists parts of inputs that were passed over.
	Unread []Unread
	Raw    Raw

	Tokens []Token
	Keyset *token.KeySet
	// KeysGiven reports that a key set was given.
	KeysGiven bool

	// Audiences are the distinct audiences of public.permissions.
	Audiences      []Audience
	AudiencesGiven bool
	Directory      Directory
	Log            []LogLine
	// Plan is the plan that the evidence was read from; nil otherwise.
	Plan *plan.Plan
	// PlanUnknown lists the keys of the plan's file that mean nothing.
	PlanUnknown []plan.Unknown
	planFile    string
	planPlaces  Locator

	index map[catalog.Ref][]int
}

// Token is a token that was found.
type Token struct {
	Token *token.Token
	// Said is what stood around it, such as "access_token of a response".
	Said  string
	Place Place
}

// Audience is one audience of Identity's database.
type Audience struct {
	Text  string
	Place Place
}

// InPlan is the place of a path in the plan that the evidence was read from.
func (p *Picture) InPlan(path string) Place {
	place := Place{File: p.planFile, Address: path}
	if p.planPlaces != nil {
		place.Line, place.Column = p.planPlaces.Place(path)
	}
	return place
}

// Add records a setting.
func (p *Picture) Add(s Setting) {
	if p.index == nil {
		p.index = map[catalog.Ref][]int{}
	}
	p.index[s.Ref] = append(p.index[s.Ref], len(p.Settings))
	p.Settings = append(p.Settings, s)
}

// All lists every finding of one setting, in the order of the inputs.
func (p *Picture) All(ref catalog.Ref) []*Setting {
	found := make([]*Setting, 0, len(p.index[ref]))
	for _, i := range p.index[ref] {
		found = append(found, &p.Settings[i])
	}
	return found
}

// First is the first finding of a setting; nil where nobody said it.
func (p *Picture) First(component catalog.Name, key string) *Setting {
	if all := p.index[catalog.Ref{Component: component, Key: key}]; len(all) > 0 {
		return &p.Settings[all[0]]
	}
	return nil
}

// Has reports whether any input is of one of the kinds.
func (p *Picture) Has(kinds ...Kind) bool {
	for _, input := range p.Inputs {
		for _, kind := range kinds {
			if input.Kind == kind {
				return true
			}
		}
	}
	return false
}

// Catalog is the catalogue of the picture's minor.
func (p *Picture) Catalog() (*catalog.Catalog, error) { return catalog.Of(p.Minor) }
