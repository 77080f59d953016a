package check

import (
	"cmp"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
)

// order sorts findings as a person should mend them: first what explains
// something that was really seen in a log or on a page, then what else is wrong
// or brings that about, then what will bite some day, then what is worth knowing;
// among them by the order of the rules, by component as people set them up, and
// by place.
func order(findings []Finding, c *catalog.Catalog) {
	seen, causes := explained(findings), causing(findings)
	rank := map[catalog.Name]int{}
	for i := range c.Components {
		rank[c.Components[i].Name] = i + 1
	}
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(late(seen, a), late(seen, b)),
			cmp.Compare(weight(causes, a), weight(causes, b)),
			cmp.Compare(positions()[a.Code], positions()[b.Code]),
			cmp.Compare(rank[a.Component], rank[b.Component]),
			cmp.Compare(a.Place.File, b.Place.File),
			cmp.Compare(a.Place.Line, b.Place.Line),
			cmp.Compare(a.Place.Column, b.Place.Column),
			cmp.Compare(a.Place.Address, b.Place.Address),
		)
	})
}

// explained lists the causes of what was seen to go wrong.
func explained(findings []Finding) map[Code]bool {
	causes := map[Code]bool{}
	for _, f := range findings {
		if !observed(f.Code) {
			continue
		}
		for _, cause := range f.DependsOn {
			causes[cause] = true
		}
	}
	return causes
}

// causing lists the codes from which errors among the findings follow.
func causing(findings []Finding) map[Code]bool {
	causes := map[Code]bool{}
	for _, f := range findings {
		for _, cause := range f.DependsOn {
			causes[cause] = causes[cause] || f.Severity == Error
		}
	}
	return causes
}

// weight is 0 for an error and for what brings one about, 1 for any other
// warning and 2 for any other note. What is said of the evidence itself is 0 as
// well: whoever reads the wrong file need not read on.
func weight(causes map[Code]bool, f Finding) int {
	switch {
	case f.Severity == Error || causes[f.Code] || strings.HasPrefix(string(f.Code), "evidence."):
		return 0
	case f.Severity == Note:
		return 2
	default:
		return 1
	}
}

// observed reports whether a code stands for something that a log or a page
// shows.
func observed(code Code) bool {
	return strings.HasPrefix(string(code), "log.") || strings.HasPrefix(string(code), "entra.")
}

// late is 0 for a first cause of something seen, 1 for everything else.
func late(seen map[Code]bool, f Finding) int {
	if seen[f.Code] && len(f.DependsOn) == 0 {
		return 0
	}
	return 1
}

// sameness is what makes two findings one: a value that several components or
// both tools share is wrong once.
type sameness struct {
	code      Code
	component catalog.Name
	key       string
	found     string
	place     evidence.Place
}

// once drops findings that say the same: of one setting of a component under
// two tools the one with a line is kept, and what stands at one place for
// several components concerns no single one.
func once(findings []Finding) []Finding {
	bySetting, byPlace := map[sameness]int{}, map[sameness]int{}
	var kept []Finding
	for _, f := range findings {
		here := sameness{code: f.Code, found: f.Found.Value, place: f.Place}
		if f.Ref.Key == "" {
			here.component = f.Component
		}
		if i, known := byPlace[here]; known {
			if kept[i].Component != f.Component {
				kept[i].Component = ""
			}
			continue
		}
		same := sameness{code: f.Code, component: f.Component, key: f.Ref.Key, found: f.Found.Value}
		if i, known := bySetting[same]; known && f.Ref.Key != "" {
			if kept[i].Place.Line == 0 && f.Place.Line > 0 {
				kept[i] = f
			}
			continue
		}
		bySetting[same], byPlace[here] = len(kept), len(kept)
		kept = append(kept, f)
	}
	return kept
}
