package helm_test

import (
	"fmt"
	"strings"
	"testing"

	"entrastudio/model/catalog"

	helmyaml "sigs.k8s.io/yaml"
)

// read reads a values file as Helm does.
func read(t interface{ Fatalf(string, ...any) }, data []byte) map[string]any {
	var values map[string]any
	if err := helmyaml.UnmarshalStrict(data, &values); err != nil {
		t.Fatalf("Helm cannot read the values: %v\n%s", err, data)
	}
	return values
}

// valueAt finds what stands at an address of the values, as a chart and Spring
// would: a scalar, a list, or nil. An entry of env that refers to a Secret is
// found as "kubernetes:NAME/KEY".
func valueAt(t interface{ Fatalf(string, ...any) }, values any, text string) any {
	address, err := catalog.ParseAddress(text)
	if err != nil {
		t.Fatalf("%v", err)
	}
	block := at(values, address.Path...)
	switch {
	case address.Variable != "":
		return variable(block, address.Variable)
	case address.Property != "":
		return at(extraFile(t, block), strings.Split(address.Property, ".")...)
	default:
		return block
	}
}

func at(node any, path ...string) any {
	for _, key := range path {
		block, _ := node.(map[string]any)
		node = block[key]
	}
	return node
}

func variable(block any, name string) any {
	entries, _ := at(block, "env").([]any)
	for _, entry := range entries {
		if at(entry, "name") != name {
			continue
		}
		if secret := at(entry, "valueFrom", "secretKeyRef"); secret != nil {
			return fmt.Sprintf("kubernetes:%v/%v", at(secret, "name"), at(secret, "key"))
		}
		return at(entry, "value")
	}
	return nil
}

// extraFile reads the plan's own extra file of a block, in either form.
func extraFile(t interface{ Fatalf(string, ...any) }, block any) any {
	const name = "entra-studio.yaml"
	content := at(block, "extraConfiguration", name)
	files, _ := at(block, "extraConfiguration").([]any)
	for _, file := range files {
		if at(file, "file") == name {
			content = at(file, "content")
		}
	}
	text, _ := content.(string)
	return any(read(t, []byte(text)))
}

// plain is a value as Helm reads it; an entry of env is text.
func plain(v catalog.Value, asText bool) any {
	switch {
	case asText:
		return v.String()
	case v.Kind == catalog.List:
		items := []any{}
		for _, item := range v.List {
			items = append(items, item)
		}
		return items
	case v.Kind == catalog.Bool:
		return v.Text == "true"
	case v.Kind == catalog.Number:
		var number float64
		_, _ = fmt.Sscan(v.Text, &number)
		return number
	default:
		return v.Text
	}
}

func TestReadFindsEachKindOfPlace(t *testing.T) {
	values := read(t, []byte("a:\n  b: 1\n  env:\n    - {name: X, value: word}\n  extraConfiguration:\n    entra-studio.yaml: 'p: {q: r}'\n"))
	for address, want := range map[string]any{"a.b": 1.0, "a.env[X]": "word", "a.extraConfiguration{p.q}": "r", "a.c.d": nil} {
		if got := valueAt(t, values, address); got != want {
			t.Errorf("%s: got %#v, want %#v", address, got, want)
		}
	}
}
