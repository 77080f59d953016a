package plan

// Fields lists the plain fields of a section or of the items of a collection, in
// the order of the plan file: "" for those at the top, "deployment", "tenant",
// "firstAdmin", "components", "registrations", "mappingRules" or "databases".
// Another name has none.
func Fields(section string) []string {
	switch section {
	case "":
		return keysOf(planLeaves())
	case "deployment":
		return keysOf(deploymentLeaves())
	case "tenant":
		return keysOf(tenantLeaves())
	case "firstAdmin":
		return keysOf(adminLeaves())
	case "components":
		return keysOf(componentLeaves())
	case "registrations":
		return keysOf(registrationLeaves())
	case "mappingRules":
		return keysOf(ruleLeaves())
	case "databases":
		return keysOf(databaseLeaves())
	default:
		return nil
	}
}

func keysOf[T any](leaves []leaf[T]) []string {
	keys := make([]string, len(leaves))
	for i, l := range leaves {
		keys[i] = l.key
	}
	return keys
}
