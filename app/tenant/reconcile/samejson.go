package reconcile

import (
	"bytes"
	"encoding/json"
	"slices"
)

// sameJSON compares values as Graph takes them: the order of a list says nothing,
// and an empty or null member is one that is not there, because Graph answers with
// members that were never sent.
func sameJSON(a, b json.RawMessage) bool {
	return bytes.Equal(canonical(a), canonical(b))
}

func canonical(text json.RawMessage) []byte {
	var value any
	if json.Unmarshal(text, &value) != nil {
		return text
	}
	plain, err := json.Marshal(reduced(value))
	if err != nil {
		return text
	}
	return plain
}

func reduced(value any) any {
	switch value := value.(type) {
	case []any:
		return reducedList(value)
	case map[string]any:
		for name, member := range value {
			if member = reduced(member); isNothing(member) {
				delete(value, name)
			} else {
				value[name] = member
			}
		}
	}
	return value
}

func reducedList(list []any) []any {
	texts := make([]json.RawMessage, len(list))
	for i, item := range list {
		texts[i], _ = json.Marshal(reduced(item))
	}
	slices.SortFunc(texts, func(a, b json.RawMessage) int { return bytes.Compare(a, b) })
	sorted := make([]any, len(texts))
	for i, text := range texts {
		sorted[i] = text
	}
	return sorted
}

func isNothing(value any) bool {
	switch value := value.(type) {
	case nil:
		return true
	case []any:
		return len(value) == 0
	case map[string]any:
		return len(value) == 0
	}
	return false
}
