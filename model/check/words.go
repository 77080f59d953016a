package check

import (
	"strings"

	"entrastudio/model/catalog"
)

// The words that a provider type and an authentication method must be.
const (
	microsoft = "MICROSOFT"
	oidc      = "oidc"
)

func foldedEqual(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), b) }

// named is the component of a finding; what a chart says once for all concerns
// no single one.
func named(component catalog.Name) catalog.Name {
	if component == catalog.Global {
		return ""
	}
	return component
}
