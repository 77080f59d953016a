package difference

import (
	"strconv"
	"strings"

	"entrastudio/model/plan"
)

// roots are the plan paths of the differences that stand for themselves.
type roots map[string]bool

func rootsOf(all []Difference, rules bool) roots {
	found := roots{"mappingRules": rules}
	for i := range all {
		found[all[i].Where] = true
	}
	return found
}

// cause finds the difference of the plans that a setting's difference follows
// from; empty where the setting is a difference of its own.
func (r roots) cause(d *Difference, was, is *plan.Plan) string {
	for _, candidate := range []string{decides(is, d.Follows), decides(was, d.Follows), decides(is, d.Where), decides(was, d.Place.Address)} {
		if r[candidate] {
			return candidate
		}
		if whole, _, ok := cutLast(candidate); ok && strings.HasPrefix(whole, "registrations/") && r[whole] {
			return whole
		}
	}
	own := "components/" + string(d.Component)
	switch {
	case r[own]:
		return own
	case d.Follows != "":
		return d.Follows
	case says(was, d) || says(is, d):
		return ""
	case r[own+"/registration"]:
		return own + "/registration"
	case r["camunda"]:
		return "camunda"
	default:
		return ""
	}
}

// says reports that a plan's component says a setting itself.
func says(p *plan.Plan, d *Difference) bool {
	component := p.Component(d.Component)
	if component == nil {
		return false
	}
	_, own := component.Settings[d.Setting.Key]
	return own
}

// decides is the plan path of a place with the registration's name in the place
// of its position, which says nothing across two plans.
func decides(p *plan.Plan, path string) string {
	rest, ok := strings.CutPrefix(path, "registrations/")
	if !ok {
		return path
	}
	at, field, _ := strings.Cut(rest, "/")
	i, err := strconv.Atoi(at)
	if err != nil || i < 0 || i >= len(p.Registrations) {
		return path
	}
	return "registrations/" + p.Registrations[i].Name + "/" + field
}

// cutLast cuts the last step off a path.
func cutLast(path string) (before, last string, ok bool) {
	i := strings.LastIndexByte(path, '/')
	if i < 0 {
		return path, "", false
	}
	return path[:i], path[i+1:], true
}
