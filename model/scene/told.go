package scene

import (
	"strings"

	"entrastudio/model/catalog"
)

// Told reports whether a configured text says what a component gets: it is not
// empty, and no part of it is filled in elsewhere or was taken out for sharing.
func Told(text string) bool {
	return text != "" && !strings.Contains(text, "${") && !catalog.IsReference(text) && len(catalog.Placeholders(text)) == 0
}
