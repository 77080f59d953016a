package registrations

import (
	"strings"

	"entrastudio/importers/jsontree"
)

// kind is what an object of the directory is.
type kind uint8

const (
	unknown kind = iota
	application
	principal
	grant
)

// kindOfContext reads the kind from a collection's @odata.context.
func kindOfContext(context string) kind {
	_, name, _ := strings.Cut(context, "#")
	switch {
	case strings.HasPrefix(name, "applications"):
		return application
	case strings.HasPrefix(name, "servicePrincipals"):
		return principal
	case strings.HasPrefix(name, "oauth2PermissionGrants"):
		return grant
	}
	return unknown
}

// kindOf tells what an object is: by its own type, by the collection that it
// stands in, or by the members that only one kind has.
func kindOf(node *jsontree.Node, collection kind) kind {
	typed := strings.ToLower(get(node, "@odata.type").String() + " " + get(node, "objectType").String())
	switch {
	case strings.Contains(typed, "serviceprincipal"):
		return principal
	case strings.Contains(typed, "oauth2permissiongrant"):
		return grant
	case strings.Contains(typed, "application"):
		return application
	case collection != unknown:
		return collection
	}
	switch context := kindOfContext(get(node, "@odata.context").String()); {
	case context != unknown:
		return context
	case get(node, "clientId") != nil && get(node, "resourceId") != nil:
		return grant
	case get(node, "appId") == nil:
		return unknown
	case first(node, "servicePrincipalType", "servicePrincipalNames", "appOwnerOrganizationId", "accountEnabled", "appRoleAssignmentRequired") != nil:
		return principal
	}
	return application
}

// get finds a member by its name without regard to letter case: PowerShell
// writes AppId where Microsoft Graph writes appId.
func get(node *jsontree.Node, name string) *jsontree.Node {
	if node == nil {
		return nil
	}
	if found := node.Get(name); found != nil {
		return found
	}
	for _, member := range node.Members {
		if strings.EqualFold(member.Name, name) {
			return member.Value
		}
	}
	return nil
}

// first finds the first of several members that is there and not null.
func first(node *jsontree.Node, names ...string) *jsontree.Node {
	for _, name := range names {
		if found := get(node, name); found != nil && found.Kind != jsontree.Null {
			return found
		}
	}
	return nil
}
