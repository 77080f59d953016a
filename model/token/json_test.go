package token

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// plain turns a value into what encoding/json would give for it.
func plain(t interface{ Fatal(...any) }, v Value) any {
	switch v.Kind {
	case ValueArray:
		items := []any{}
		for _, item := range v.Items {
			items = append(items, plain(t, item))
		}
		return items
	case ValueObject:
		members := map[string]any{}
		for _, m := range v.Members {
			members[m.Name] = plain(t, m.Value)
		}
		return members
	case ValueString:
		return v.Text
	}
	var out any
	if err := json.Unmarshal([]byte(v.Raw), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// document draws any JSON value of a few levels.
func document(depth int) *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any {
		kind := rapid.IntRange(0, 6).Draw(t, "kind")
		if depth == 0 {
			kind %= 5
		}
		switch kind {
		case 0:
			return nil
		case 1:
			return rapid.Bool().Draw(t, "bool")
		case 2:
			return rapid.Float64Range(-1e300, 1e300).Draw(t, "number")
		case 3, 4:
			return rapid.String().Draw(t, "text")
		case 5:
			return rapid.SliceOfN(document(depth-1), 0, 4).Draw(t, "items")
		}
		return rapid.MapOfN(rapid.String(), document(depth-1), 0, 4).Draw(t, "members")
	})
}

func TestOwnReaderReadsWhatEncodingJSONWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, err := json.Marshal(document(4).Draw(t, "document"))
		if err != nil {
			t.Fatal(err)
		}
		var want any
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(err)
		}
		got, faults := readJSON(string(text))
		for _, f := range faults {
			if f.kind != DefectMemberCase {
				t.Fatalf("%s: %+v", text, f)
			}
		}
		if !reflect.DeepEqual(plain(t, got), want) {
			t.Fatalf("%s read as %#v", text, got)
		}
	})
}

// Whatever the bytes, the own reader calls a text JSON when encoding/json does,
// but for what it is stricter about.
func TestOwnReaderIsNeverLaxerThanEncodingJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		signs := rapid.SliceOf(rapid.SampledFrom([]string{"{", "}", "[", "]", ",", ":", `"`, `\`, "a", "u0041", "0", "1", "-", ".", "e", "+", "true", "null", " ", "\n", "\x01", "é"})).Draw(t, "signs")
		text := strings.Join(signs, "")
		v, faults := readJSON(text)
		if valid := json.Valid([]byte(text)); valid != (len(faults) == 0) {
			if !valid {
				t.Fatalf("%q is taken for JSON: %+v", text, v)
			}
			for _, f := range faults {
				if f.kind == DefectNotJSON || f.kind == DefectTrailingData {
					t.Fatalf("%q is refused: %+v", text, f)
				}
			}
		}
	})
}

func TestFaultsOfJSONNameKindAndPlace(t *testing.T) {
	for text, want := range map[string]fault{
		`{"a":1`:                       {kind: DefectNotJSON, offset: 6},
		`{"a" 1}`:                      {kind: DefectNotJSON, offset: 5},
		`{a:1}`:                        {kind: DefectNotJSON, offset: 1},
		`{"a":1,}`:                     {kind: DefectNotJSON, offset: 7},
		`{"a":01}`:                     {kind: DefectNotJSON, offset: 5},
		`{"a":1.}`:                     {kind: DefectNotJSON, offset: 5},
		`{"a":tru}`:                    {kind: DefectNotJSON, offset: 5},
		`{"a":"\q"}`:                   {kind: DefectNotJSON, offset: 6},
		`{"a":"\u00g0"}`:               {kind: DefectNotJSON, offset: 6},
		`{"a":"`:                       {kind: DefectNotJSON, offset: 6},
		`["a"`:                         {kind: DefectNotJSON, offset: 4},
		``:                             {kind: DefectNotJSON, offset: 0},
		`{} x`:                         {kind: DefectTrailingData, offset: 3},
		"{\"a\":\"\xff\"}":             {kind: DefectInvalidUTF8, offset: 6},
		`{"a":"\udc00"}`:               {kind: DefectInvalidUTF8, offset: 6},
		`{"a":1,"a":2}`:                {kind: DefectDuplicateMember, offset: 7},
		`{"a":1,"A":2}`:                {kind: DefectMemberCase, offset: 7},
		`{"k":1,"` + "\u212a" + `":2}`: {kind: DefectMemberCase, offset: 7},
		`{"a":1,"\u0061":2}`:           {kind: DefectDuplicateMember, offset: 7},
	} {
		_, faults := readJSON(text)
		if len(faults) != 1 || faults[0].kind != want.kind || faults[0].offset != want.offset {
			t.Errorf("%q: %+v, want %+v", text, faults, want)
		}
	}
	for _, text := range []string{`{"x":{"a":1,"A":2}}`, `{"a":"\ud83d\ude00"}`, `{"a":"` + "\ufffd" + `"}`, ` [1, 2] `} {
		if _, faults := readJSON(text); len(faults) > 0 {
			t.Errorf("%q: %+v", text, faults)
		}
	}
}

func TestABrokenObjectKeepsWhatWasRead(t *testing.T) {
	v, _ := readJSON(`{"a":"x","b":["y",{"c":1`)
	if len(v.Members) != 2 || v.Members[0].Value.Text != "x" || len(v.Members[1].Value.Items) != 2 {
		t.Errorf("%+v", v)
	}
}
