package workbench

import (
	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/plan"
	"entrastudio/views/findings"
	"entrastudio/views/frame"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// status is what the bars show.
func (w *Workbench) status() frame.Status {
	p := w.Plan()
	connection, connected := w.tenant.connection()
	return frame.Status{
		Plan: w.name(), Unsaved: w.Session().Dirty(),
		Minor: string(p.Camunda), Minors: minors(),
		Deployment: string(p.Deployment.With), Deployments: deployments(),
		Errors:   findings.Count(w.Findings(), check.Error),
		Warnings: findings.Count(w.Findings(), check.Warning),
		Saved:    w.savedWord(), Connection: connection, Connected: connected,
	}
}

// name is what the plan is called, and a word for one without a name.
func (w *Workbench) name() string {
	if name := w.Plan().Name; name != "" {
		return name
	}
	return words.T("workbench.unnamed")
}

func (w *Workbench) savedWord() string {
	switch {
	case w.ReadOnly() != "":
		return words.F("workbench.readonly", words.Data{"Why": w.ReadOnly()})
	case w.Session().Path() == "":
		return words.T("workbench.unsaved.new")
	case w.Session().Dirty():
		return words.T("workbench.unsaved")
	case w.saved.IsZero():
		return words.T("workbench.saved")
	default:
		return words.F("workbench.saved.at", words.Data{"Time": w.saved.Format("15:04")})
	}
}

func minors() []part.Option {
	var options []part.Option
	for _, minor := range catalog.Minors() {
		options = append(options, part.Option{Value: string(minor), Title: "Camunda " + string(minor)})
	}
	return options
}

func deployments() []part.Option {
	return []part.Option{
		{Value: string(plan.Helm), Title: words.T("workbench.helm")},
		{Value: string(plan.Compose), Title: words.T("workbench.compose")},
	}
}

// setMinor makes the plan one for another minor. What that minor does not have
// stays in the plan and is marked.
func (w *Workbench) setMinor(value string) {
	w.setField("camunda", value, words.T("workbench.edit.minor"))
}

func (w *Workbench) setDeployment(value string) {
	w.setField("deployment/with", value, words.T("workbench.edit.deployment"))
}

func (w *Workbench) setField(path, value, label string) {
	old, err := plan.Get(w.Plan(), path)
	if err == nil && old.Text == value {
		return
	}
	w.Settle()
	edit := plan.Edit{Label: label, Changes: []plan.Change{{Path: path, Old: old, New: catalog.TextOf(value)}}}
	if err := w.Apply(edit); err != nil {
		w.Fail(err)
		w.frame.Refresh()
		return
	}
	w.Settle()
}
