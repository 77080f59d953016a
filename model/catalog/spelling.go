package catalog

import "strings"

// Spellings lists every variable name that means this setting: the written
// ones, the other accepted ones, and both forms that Spring derives from the
// property. A list can also be given item by item, in names ending in "_{n}".
func (s *Setting) Spellings() []string {
	seen := map[string]bool{}
	var all []string
	add := func(name string) {
		if name != "" && !seen[name] {
			seen[name] = true
			all = append(all, name)
		}
	}
	for _, v := range s.Env {
		add(v.Name)
		for _, also := range v.Also {
			add(also)
		}
	}
	for _, name := range PropertyVariables(s.Property) {
		add(name)
	}
	if s.Form == FormList || s.Form == FormScopes {
		for _, name := range all {
			if !strings.HasSuffix(name, listItem) {
				add(name + listItem)
			}
		}
	}
	return all
}

// PropertyVariables lists the variables by which Spring reads a property given
// in kebab form: upper case, dots as underscores, dashes dropped; and the older
// form with dashes as underscores (Spring Boot, relaxed binding from
// environment variables).
func PropertyVariables(property string) []string {
	if property == "" {
		return nil
	}
	dotted := strings.ToUpper(strings.ReplaceAll(property, ".", "_"))
	dropped := strings.ReplaceAll(dotted, "-", "")
	kept := strings.ReplaceAll(dotted, "-", "_")
	if dropped == kept {
		return []string{dropped}
	}
	return []string{dropped, kept}
}
