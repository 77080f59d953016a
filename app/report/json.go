package report

import (
	"encoding/json"
	"io"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/login"
)

type reportJSON struct {
	Camunda    catalog.Minor `json:"camunda"`
	CamundaWhy string        `json:"camundaWhy,omitempty"`
	// AsWell lists other minors that the evidence fits; only what is wrong in each
	// of them is among the findings.
	AsWell   []catalog.Minor `json:"asWell,omitempty"`
	Inputs   []inputJSON     `json:"inputs"`
	Unread   []unreadJSON    `json:"unread,omitempty"`
	Findings []findingJSON   `json:"findings"`
	Logins   []loginJSON     `json:"logins"`
}

type inputJSON struct {
	File      string        `json:"file"`
	Kind      evidence.Kind `json:"kind"`
	Why       string        `json:"why,omitempty"`
	Component catalog.Name  `json:"component,omitempty"`
	Service   string        `json:"service,omitempty"`
	Summary   string        `json:"summary,omitempty"`
	Excerpt   bool          `json:"excerpt,omitempty"`
	Sanitized bool          `json:"sanitized,omitempty"`
}

// unreadJSON is a part of an input that was passed over.
type unreadJSON struct {
	Where string `json:"where"`
	Why   string `json:"why"`
}

type findingJSON struct {
	Code      check.Code     `json:"code"`
	Severity  check.Severity `json:"severity"`
	Component catalog.Name   `json:"component"`
	Where     string         `json:"where"`
	Setting   string         `json:"setting"`
	Title     string         `json:"title"`
	Detail    string         `json:"detail"`
	Fix       string         `json:"fix"`
	Expected  *sideJSON      `json:"expected,omitempty"`
	Found     *sideJSON      `json:"found,omitempty"`
	Commands  []string       `json:"commands,omitempty"`
	Steps     []string       `json:"steps,omitempty"`
	DependsOn []check.Code   `json:"dependsOn"`
}

type sideJSON struct {
	Value   string `json:"value,omitempty"`
	Because string `json:"because,omitempty"`
	Where   string `json:"where,omitempty"`
}

type loginJSON struct {
	Component catalog.Name  `json:"component"`
	Machine   bool          `json:"machine,omitempty"`
	Outcome   login.Outcome `json:"outcome"`
	EndsOn    string        `json:"endsOn"`
	Because   string        `json:"because,omitempty"`
	Steps     []stepJSON    `json:"steps"`
}

type stepJSON struct {
	Name string `json:"name"`
	// OK is null for a step that is unknown or was not reached.
	OK       *bool       `json:"ok"`
	State    login.State `json:"state"`
	Title    string      `json:"title"`
	Detail   string      `json:"detail"`
	Sent     string      `json:"sent,omitempty"`
	Expected string      `json:"expected,omitempty"`
	Source   string      `json:"source,omitempty"`
	Where    string      `json:"where,omitempty"`
	Rules    []ruleJSON  `json:"rules,omitempty"`
}

type ruleJSON struct {
	Name    string `json:"name"`
	Matched bool   `json:"matched"`
	Why     string `json:"why,omitempty"`
	Where   string `json:"where,omitempty"`
}

// JSON writes the report as one object.
func (r *Report) JSON(w io.Writer) error {
	out := reportJSON{
		Camunda: r.Picture.Minor, CamundaWhy: r.Picture.MinorWhy,
		Inputs: []inputJSON{}, Findings: []findingJSON{}, Logins: loginsJSON(r.Logins),
	}
	for _, in := range r.Picture.Inputs {
		out.Inputs = append(out.Inputs, inputJSON{in.File, in.Kind, in.Why, in.Component, in.Service, in.Summary, in.Excerpt, in.Sanitized})
	}
	for _, other := range r.Picture.AsWell {
		out.AsWell = append(out.AsWell, other.Minor)
	}
	for _, u := range r.Picture.Unread {
		out.Unread = append(out.Unread, unreadJSON{u.Place.String(), u.Why})
	}
	for i := range r.Findings {
		out.Findings = append(out.Findings, findingOf(&r.Findings[i]))
	}
	return Encode(w, out)
}

func findingOf(f *check.Finding) findingJSON {
	component := f.Component
	if component == catalog.Global {
		component = ""
	}
	out := findingJSON{
		Code: f.Code, Severity: f.Severity, Component: component, Where: f.Place.String(),
		Setting: f.Place.Address, Title: f.Title, Detail: f.Detail, Fix: f.Fix.Words,
		Expected: sideOf(f.Expected), Found: sideOf(f.Found),
		Commands: f.Fix.Commands, Steps: f.Fix.Steps, DependsOn: f.DependsOn,
	}
	if out.DependsOn == nil {
		out.DependsOn = []check.Code{}
	}
	return out
}

func sideOf(s check.Side) *sideJSON {
	if s == (check.Side{}) {
		return nil
	}
	return &sideJSON{s.Value, s.Because, s.Place.String()}
}

// LoginsJSON writes logins alone.
func LoginsJSON(w io.Writer, logins []login.Login) error {
	return Encode(w, struct {
		Logins []loginJSON `json:"logins"`
	}{loginsJSON(logins)})
}

func loginsJSON(logins []login.Login) []loginJSON {
	out := make([]loginJSON, 0, len(logins))
	for _, l := range logins {
		steps := make([]stepJSON, 0, len(l.Steps))
		for i := range l.Steps {
			steps = append(steps, stepOf(&l.Steps[i]))
		}
		out = append(out, loginJSON{l.Component, l.Machine, l.Outcome, l.EndsOn, l.Because, steps})
	}
	return out
}

func stepOf(s *login.Step) stepJSON {
	out := stepJSON{
		Name: s.Name, State: s.State, Title: s.Title, Detail: s.Detail, Sent: s.Sent,
		Expected: s.Expected, Source: s.Source, Where: s.Decides.String(),
	}
	if s.State == login.Passed || s.State == login.Failed {
		ok := s.State == login.Passed
		out.OK = &ok
	}
	for i := range s.Rules {
		r := &s.Rules[i]
		out.Rules = append(out.Rules, ruleJSON{r.Rule.Name, r.Matched, r.Why(), r.Rule.Place.String()})
	}
	return out
}

// Encode writes a value as all JSON of the command line is written: indented, and
// with signs such as < as they are.
func Encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
