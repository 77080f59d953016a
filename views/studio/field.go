package studio

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
)

// FieldOf is the plan path of what decides something: the place itself where it is
// one of the plan (the place of a default is a values path, without a slash), else
// the setting; empty where no field of the plan decides it.
func FieldOf(place evidence.Place, ref catalog.Ref) string {
	switch {
	case place.File == "" && strings.Contains(place.Address, "/"):
		return place.Address
	case ref.Component != "" && ref.Key != "":
		return "components/" + string(ref.Component) + "/settings/" + ref.Key
	default:
		return ""
	}
}
