package yamlrecord

import (
	"errors"
	"fmt"
	"reflect"

	"entrastudio/model/plan/yamltext"
)

// Reader is a type that reads its own form. It is not asked about a value that is
// left out, which is its zero value.
type Reader interface {
	ReadYAML(node *yamltext.Node) error
}

// Decode reads a text into what a pointer points to. An error begins with line and
// column.
func Decode(text string, into any) error {
	root, err := yamltext.Parse(text)
	if err != nil {
		var refused *yamltext.Error
		if errors.As(err, &refused) {
			return placed(text, refused.Offset, err)
		}
		return err
	}
	target := reflect.ValueOf(into)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return fmt.Errorf("a %T cannot be read into, only what a pointer points to", into)
	}
	if root == nil {
		return nil
	}
	d := &decoder{text: text, tables: map[reflect.Type]table{}}
	return d.value(root, target.Elem())
}

// decoder is one call of Decode.
type decoder struct {
	text   string
	tables map[reflect.Type]table
}

func placed(text string, offset int, err error) error {
	line, column := yamltext.NewLines(text).Place(offset)
	return fmt.Errorf("%d:%d: %w", line, column, err)
}

func (d *decoder) refuse(n *yamltext.Node, format string, args ...any) error {
	return placed(d.text, int(n.Start), fmt.Errorf(format, args...))
}

// value reads a node into a variable of any type.
func (d *decoder) value(n *yamltext.Node, into reflect.Value) error {
	n = n.Meant()
	if n.IsNull() {
		return nil
	}
	if reader, ok := into.Addr().Interface().(Reader); ok {
		if err := reader.ReadYAML(n); err != nil {
			return d.refuse(n, "%w", err)
		}
		return nil
	}
	switch into.Kind() {
	case reflect.Pointer:
		into.Set(reflect.New(into.Type().Elem()))
		return d.value(n, into.Elem())
	case reflect.Struct:
		return d.record(n, into)
	case reflect.Slice:
		return d.list(n, into)
	case reflect.Map:
		return d.mapping(n, into)
	default:
		return d.scalar(n, into)
	}
}

func (d *decoder) list(n *yamltext.Node, into reflect.Value) error {
	if n.Kind != yamltext.Sequence {
		return d.refuse(n, "a list belongs here")
	}
	into.Set(reflect.MakeSlice(into.Type(), len(n.Items), len(n.Items)))
	for i := range n.Items {
		if err := d.value(&n.Items[i], into.Index(i)); err != nil {
			return err
		}
	}
	return nil
}

func (d *decoder) mapping(n *yamltext.Node, into reflect.Value) error {
	if n.Kind != yamltext.Mapping || into.Type().Key().Kind() != reflect.String {
		return d.refuse(n, "keys with values belong here")
	}
	into.Set(reflect.MakeMapWithSize(into.Type(), len(n.Items)/2))
	for i := 0; i < len(n.Items); i += 2 {
		item := reflect.New(into.Type().Elem()).Elem()
		if err := d.value(&n.Items[i+1], item); err != nil {
			return err
		}
		key := reflect.New(into.Type().Key()).Elem()
		key.SetString(n.Items[i].Value)
		into.SetMapIndex(key, item)
	}
	return nil
}

func (d *decoder) record(n *yamltext.Node, into reflect.Value) error {
	if n.Kind != yamltext.Mapping {
		return d.refuse(n, "keys with values belong here")
	}
	fields := d.tableOf(into.Type())
	for i := 0; i < len(n.Items); i += 2 {
		path, known := fields[n.Items[i].Value]
		if !known {
			return d.refuse(&n.Items[i], "nothing reads the key %q", n.Items[i].Value)
		}
		if err := d.value(&n.Items[i+1], into.FieldByIndex(path)); err != nil {
			return err
		}
	}
	return nil
}
