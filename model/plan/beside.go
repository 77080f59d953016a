package plan

import "strings"

// KeysBeside lists the keys that may stand in a plan beside the one at a path,
// such as "components/operat"; none where any key may.
func KeysBeside(path string) []string {
	steps := strings.Split(path, "/")
	section := steps[0]
	switch {
	case len(steps) == 1:
		return append(Fields(""), "deployment", "tenant", "firstAdmin", "components", "registrations", "mappingRules", "databases", "kept")
	case len(steps) == 2 && section == "components":
		var names []string
		for _, name := range componentNames() {
			names = append(names, string(name))
		}
		return names
	case len(steps) == 2 && section == "databases":
		return DatabaseNames()
	case len(steps) == 2 && section == "kept":
		return []string{"helm", "environment", "withheld"}
	case len(steps) == 3 && section == "components":
		return append(Fields(section), "settings")
	case len(steps) == 2, len(steps) == 3 && section != "kept":
		return Fields(section)
	default:
		return nil
	}
}
