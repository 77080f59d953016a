package handover

import (
	"entrastudio/exporters/helm"
	"entrastudio/importers"
	"entrastudio/model/catalog"
	"entrastudio/model/difference"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// FromImport lists by meaning what the Helm values that a plan would export say
// otherwise than the values that it was made from. It is empty where no values
// file was read: there is nothing to compare with.
func FromImport(read *evidence.Picture, p *plan.Plan) ([]difference.Difference, error) {
	if p.Deployment.With != plan.Helm || !read.Has(evidence.KindValues) {
		return nil, nil
	}
	c, err := catalog.Of(p.Camunda)
	if err != nil {
		return nil, err
	}
	file, _, err := helm.File(c, p)
	if err != nil {
		return nil, err
	}
	source := importers.Source{Name: file.Path, Data: file.Data, Kind: evidence.KindValues}
	written, err := importers.Read([]importers.Source{source}, importers.Options{Minor: p.Camunda})
	if err != nil {
		return nil, err
	}
	return difference.Between(
		difference.Side{Catalog: c, Picture: read, Tool: plan.Helm}, difference.Side{Catalog: c, Picture: written, Tool: plan.Helm},
	), nil
}
