package exporters

import (
	"encoding/json"
	"errors"

	"entrastudio/model/catalog"
)

// WellFormed says why the program that reads a setting would not start with a
// value; nil where it would. Values that are merely wrong are the checks' to
// find, and are exported as they are.
func WellFormed(s *catalog.Setting, v catalog.Value) error {
	if s.Form == catalog.FormJSON && !v.Empty() && (v.Kind != catalog.Text || !json.Valid([]byte(v.Text))) {
		return errors.New("it is no JSON, without which the container does not start")
	}
	return nil
}
