package check

import (
	"slices"

	"entrastudio/model/catalog"
)

// depend names in every finding those of its rule's causes that were found too:
// for the same component, or where either concerns no single component.
func depend(findings []Finding) {
	where := map[Code]map[catalog.Name]bool{}
	for _, f := range findings {
		if where[f.Code] == nil {
			where[f.Code] = map[catalog.Name]bool{}
		}
		where[f.Code][f.Component] = true
	}
	for i := range findings {
		f := &findings[i]
		declared, _ := Lookup(f.Code)
		f.DependsOn = slices.DeleteFunc(f.DependsOn, func(c Code) bool { return where[c] == nil })
		for _, cause := range declared.Causes {
			if concerns(where[cause], f.Component) && !slices.Contains(f.DependsOn, cause) {
				f.DependsOn = append(f.DependsOn, cause)
			}
		}
	}
}

// concerns reports whether a code was found where it can bring about a finding
// of a component.
func concerns(found map[catalog.Name]bool, component catalog.Name) bool {
	return len(found) > 0 && (component == "" || found[""] || found[component])
}
