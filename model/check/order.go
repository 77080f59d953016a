package check

import (
	"cmp"
	"slices"

	"entrastudio/model/catalog"
)

// order sorts findings as a person should mend them: by the order of the rules,
// then by component as people set them up, then by place.
func order(findings []Finding, c *catalog.Catalog) {
	rank := map[catalog.Name]int{}
	for i := range c.Components {
		rank[c.Components[i].Name] = i + 1
	}
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(positions()[a.Code], positions()[b.Code]),
			cmp.Compare(rank[a.Component], rank[b.Component]),
			cmp.Compare(a.Place.File, b.Place.File),
			cmp.Compare(a.Place.Line, b.Place.Line),
			cmp.Compare(a.Place.Column, b.Place.Column),
			cmp.Compare(a.Place.Address, b.Place.Address),
		)
	})
}

// sameness is what makes two findings one: a value that several components or
// both tools share is wrong once.
type sameness struct {
	code      Code
	component catalog.Name
	key       string
	found     string
	file      string
	line      int
	column    int
	address   string
}

// once drops findings that say the same. Of two that stand in different files
// the one with a line is kept.
func once(findings []Finding) []Finding {
	at := map[sameness]int{}
	var kept []Finding
	for _, f := range findings {
		key := sameness{code: f.Code, component: f.Component, key: f.Ref.Key, found: f.Found.Value}
		if f.Ref.Key == "" || f.Found.Value == "" {
			key.file, key.line, key.column, key.address = f.Place.File, f.Place.Line, f.Place.Column, f.Place.Address
		}
		if i, known := at[key]; known {
			if kept[i].Place.Line == 0 && f.Place.Line > 0 {
				kept[i] = f
			}
			continue
		}
		at[key] = len(kept)
		kept = append(kept, f)
	}
	return kept
}
