package catalog

import (
	"fmt"
	"strings"
	"sync"

	"entrastudio/assets"
)

// Meaning says once, for all minors, what a setting is for. A minor's file may
// say something else where the setting changed.
type Meaning struct {
	Title   string   `yaml:"title"`
	Purpose string   `yaml:"purpose"`
	Form    Form     `yaml:"form"`
	Values  []string `yaml:"values"`
	From    string   `yaml:"from"`
}

// settingMeanings reads settings.yaml: a map from "key", or "component/key"
// where a component means something of its own, to its meaning.
var settingMeanings = sync.OnceValues(func() (map[string]Meaning, error) {
	data, err := assets.Catalog.ReadFile("catalog/settings.yaml")
	if err != nil {
		return nil, fmt.Errorf("read what the settings mean: %w", err)
	}
	var meanings map[string]Meaning
	if err := decodeStrict(data, &meanings); err != nil {
		return nil, fmt.Errorf("catalog/settings.yaml: %w", err)
	}
	return meanings, nil
})

// complete fills each setting with its component and meaning, and adds a
// setting for each kind of member of each default role of the cluster.
func (c *Catalog) complete(meanings map[string]Meaning) error {
	for i := range c.Keys {
		c.Keys[i].sourced(c.Sources.Keys)
	}
	for i := range c.Global {
		c.Global[i].sourced(c.sourceOf(&c.Global[i]))
		if err := c.Global[i].complete(Global, meanings); err != nil {
			return err
		}
	}
	for i := range c.Components {
		component := &c.Components[i]
		if component.Name == Orchestration && c.Cluster != nil {
			component.Settings = append(component.Settings, c.Cluster.memberSettings()...)
		}
		for j := range component.Settings {
			component.Settings[j].sourced(c.sourceOf(&component.Settings[j]))
			if err := component.Settings[j].complete(component.Name, meanings); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Setting) complete(component Name, meanings map[string]Meaning) error {
	s.Component = component
	meaning, ok := meanings[string(component)+"/"+s.Key]
	if !ok {
		meaning, ok = meanings[s.Key]
	}
	if !ok && (s.Title == "" || s.Purpose == "" || s.Form == "") {
		return fmt.Errorf("%s/%s: settings.yaml does not say what it means", component, s.Key)
	}
	fill(&s.Title, meaning.Title)
	fill(&s.Purpose, meaning.Purpose)
	fill(&s.From, meaning.From)
	if s.Form == "" {
		s.Form = meaning.Form
	}
	if s.Values == nil {
		s.Values = meaning.Values
	}
	if s.From == "none" {
		s.From = ""
	}
	return nil
}

// sourceOf is the fact of a setting that names no source of its own.
func (c *Catalog) sourceOf(s *Setting) Fact {
	if s.Helm == "" {
		return c.Sources.Variables
	}
	return c.Sources.Values
}

func fill(field *string, text string) {
	if *field == "" {
		*field = text
	}
}

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
