package check

// report collects what one rule finds.
type report struct {
	rule     Declaration
	findings []Finding
}

// add keeps a finding. What it does not say itself it takes from the rule's
// declaration.
func (r *report) add(f Finding) {
	f.Code, f.Severity = r.rule.Code, r.rule.Severity
	if f.Title == "" {
		f.Title = r.rule.Title
	}
	if f.Detail == "" {
		f.Detail = r.rule.Explanation
	}
	if f.Fix.Words == "" {
		f.Fix.Words = r.rule.Mend
	}
	if f.Place == (f.Found.Place) || f.Place.File == "" && f.Place.Address == "" {
		f.Place = f.Found.Place
	}
	r.findings = append(r.findings, f)
}
