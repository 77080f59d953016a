package plan

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
)

// leaf is one field of a T that holds a plain value: its key in the plan file
// and in paths, and how it is read and written. The file's reader and writer,
// paths and the schema's test all go by the same tables.
type leaf[T any] struct {
	key string
	get func(*T) catalog.Value
	// set refuses what the field cannot hold and then leaves it as it was.
	// Null sets the zero value.
	set func(*T, catalog.Value) error
}

// errNotPlain says that a list stands where one value belongs.
var errNotPlain = errors.New("one plain value belongs here, not a list")

func leafOf[T any](leaves []leaf[T], key string) (leaf[T], bool) {
	for _, l := range leaves {
		if l.key == key {
			return l, true
		}
	}
	return leaf[T]{}, false
}

func leafValue[T any](leaves []leaf[T], from *T, key string) (catalog.Value, error) {
	l, ok := leafOf(leaves, key)
	if !ok {
		return catalog.Value{}, errNoField(leaves, key)
	}
	return l.get(from), nil
}

func setLeaf[T any](leaves []leaf[T], to *T, key string, v catalog.Value) error {
	l, ok := leafOf(leaves, key)
	if !ok {
		return errNoField(leaves, key)
	}
	return l.set(to, v)
}

func errNoField[T any](leaves []leaf[T], key string) error {
	keys := make([]string, len(leaves))
	for i, l := range leaves {
		keys[i] = l.key
	}
	return fmt.Errorf("there is no field %q here; there are %s", key, strings.Join(keys, ", "))
}

// textLeaf holds a text; with allowed values it holds one of them or nothing.
func textLeaf[T any, S ~string](key string, at func(*T) *S, allowed ...S) leaf[T] {
	return leaf[T]{
		key: key,
		get: func(t *T) catalog.Value { return textOrNull(string(*at(t))) },
		set: func(t *T, v catalog.Value) error {
			if v.Kind == catalog.List || v.Kind == catalog.Other {
				return errNotPlain
			}
			text := S(v.Text)
			if text != "" && len(allowed) > 0 && !slices.Contains(allowed, text) {
				return fmt.Errorf("%q is not one of %s", v.Text, enumeration(allowed))
			}
			*at(t) = text
			return nil
		},
	}
}

func enumeration[S ~string](allowed []S) string {
	words := make([]string, len(allowed))
	for i, a := range allowed {
		words[i] = string(a)
	}
	return strings.Join(words, ", ")
}

// boolLeaf holds true or false; unsaid is what null stands for.
func boolLeaf[T any](key string, at func(*T) *bool, unsaid bool) leaf[T] {
	return leaf[T]{
		key: key,
		get: func(t *T) catalog.Value { return catalog.BoolOf(*at(t)) },
		set: func(t *T, v catalog.Value) error {
			switch {
			case v.IsNull():
				*at(t) = unsaid
			case v.Kind == catalog.Bool:
				*at(t) = strings.EqualFold(v.Text, "true")
			default:
				return errors.New("true or false belongs here, without quotes")
			}
			return nil
		},
	}
}

// numberLeaf holds a whole number between two bounds, or 0 for nothing.
func numberLeaf[T any](key string, at func(*T) *int, from, to int) leaf[T] {
	return leaf[T]{
		key: key,
		get: func(t *T) catalog.Value {
			if *at(t) == 0 {
				return catalog.Value{}
			}
			return catalog.Value{Kind: catalog.Number, Text: strconv.Itoa(*at(t))}
		},
		set: func(t *T, v catalog.Value) error {
			if v.IsNull() {
				*at(t) = 0
				return nil
			}
			n, err := strconv.Atoi(v.Text)
			if v.Kind == catalog.List || err != nil || n < from || n > to {
				return fmt.Errorf("a whole number from %d to %d belongs here", from, to)
			}
			*at(t) = n
			return nil
		},
	}
}

// listLeaf holds a list of texts; one text alone stands for a list of one.
func listLeaf[T any](key string, at func(*T) *[]string) leaf[T] {
	return leaf[T]{
		key: key,
		get: func(t *T) catalog.Value {
			if len(*at(t)) == 0 {
				return catalog.Value{}
			}
			return catalog.ListOf(*at(t)...)
		},
		set: func(t *T, v catalog.Value) error {
			switch v.Kind {
			case catalog.Null:
				*at(t) = nil
			case catalog.List:
				*at(t) = slices.Clone(v.List)
			case catalog.Other:
				return errors.New("a list of plain values belongs here")
			default:
				*at(t) = []string{v.Text}
			}
			return nil
		},
	}
}

// secretLeaf holds a reference to a secret. What is no reference is refused
// without repeating it: it may be the secret.
func secretLeaf[T any](key string, at func(*T) *SecretRef) leaf[T] {
	return leaf[T]{
		key: key,
		get: func(t *T) catalog.Value { return textOrNull(at(t).String()) },
		set: func(t *T, v catalog.Value) error {
			if v.Kind == catalog.List || v.Kind == catalog.Other {
				return errNotPlain
			}
			ref, err := ParseSecretRef(v.Text)
			if err != nil {
				return err
			}
			*at(t) = ref
			return nil
		},
	}
}
