package handover

import (
	"bytes"

	"entrastudio/app/report"
	"entrastudio/exporters"
	"entrastudio/exporters/bundle"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/login"
)

// findings is what is open in a plan, as a list and as the file for programs.
type findings struct {
	list []check.Finding
	file exporters.File
}

// findings checks the plan without a clock, so that the bundle is the same on any
// day: the end of a secret or of support is for "entra-studio check" to tell. The
// file is what that command writes as JSON.
func (m *making) findings() (findings, error) {
	pic := evidence.FromPlan(m.plan(), m.catalog, bundle.PlanPath, m.doc)
	r := &report.Report{Picture: pic, Findings: check.Run(pic, check.Options{})}
	found := findings{list: r.Findings}
	if !m.whole() {
		return found, nil
	}
	logins, err := login.All(pic, login.Options{})
	if err != nil {
		return found, err
	}
	r.Logins = logins
	var out bytes.Buffer
	if err := r.JSON(&out); err != nil {
		return found, err
	}
	found.file = exporters.File{
		Path: "findings.json", Mode: exporters.Private, Data: out.Bytes(), Reader: "programs: what entra-studio check --format json writes",
	}
	return found, nil
}
