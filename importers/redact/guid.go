package redact

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/pattern"
	"entrastudio/model/token"
)

var (
	guid     = pattern.New(`[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}`)
	bareGUID = pattern.New(`\b[0-9a-fA-F]{32}\b`)
)

// ids replaces GUIDs but for those that are the same for everybody.
func (s *shroud) ids(text string) string {
	text = eachLine(text, dashed, func(line string) string {
		return guid.ReplaceAllStringFunc(line, func(id string) string {
			if token.KnownGUID(id) != "" || catalog.IsPlaceholder(id) {
				return id
			}
			return s.marks.put(s.guid(id))
		})
	})
	return eachLine(text, undashed, func(line string) string {
		return bareGUID.ReplaceAllStringFunc(line, func(id string) string {
			dashed := strings.ToLower(id[:8] + "-" + id[8:12] + "-" + id[12:16] + "-" + id[16:20] + "-" + id[20:])
			if _, known := s.guids[dashed]; !known {
				return id
			}
			return s.marks.put(strings.ReplaceAll(s.guid(dashed), "-", ""))
		})
	})
}

// guid is a GUID with letters in it, so that it can show a difference in case.
func (s *shroud) guid(id string) string {
	return cased(fmt.Sprintf("facade00-abcd-4abc-8def-%012x", number(s.guids, strings.ToLower(id))), id)
}
