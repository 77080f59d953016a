package settings

import (
	"strings"

	"entrastudio/model/amount"
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
		real, masked := idsIn(text)
		ids.real += real
		ids.placeholders += len(catalog.Placeholders(text)) + masked
		if strings.Contains(text, "***") {
			ids.placeholders++
		}
	}
}

// idsIn counts the ids in a text, such as the tenant ID in an issuer: real ones,
// and those that are masked as a whole, xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx.
func idsIn(text string) (real, masked int) {
	const length = len("00000000-0000-0000-0000-000000000000")
	for at := 0; at+length <= len(text); at++ {
		if text[at+8] != '-' || text[at+13] != '-' {
			continue
		}
		switch id := text[at : at+length]; {
		case catalog.IsPlaceholder(id):
			masked++
		case catalog.IsGUID(id):
			real++
		default:
			continue
		}
		at += length - 1
	}
	return real, masked
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
			r.inputs[i].Summary = amount.Of(ids.settings, "setting")
		}
	}
}
