package diagram

import (
	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/diagram"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// The paths of both files in an export.
const (
	SVGPath     = "diagram.svg"
	MermaidPath = "diagram.mmd"
)

// Files draws a plan. The only error is a minor that the catalogue does not know.
func Files(c *catalog.Catalog, p *plan.Plan) ([]exporters.File, []exporters.Note, error) {
	s, err := scene.New(evidence.FromPlan(p, c, "plan.yaml", nil))
	if err != nil {
		return nil, nil, err
	}
	drawn := &drawing{diagram: diagram.Read(s), title: titleOf(p)}
	return []exporters.File{
		{Path: MermaidPath, Mode: exporters.Private, Data: drawn.mermaid(), Reader: "Mermaid"},
		{Path: SVGPath, Mode: exporters.Private, Data: drawn.svg(), Reader: "a browser or an office program"},
	}, nil, nil
}

// drawing is one diagram on its way to a file.
type drawing struct {
	diagram *diagram.Diagram
	title   string
}

// titleOf names the plan and its minor.
func titleOf(p *plan.Plan) string {
	title := "Camunda " + string(p.Camunda) + " and Microsoft Entra ID"
	if p.Name != "" {
		title = p.Name + ": " + title
	}
	return title
}
