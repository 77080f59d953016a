package lookup

import (
	"strings"

	"entrastudio/model/catalog"

	"github.com/agnivade/levenshtein"
)

// NearestPath finds the path that this chart reads and that is nearest to a
// misspelt or misplaced one; empty where none is near enough to be meant.
func (x *Index) NearestPath(path string) string {
	best := nearest{limit: max(3, len(path)/6)}
	key := path[strings.LastIndexByte(path, '.')+1:]
	for _, real := range x.realPaths() {
		distance := levenshtein.ComputeDistance(strings.ToLower(path), strings.ToLower(real))
		if real[strings.LastIndexByte(real, '.')+1:] == key && sameBlock(path, real) {
			// The same key elsewhere in the block was moved, not misspelt.
			distance = min(distance, best.limit)
		}
		best.offer(real, distance)
	}
	return best.name
}

func sameBlock(a, b string) bool {
	top, _, _ := strings.Cut(a, ".")
	return strings.HasPrefix(b, top+".")
}

// realPaths lists the plain paths of settings and the other paths that stand
// in the catalogue in full.
func (x *Index) realPaths() []string {
	var all []string
	for _, s := range x.catalog.Settings() {
		switch {
		case s.Secret != nil:
			all = append(all, s.Secret.Name, s.Secret.Key)
		case s.Helm != "" && !strings.ContainsAny(s.Helm, "[{"):
			all = append(all, s.Helm)
		}
	}
	for _, read := range x.catalog.Reads {
		if !strings.Contains(read, "*") {
			all = append(all, read)
		}
	}
	return all
}

// NearestVariable finds the variable that a component reads and that is nearest
// to a misspelt one; empty where none is near enough.
func (x *Index) NearestVariable(component catalog.Name, name string) string {
	best := nearest{limit: max(3, len(name)/6)}
	for _, s := range x.catalog.Settings() {
		if component != "" && s.Component != component {
			continue
		}
		for _, spelling := range s.Spellings() {
			spelling = strings.Replace(spelling, "{n}", "0", 1)
			best.offer(spelling, levenshtein.ComputeDistance(name, spelling))
		}
	}
	for i := range x.catalog.Variables {
		known := &x.catalog.Variables[i]
		if (component == "" || known.Component == component) && !strings.HasSuffix(known.Name, "*") {
			best.offer(known.Name, levenshtein.ComputeDistance(name, known.Name))
		}
	}
	return best.name
}

// NearestName finds the name that is nearest to a misspelt one, whatever the case
// of its letters; empty where none is near enough to be meant.
func NearestName(misspelt string, names []string) string {
	best := nearest{limit: max(2, len(misspelt)/4)}
	for _, name := range names {
		best.offer(name, levenshtein.ComputeDistance(strings.ToLower(misspelt), strings.ToLower(name)))
	}
	return best.name
}

// nearest keeps the nearest of the names that it is offered; the first of
// equals.
type nearest struct {
	name     string
	distance int
	limit    int
}

func (n *nearest) offer(name string, distance int) {
	if name != "" && distance <= n.limit && (n.name == "" || distance < n.distance) {
		n.name, n.distance = name, distance
	}
}
