package yamlrecord

import (
	"reflect"
	"strconv"
	"strings"

	"entrastudio/model/plan/yamltext"
)

// scalar reads one plain value. A text takes any scalar as it is written; a
// boolean and a number take their own alone.
func (d *decoder) scalar(n *yamltext.Node, into reflect.Value) error {
	if n.Kind != yamltext.Scalar {
		return d.refuse(n, "a plain value belongs here")
	}
	switch into.Kind() {
	case reflect.String:
		into.SetString(n.Value)
		return nil
	case reflect.Bool:
		if n.IsBool() {
			into.SetBool(strings.EqualFold(n.Value, "true"))
			return nil
		}
	case reflect.Int:
		if number, err := strconv.ParseInt(n.Value, 10, 64); err == nil && n.IsNumber() {
			into.SetInt(number)
			return nil
		}
	}
	return d.refuse(n, "%q is not a %s", n.Value, into.Kind())
}
