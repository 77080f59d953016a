package catalog

import (
	"fmt"
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
