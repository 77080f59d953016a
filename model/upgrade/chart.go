package upgrade

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// chart says what deploys the new minor.
func (s *step) chart() {
	change := Change{
		Kind: OfChart, Title: "Camunda " + string(s.to.Minor), Where: "camunda",
		Old: string(s.from.Minor), New: string(s.to.Minor),
		Reason: "Every component of the deployment is of one minor, and minors are taken one after the other.",
	}
	advice := s.general()
	if s.plan.Deployment.With == plan.Compose {
		change.Must, change.In = "Take the images of "+string(s.to.Minor)+" for every container.", InContainers
		s.tell(change, advice)
		return
	}
	change.Title += " with chart " + s.to.Chart.Version
	change.Old, change.New = describeChart(s.from), describeChart(s.to)
	change.Must, change.In = "Upgrade the release with this chart and the new values.", InHelm
	if strings.Join(s.from.Chart.Helm, " ") != strings.Join(s.to.Chart.Helm, " ") {
		change.Must = "Upgrade the release with this chart and the new values, with Helm " + strings.Join(s.to.Chart.Helm, " or ") + "."
	}
	if s.to.Chart.Note != "" {
		change.Reason += " " + s.to.Chart.Note
	}
	advice.Fact = s.to.Chart.Fact
	s.tell(change, advice)
}

func describeChart(c *catalog.Catalog) string {
	return "chart " + c.Chart.Version + ", Helm " + strings.Join(c.Chart.Helm, " or ")
}

// acts says what people do outside the plan.
func (s *step) acts() {
	for i := range s.facts.Acts {
		if act := &s.facts.Acts[i]; s.holds(act.Condition) {
			s.tell(Change{Kind: OfAct, Title: act.Title, Component: act.While}, act.Advice)
		}
	}
}
