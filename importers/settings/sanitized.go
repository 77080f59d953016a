package settings

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
)

// idCount counts the ids of one input: real ones, and placeholders such as
// <TENANT_ID> in their place.
type idCount struct{ real, placeholders, settings int }

// count looks at a setting for ids.
func (r *Recorder) count(s *evidence.Setting) {
	i := s.Input - len(r.picture.Inputs)
	if i < 0 || i >= len(r.ids) {
		return
	}
	ids := &r.ids[i]
	ids.settings++
	texts := append([]string{s.Value.Text}, s.Value.List...)
	for _, text := range texts {
		ids.real += realIDs(text)
		ids.placeholders += len(catalog.Placeholders(text)) + masks(text)
	}
}

// realIDs counts the GUIDs in a text, such as the tenant ID in an issuer.
func realIDs(text string) int {
	found := 0
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return !strings.ContainsRune("0123456789abcdefABCDEF-", r) }) {
		if catalog.IsGUID(part) && !catalog.IsPlaceholder(part) {
			found++
		}
	}
	return found
}

// masks counts the ids in a text that are masked as a whole, such as
// xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx.
func masks(text string) int {
	found := 0
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("/:,;<> ", r) }) {
		if catalog.IsPlaceholder(part) && len(part) == len("00000000-0000-0000-0000-000000000000") {
			found++
		}
	}
	return found
}

// sanitize tells files that somebody cleaned for sharing: every id in them is a
// placeholder.
func (r *Recorder) sanitize() {
	for i, ids := range r.ids {
		r.inputs[i].Sanitized = ids.placeholders > 0 && ids.real == 0
	}
}

func (r *Recorder) summarize() {
	for i, ids := range r.ids {
		if r.inputs[i].Summary == "" {
			r.inputs[i].Summary = plural(ids.settings, "setting")
		}
	}
}

func plural(count int, noun string) string {
	if count == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", count, noun)
}
