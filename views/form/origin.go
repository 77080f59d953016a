package form

import (
	"strconv"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// originWord says in a few words where a field's value comes from; empty where
// it can only come from the person.
func originWord(s studio.Studio, f *Field, r reading) string {
	if f.Setting == nil {
		return plainOrigin(f, r)
	}
	switch r.origin {
	case plan.Explicit:
		return words.T("form.origin.set")
	case plan.Nulled:
		return words.T("form.origin.null")
	case plan.Derived:
		return derivedOrigin(s, f, r)
	}
	switch {
	case r.value.Empty() && f.Setting.Required:
		return words.T("form.origin.needed")
	case r.value.Empty():
		return ""
	case s.Plan().Deployment.With == plan.Compose:
		return words.T("form.origin.program")
	default:
		return words.T("form.origin.chart")
	}
}

func plainOrigin(f *Field, r reading) string {
	switch {
	case f.Follows == nil:
		return ""
	case r.origin == plan.Derived:
		return f.From
	default:
		return words.T("form.origin.set")
	}
}

func derivedOrigin(s studio.Studio, f *Field, r reading) string {
	if strings.HasPrefix(f.Setting.From, "const:") {
		return words.T("form.origin.entra")
	}
	return words.F("form.origin.from", words.Data{"What": placeWord(s, r.decides)})
}

// placeWord names what a path of the plan belongs to.
func placeWord(s studio.Studio, path string) string {
	steps := strings.Split(path, "/")
	switch steps[0] {
	case "tenant":
		return words.T("form.place.tenant")
	case "firstAdmin":
		return words.T("form.place.admin")
	case "databases":
		return words.T("form.place.databases")
	case "mappingRules":
		return words.T("form.place.rules")
	case "registrations":
		return registrationName(s.Plan(), steps)
	case "components":
		return componentTitle(s.Catalog(), steps)
	default:
		return words.T("form.place.plan")
	}
}

func registrationName(p *plan.Plan, steps []string) string {
	if len(steps) > 1 {
		if i, err := strconv.Atoi(steps[1]); err == nil && i < len(p.Registrations) {
			return p.Registrations[i].Name
		}
	}
	return words.T("form.place.registration")
}

func componentTitle(c *catalog.Catalog, steps []string) string {
	if len(steps) > 1 {
		if fact := c.Component(catalog.Name(steps[1])); fact != nil {
			return fact.Title
		}
	}
	return words.T("form.place.plan")
}
