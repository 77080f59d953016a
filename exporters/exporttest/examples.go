package exporttest

import (
	"entrastudio/assets"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// Example is one of the studio's example plans.
type Example struct {
	Name    string
	Catalog *catalog.Catalog
	Plan    *plan.Plan
}

// Examples reads all example plans, in the order of their names.
func Examples() ([]Example, error) {
	var all []Example
	for _, name := range assets.Examples() {
		data, err := assets.Example(name)
		if err != nil {
			return nil, err
		}
		document, err := plan.Parse(name+".yaml", data)
		if err != nil {
			return nil, err
		}
		c, err := catalog.Of(document.Plan().Camunda)
		if err != nil {
			return nil, err
		}
		all = append(all, Example{name, c, document.Plan()})
	}
	return all, nil
}
