package check

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
)

// findWrongType compares with the form of the setting, which agrees with the charts'
// schemas (chart 13 to 15, values.schema.json).
func findWrongType(in *inspection, r *report) {
	seen := map[string]bool{}
	for _, k := range in.keys() {
		address, want := in.wantedType(k)
		if want == "" || seen[address] {
			continue
		}
		seen[address] = true
		has := typeName(k.Kind)
		if address != k.Path {
			has = typeName(catalog.Other)
		}
		f := in.onKey(k, address)
		f.Detail = fmt.Sprintf("%s is %s, and %s belongs there.%s Write it as %s.", address, has, want, quotedSwitch(k, want), want)
		f.Expected = Side{Value: want, Because: "the chart wants this type"}
		f.Found.Value = k.Text
		f.Found.Because = "this is " + has
		r.add(f)
	}
}

func quotedSwitch(k evidence.Key, want string) string {
	if want == wantBool && k.Kind == catalog.Text {
		return " For a template every text that is not empty means true."
	}
	return ""
}

func typeName(kind catalog.ValueKind) string {
	switch kind {
	case catalog.Bool:
		return wantBool
	case catalog.Number:
		return "a number"
	case catalog.List:
		return wantList
	case catalog.Other:
		return "a mapping"
	default:
		return "a text"
	}
}

const (
	wantBool   = "true or false without quotes"
	wantText   = "a text"
	wantList   = "a list"
	wantNumber = "a number without quotes"
	wantMap    = "a mapping"
)

// wantedType is the type that belongs at a key, and the address of what is of
// another one; empty where the type is right or nobody knows.
func (in *inspection) wantedType(k evidence.Key) (address, want string) {
	if k.Kind == catalog.Null {
		return "", ""
	}
	if around := in.settingAround(k.Path); around != nil && in.Catalog.AtPath(k.Path) == nil {
		return in.pathAround(k.Path), typeOf(around.Form)
	}
	if address, want := in.listType(k); want != "" {
		return address, want
	}
	fact := in.Catalog.AtPath(k.Path)
	switch {
	case fact != nil && fact.Secret == nil:
		return k.Path, in.otherType(fact.Form, k)
	case fact != nil:
		return k.Path, in.secretType(fact, k)
	case strings.HasSuffix(k.Path, ".enabled") && k.Kind == catalog.Text && in.Catalog.ReadsPath(k.Path):
		return k.Path, wantBool
	case (k.Kind == catalog.Text && k.Text != "" || k.Kind == catalog.List) && in.Catalog.Block(k.Path):
		return k.Path, wantMap
	default:
		return "", ""
	}
}

func (in *inspection) pathAround(path string) string {
	for path != "" && in.Catalog.AtPath(path) == nil {
		path = path[:max(0, strings.LastIndexByte(path, '.'))]
	}
	return path
}

func typeOf(form catalog.Form) string {
	switch form {
	case catalog.FormBool:
		return wantBool
	case catalog.FormNumber:
		return wantNumber
	case catalog.FormList, catalog.FormScopes:
		return wantList
	default:
		return wantText
	}
}

// otherType is the type that a form wants where a key has another one. Charts
// without a schema (8.6, 8.7) write a number or boolean as its text.
func (in *inspection) otherType(form catalog.Form, k evidence.Key) string {
	want := typeOf(form)
	scalar := k.Kind == catalog.Bool || k.Kind == catalog.Number
	lenient := !in.Catalog.Minor.Clustered()
	empty := k.Kind == catalog.Text && k.Text == "" && !k.Withheld
	right := map[string]bool{
		wantBool:   k.Kind == catalog.Bool || empty && lenient,
		wantNumber: k.Kind == catalog.Number || k.Kind == catalog.Text && lenient,
		wantList:   k.Kind == catalog.List || empty && lenient,
		wantText:   k.Kind == catalog.Text || scalar && lenient,
	}
	if right[want] {
		return ""
	}
	return want
}

// secretType judges the names and keys of a secret: texts, or in older forms a
// mapping with a name.
func (in *inspection) secretType(fact *catalog.Setting, k evidence.Key) string {
	scalar := k.Kind == catalog.Bool || k.Kind == catalog.Number
	if k.Kind == catalog.List || scalar && in.Catalog.Minor.Clustered() {
		return wantText
	}
	return ""
}

// listType judges what a chart passes on to containers: variables are a list of
// names and values, extra files a mapping up to 8.8 and a list from 8.9 on.
func (in *inspection) listType(k evidence.Key) (address, want string) {
	parts := strings.Split(k.Path, ".")
	for i, part := range parts {
		if part != "env" && part != "extraConfiguration" || i == 0 {
			continue
		}
		if _, ok := in.index().OfBlock(parts[:i]); !ok {
			continue
		}
		address := strings.Join(parts[:i+1], ".")
		mapping := i+1 < len(parts)
		switch {
		case part == "env" && mapping, part == "extraConfiguration" && mapping && in.Catalog.Chart.ExtraFiles == "list":
			return address, wantList
		case part == "extraConfiguration" && k.Kind == catalog.List && in.Catalog.Chart.ExtraFiles == "map" && !in.emptyList(address):
			return address, wantMap
		}
	}
	return "", ""
}

// emptyList reports a list without items, which stands for nothing in every
// form.
func (in *inspection) emptyList(address string) bool {
	node := in.Picture.Raw.Values
	for _, key := range strings.Split(address, ".") {
		node = node.Get(key)
	}
	return node != nil && len(node.Items) == 0
}
