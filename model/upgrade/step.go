package upgrade

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// step is the way from one minor to the next.
type step struct {
	from, to *catalog.Catalog
	facts    *catalog.Upgrade
	// old is the plan as it came, plan the one that is made of it.
	old, plan *plan.Plan
	// moved names the component that takes the place of one that ends.
	moved   map[catalog.Name]catalog.Name
	changes []Change
}

func begin(p *plan.Plan, to catalog.Minor) (*step, error) {
	s := &step{old: p, plan: p.Clone(), moved: map[catalog.Name]catalog.Name{}}
	var err error
	if s.from, err = catalog.Of(p.Camunda); err != nil {
		return nil, err
	}
	if s.to, err = catalog.Of(to); err != nil {
		return nil, err
	}
	s.facts, err = catalog.UpgradeTo(to)
	return s, err
}

// run makes the changes in the order in which each builds on those before: a
// component's settings move before what is left of them ends, and registrations
// are looked at when it is known who uses them.
func (s *step) run() {
	s.plan.Camunda = s.to.Minor
	s.chart()
	s.components()
	s.endings()
	s.deprecations()
	s.needs()
	s.databases()
	s.rules()
	s.registrations()
	s.addresses()
	s.defaults()
	s.keptValues()
	s.keptVariables()
	s.acts()
}

// tell records a change; what a fact of the catalogue advises goes with it.
func (s *step) tell(c Change, advice catalog.Advice) {
	c.Minor = s.to.Minor
	if c.Reason == "" {
		c.Reason = advice.Why
	}
	if c.Must == "" {
		c.Must, c.In = advice.Must, Place(advice.In)
	}
	if c.In == InHelm {
		c.In = s.chartPlace()
	}
	c.Source, c.Sure, c.Link = advice.Source, advice.Sure(), advice.Link
	if c.Urgency == "" {
		c.Urgency = Done
		if c.Acts() {
			c.Urgency = Mandatory
		}
	}
	s.changes = append(s.changes, c)
}

// general is the advice of the upgrade as a whole, for what follows from the two
// catalogues.
func (s *step) general() catalog.Advice {
	return catalog.Advice{Fact: s.facts.Fact, Link: s.facts.Guide}
}

// chartPlace is where the person changes a deployment.
func (s *step) chartPlace() Place {
	if s.plan.Deployment.With == plan.Compose {
		return InContainers
	}
	return InHelm
}

// title is a component's name for people, in either minor.
func (s *step) title(name catalog.Name) string {
	for _, c := range []*catalog.Catalog{s.from, s.to} {
		if fact := c.Component(name); fact != nil {
			return fact.Title
		}
	}
	return string(name)
}

// holds reports whether a condition of the catalogue is met.
func (s *step) holds(c catalog.Condition) bool {
	tool := s.plan.Deployment.With
	if tool == "" {
		tool = plan.Helm
	}
	return (c.With == "" || c.With == string(tool)) && (c.While == "" || s.plan.On(c.While))
}

// sentence ends a text as a sentence.
func sentence(text string) string {
	if text == "" || strings.HasSuffix(text, ".") {
		return text
	}
	return text + "."
}
