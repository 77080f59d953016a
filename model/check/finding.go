package check

import (
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// Code names a kind of finding, as "family.problem".
type Code string

// Severity says how much a finding matters.
type Severity string

// The severities: the deployment or the login will fail, or access is wider
// than meant; it works today and will bite; worth knowing.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Finding is one thing that is wrong, and where.
type Finding struct {
	Code      Code
	Severity  Severity
	Component catalog.Name
	Place     evidence.Place
	// Ref is the setting that is wrong, where it is one.
	Ref    catalog.Ref
	Title  string
	Detail string
	// Expected and Found are the two sides that do not agree.
	Expected, Found Side
	Fix             Fix
	// DependsOn lists the codes among this run's findings that cause it.
	DependsOn []Code
}

// Side is one side of a disagreement.
type Side struct {
	// Value is what is expected or what was found; empty where there is none.
	Value string
	// Because says where it comes from.
	Because string
	Place   evidence.Place
}

// Fix says how to mend a finding.
type Fix struct {
	// Words is one sentence.
	Words string
	// Edit mends it in a plan; nil where no plan can.
	Edit *plan.Edit
	// Commands are shell or SQL lines to run, in order.
	Commands []string
	// Steps are steps in Entra's or Camunda's pages.
	Steps []string
}

// Declaration says once what a code means.
type Declaration struct {
	Code     Code
	Severity Severity
	// From and Until bound the minors that it can occur in; empty is open.
	From, Until catalog.Minor
	// SeenIn lists the kinds of evidence that are enough to decide, in the
	// letters V E T D R L.
	SeenIn      []string
	Title       string
	Explanation string
	Mend        string
	Links       []string
	// Causes are codes that bring this one about where both are found.
	Causes []Code
}

// Applies reports whether the code can occur in a minor.
func (d Declaration) Applies(m catalog.Minor) bool {
	return (d.From == "" || m.AtLeast(d.From)) && (d.Until == "" || !d.Until.Before(m))
}
