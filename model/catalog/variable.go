package catalog

import "strings"

// KnownVariable is a variable that a container reads besides its settings.
type KnownVariable struct {
	// Component reads it; empty means that every Spring program does.
	Component Name   `yaml:"component"`
	Service   string `yaml:"service"`
	// Name is the variable; one ending in "*" stands for all that begin so.
	Name string `yaml:"name"`
	// Also lists further variables, in the same form, that serve one purpose.
	Also    []string `yaml:"also"`
	Purpose string   `yaml:"purpose"`
	Fact    `yaml:",inline"`
}

// ByVariable lists the settings that a variable of this name can mean, over all
// components: CAMUNDA_IDENTITY_CLIENT_ID means one thing in Operate's container
// and another in Optimize's.
// An item of a list, such as AUDIENCES_0, finds the setting that holds the list.
func (c *Catalog) ByVariable(name string) []*Setting {
	if settings := c.index.byVariable[name]; settings != nil {
		return settings
	}
	list, item := cutItem(name)
	if item == "" {
		return nil
	}
	return c.index.byVariable[list+listItem]
}

// listItem ends the name of a variable that carries one item of a list.
const listItem = "_{n}"

// cutItem cuts AUDIENCES_12 into AUDIENCES and 12; item is empty where the name
// ends in no number.
func cutItem(name string) (list, item string) {
	list = strings.TrimRight(name, "0123456789")
	item = name[len(list):]
	if list, ok := strings.CutSuffix(list, "_"); ok && item != "" {
		return list, item
	}
	return name, ""
}

// VariableOf finds what a variable means to one component; nil where the
// component does not read it.
func (c *Catalog) VariableOf(component Name, variable string) *Setting {
	for _, s := range c.ByVariable(variable) {
		if s.Component == component {
			return s
		}
	}
	return nil
}

// Knows reports whether a component's containers read a variable: as a setting
// or as one of the further known variables.
func (c *Catalog) Knows(component Name, variable string) bool {
	return c.VariableOf(component, variable) != nil || c.KnownVariable(component, variable) != nil
}

// KnownVariable finds what a variable besides the settings is for; nil where
// the component is not known to read it. A declared mapping rule is a setting
// of no name, so its variables are known here.
func (c *Catalog) KnownVariable(component Name, variable string) *KnownVariable {
	for i := range c.Variables {
		known := &c.Variables[i]
		if (known.Component == component || known.Component == "") && known.means(variable) {
			return known
		}
	}
	return nil
}

func (k *KnownVariable) means(variable string) bool {
	if matches(k.Name, variable) {
		return true
	}
	for _, also := range k.Also {
		if matches(also, variable) {
			return true
		}
	}
	return false
}

func matches(pattern, variable string) bool {
	if start, open := strings.CutSuffix(pattern, "*"); open {
		return strings.HasPrefix(variable, start)
	}
	return pattern == variable
}
