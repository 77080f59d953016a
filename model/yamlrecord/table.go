package yamlrecord

import (
	"reflect"
	"strings"
)

// table says which field of a struct reads a key, by the field's index; those of
// an inline struct have the index of that struct before their own.
type table map[string][]int

// tableOf makes the table of a type at its first use.
func (d *decoder) tableOf(t reflect.Type) table {
	known, ok := d.tables[t]
	if !ok {
		known = table{}
		known.add(t, nil)
		d.tables[t] = known
	}
	return known
}

func (k table) add(t reflect.Type, above []int) {
	for i := range t.NumField() {
		field := t.Field(i)
		tag, given := field.Tag.Lookup("yaml")
		name, options, _ := strings.Cut(tag, ",")
		index := append(append([]int{}, above...), i)
		switch {
		case !given || name == "-" || !field.IsExported():
		case options == "inline":
			k.add(field.Type, index)
		default:
			k[name] = index
		}
	}
}
