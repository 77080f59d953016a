package lookup

import (
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
)

// Index answers questions about the names of one minor. It is read-only.
type Index struct {
	catalog *catalog.Catalog
	// properties holds each component's settings by the folded name of the
	// property or of a variable.
	properties map[catalog.Name]map[string]*catalog.Setting
}

// New builds the index of a catalogue.
func New(c *catalog.Catalog) *Index {
	x := &Index{catalog: c, properties: map[catalog.Name]map[string]*catalog.Setting{}}
	for i := range c.Components {
		component := &c.Components[i]
		names := map[string]*catalog.Setting{}
		settings := component.List()
		for _, s := range settings {
			for _, name := range s.Spellings() {
				put(names, Fold(strings.TrimSuffix(name, itemMark)), s)
			}
		}
		for _, s := range settings {
			if s.Property != "" && len(s.Env) > 0 {
				names[Fold(s.Property)] = s
			}
		}
		x.properties[component.Name] = names
	}
	return x
}

func put(names map[string]*catalog.Setting, name string, s *catalog.Setting) {
	if names[name] == nil {
		names[name] = s
	}
}

// Catalog is the catalogue that the index was built from.
func (x *Index) Catalog() *catalog.Catalog { return x.catalog }

// itemMark ends the name of a variable that carries one item of a list.
const itemMark = "_{n}"

// Fold writes a property, or a variable that stands for one, so that all
// spellings that Spring takes for one are equal: letters and digits alone, in
// lower case (Spring Boot, relaxed binding).
func Fold(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Hit is what a name means.
type Hit struct {
	Setting *catalog.Setting
	// Index is the item of a list that the name carries; -1 for the whole.
	Index int
}

// Variable finds what a variable means to a component: by its name, or as one
// item of a list, NAME_0 for NAME.
func (x *Index) Variable(component catalog.Name, name string) (Hit, bool) {
	s := x.catalog.VariableOf(component, name)
	if s == nil {
		return Hit{}, false
	}
	if slices.Contains(s.Spellings(), name) {
		return Hit{s, -1}, true
	}
	_, index, ok := item(name)
	return Hit{s, index}, ok
}

// item splits NAME_3 into the name and 3.
func item(name string) (string, int, bool) {
	at := strings.LastIndexByte(name, '_')
	if at < 0 {
		return "", 0, false
	}
	index, err := strconv.ParseUint(name[at+1:], 10, 16)
	return name[:at], int(index), err == nil
}

// Property finds what a Spring property means to a component, in any spelling;
// an index at its end, as in a.b[3], names an item of a list.
func (x *Index) Property(component catalog.Name, property string) (Hit, bool) {
	hit := Hit{Index: -1}
	if open := strings.LastIndexByte(property, '['); open > 0 && strings.HasSuffix(property, "]") {
		index, err := strconv.ParseUint(property[open+1:len(property)-1], 10, 16)
		if err != nil {
			return Hit{}, false
		}
		property, hit.Index = property[:open], int(index)
	}
	hit.Setting = x.properties[component][Fold(property)]
	return hit, hit.Setting != nil
}
