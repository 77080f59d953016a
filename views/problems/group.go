package problems

import (
	"slices"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
)

// group is a cause and what follows from it.
type group struct {
	cause    check.Finding
	symptoms []check.Finding
}

// grouped folds each finding under its cause: the first finding that it depends
// on, of the same component where there is one. The order of the causes is the
// order in which a person should mend things.
func grouped(all []check.Finding) []group {
	var groups []group
	under := make([]int, len(all))
	for i := range all {
		under[i] = causeOf(all, i)
	}
	place := map[int]int{}
	for i := range all {
		if root(under, i) == i {
			place[i] = len(groups)
			groups = append(groups, group{cause: all[i]})
		}
	}
	for i := range all {
		if r := root(under, i); r != i {
			at := place[r]
			groups[at].symptoms = append(groups[at].symptoms, all[i])
		}
	}
	return groups
}

// causeOf is the index of the finding that another one follows from; its own
// where it is a cause.
func causeOf(all []check.Finding, i int) int {
	other := -1
	for j := range all {
		if i == j || !slices.Contains(all[i].DependsOn, all[j].Code) {
			continue
		}
		if all[j].Component == all[i].Component {
			return j
		}
		if other < 0 {
			other = j
		}
	}
	if other < 0 {
		return i
	}
	return other
}

// root follows causes to the first one. A circle, which no rule should make,
// ends where it began.
func root(under []int, i int) int {
	at := i
	for range under {
		if under[at] == at {
			return at
		}
		at = under[at]
	}
	return i
}

// filter is what a person wants to see.
type filter struct {
	component catalog.Name
	severity  check.Severity
}

// passes reports whether a group holds something that the person wants to see.
func (f filter) passes(g group) bool {
	return f.matches(g.cause) || slices.ContainsFunc(g.symptoms, f.matches)
}

func (f filter) matches(one check.Finding) bool {
	return (f.component == "" || one.Component == f.component) && (f.severity == "" || one.Severity == f.severity)
}
