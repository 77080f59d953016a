package token

import "strconv"

// ValueKind is the JSON type of a value.
type ValueKind uint8

// The JSON types. ValueNone is the zero value: no value was read.
const (
	ValueNone ValueKind = iota
	ValueNull
	ValueBoolean
	ValueNumber
	ValueString
	ValueArray
	ValueObject
)

// String gives the JSON type in words, for sentences.
func (k ValueKind) String() string {
	names := [...]string{"nothing", "null", "a boolean", "a number", "a string", "an array", "an object"}
	if int(k) >= len(names) {
		return "kind " + strconv.Itoa(int(k))
	}
	return names[k]
}

// Value is one JSON value of a token.
type Value struct {
	Kind ValueKind
	// Raw is the JSON text exactly as it stands in the token.
	Raw string
	// Text is the decoded text of a string, "" for every other kind.
	Text string
	// Offset is the byte offset of Raw in the decoded part.
	Offset int
	// Items are the values of an array, in order.
	Items []Value
	// Members are the members of an object, in order, duplicates included.
	Members []Member
}

// Member is one member of a JSON object.
type Member struct {
	Name string
	// Offset is the byte offset of the name in the decoded part.
	Offset int
	Value  Value
}

// Strings gives the texts of a string or of an array of strings. ok is false
// for every other value, also for an array that holds anything else.
func (v Value) Strings() (texts []string, ok bool) {
	if v.Kind == ValueString {
		return []string{v.Text}, true
	}
	if v.Kind != ValueArray {
		return nil, false
	}
	texts = make([]string, 0, len(v.Items))
	for _, item := range v.Items {
		if item.Kind != ValueString {
			return nil, false
		}
		texts = append(texts, item.Text)
	}
	return texts, true
}

// find gives the value of the first member with exactly this name.
func find(members []Member, name string) (Value, bool) {
	for i := range members {
		if members[i].Name == name {
			return members[i].Value, true
		}
	}
	return Value{}, false
}
