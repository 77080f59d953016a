package catalog

import (
	"fmt"
	"strings"
)

// Address is a place in Helm values, taken apart. Path is the dotted path of
// the value itself, or of the block whose env list or extraConfiguration holds
// it: webModeler.restapi for "webModeler.restapi.env[SERVER_URL]".
type Address struct {
	Path []string
	// Variable is the entry of the block's env list; empty for another place.
	Variable string
	// Property is the Spring property in a file of the block's
	// extraConfiguration; empty for another place.
	Property string
}

// ParseAddress reads "a.b.c", "a.b.env[NAME]" or
// "a.b.extraConfiguration{spring.property}".
func ParseAddress(text string) (Address, error) {
	block, name, kind := text, "", ""
	for _, form := range []struct{ open, end, name string }{
		{".env[", "]", "variable"}, {".extraConfiguration{", "}", "property"},
	} {
		before, after, found := strings.Cut(text, form.open)
		if !found {
			continue
		}
		inner, closed := strings.CutSuffix(after, form.end)
		if !closed || inner == "" {
			return Address{}, fmt.Errorf("%q names no %s", text, form.name)
		}
		block, name, kind = before, inner, form.name
		break
	}
	path := strings.Split(block, ".")
	for _, key := range path {
		if key == "" || strings.ContainsAny(key, "[]{}") {
			return Address{}, fmt.Errorf("%q is no address in helm values", text)
		}
	}
	switch kind {
	case "variable":
		return Address{Path: path, Variable: name}, nil
	case "property":
		return Address{Path: path, Property: name}, nil
	default:
		return Address{Path: path}, nil
	}
}

// Plain reports whether the address is a value at a dotted path.
func (a Address) Plain() bool { return a.Variable == "" && a.Property == "" }

// String is the address as ParseAddress reads it.
func (a Address) String() string {
	path := strings.Join(a.Path, ".")
	switch {
	case a.Variable != "":
		return path + ".env[" + a.Variable + "]"
	case a.Property != "":
		return path + ".extraConfiguration{" + a.Property + "}"
	default:
		return path
	}
}
