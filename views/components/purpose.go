package components

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/views/words"
)

// purpose is what a group of settings is for.
type purpose uint8

// The purposes, in the order of the form.
const (
	forLogin purpose = iota
	forTokens
	forEndpoints
	forAddresses
	forDatabase
	forBehaviour
	forRoles
)

func (p purpose) title() string {
	switch p {
	case forLogin:
		return words.T("components.purpose.login")
	case forTokens:
		return words.T("components.purpose.tokens")
	case forEndpoints:
		return words.T("components.purpose.endpoints")
	case forAddresses:
		return words.T("components.purpose.addresses")
	case forDatabase:
		return words.T("components.purpose.database")
	case forBehaviour:
		return words.T("components.purpose.behaviour")
	default:
		return words.T("components.purpose.roles")
	}
}

// purposeOf says what a setting is for, by where its value comes from and by its
// form.
func purposeOf(c *catalog.Catalog, s *catalog.Setting) purpose {
	source, _, _ := strings.Cut(s.From, ":")
	source, _, _ = strings.Cut(source, "@")
	switch {
	case source == "rules" || source == "connectors" || s.From == "admin:users" || isMember(c, s):
		return forRoles
	case isDatabase(source, s.Key):
		return forDatabase
	case source == "tenant":
		return forEndpoints
	}
	switch s.Form {
	case catalog.FormGUID, catalog.FormSecret:
		return forLogin
	case catalog.FormAudience, catalog.FormScope, catalog.FormScopes, catalog.FormClaim:
		return forTokens
	case catalog.FormIssuer:
		return forEndpoints
	case catalog.FormURL, catalog.FormPath, catalog.FormHost:
		return forAddresses
	}
	switch source {
	case "audiences", "admin":
		return forTokens
	case "const":
		return forLogin
	default:
		return forBehaviour
	}
}

func isDatabase(source, key string) bool {
	return source == "database" || source == "bundled" || strings.HasPrefix(key, "database.") || strings.HasPrefix(key, "bundled.")
}

// isMember reports whether a setting names the members of a default role.
func isMember(c *catalog.Catalog, s *catalog.Setting) bool {
	if c.Cluster == nil || s.Component != catalog.Orchestration {
		return false
	}
	for _, role := range c.Cluster.Roles {
		for _, kind := range role.Members {
			if s.Key == catalog.RoleKey(role.Name, kind) {
				return true
			}
		}
	}
	return false
}
