package catalog

import "strings"

// RoleKey is the key of the setting that holds one kind of members of one
// default role of the cluster.
func RoleKey(role, members string) string { return "roles." + role + "." + members }

// memberSettings makes a setting for each kind of members of each role: the
// chart and Spring build their names by one pattern.
func (c *Cluster) memberSettings() []Setting {
	var all []Setting
	for _, role := range c.Roles {
		for _, members := range role.Members {
			all = append(all, Setting{
				Key:      RoleKey(role.Name, members),
				Title:    role.Name + " " + members,
				Purpose:  "Members of the cluster's role " + role.Name + ": " + role.Purpose,
				Form:     FormList,
				Helm:     c.pattern(c.Helm, role.Name, members),
				Env:      []Variable{{Name: c.pattern(c.Env, constant(role.Name), constant(members))}},
				Property: c.pattern(c.Property, role.Name, kebab(members)),
				Default:  defaultMembers(role, members),
				From:     memberSource(role.Name, members),
				Fact:     c.Fact,
			})
		}
	}
	return all
}

func defaultMembers(role ClusterRole, members string) Value {
	if names, ok := role.Defaults[members]; ok {
		return ListOf(names...)
	}
	return Value{}
}

// memberSource says which members follow from the plan: the first
// administrator, the client of Connectors, and the rules that name a role.
func memberSource(role, members string) string {
	switch {
	case role == "admin" && members == "users":
		return "admin:users"
	case role == "connectors" && members == "clients":
		return "connectors:clients"
	case members == "mappingRules":
		return "rules:" + role
	default:
		return ""
	}
}

func (c *Cluster) pattern(pattern, role, members string) string {
	return strings.NewReplacer("{role}", role, "{members}", members).Replace(pattern)
}

// constant writes readonly-admin as READONLYADMIN, the form that Spring expects
// in a variable.
func constant(name string) string { return strings.ToUpper(strings.ReplaceAll(name, "-", "")) }

// kebab writes mappingRules as mapping-rules, the form of a Spring property.
func kebab(camel string) string {
	var b strings.Builder
	for _, r := range camel {
		if r >= 'A' && r <= 'Z' {
			b.WriteByte('-')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}
