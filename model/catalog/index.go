package catalog

import "strings"

// index holds the look-ups that every reader needs, built once at load.
type index struct {
	components map[Name]*Component
	settings   map[Ref]*Setting
	byPath     map[string]*Setting
	byVariable map[string][]*Setting
	keys       map[string]*Key
	// above holds every block above a setting's path.
	above map[string]bool
}

// Ref names a setting of a component.
type Ref struct {
	Component Name
	Key       string
}

// String is the reference as "component/key".
func (r Ref) String() string { return string(r.Component) + "/" + r.Key }

// ParseRef reads "component/key".
func ParseRef(s string) (Ref, bool) {
	component, key, ok := strings.Cut(s, "/")
	return Ref{Name(component), key}, ok && component != "" && key != ""
}

// Ref is the setting's reference.
func (s *Setting) Ref() Ref { return Ref{s.Component, s.Key} }

// Component finds a component of this minor by name; nil where it has none.
func (c *Catalog) Component(name Name) *Component { return c.index.components[name] }

// Setting finds a setting; nil where this minor has none by that name.
func (c *Catalog) Setting(component Name, key string) *Setting {
	return c.index.settings[Ref{component, key}]
}

// Settings lists all settings, the global ones first, then by component in the
// catalogue's order.
func (c *Catalog) Settings() []*Setting {
	all := make([]*Setting, 0, len(c.index.settings))
	for i := range c.Global {
		all = append(all, &c.Global[i])
	}
	for i := range c.Components {
		all = append(all, c.Components[i].List()...)
	}
	return all
}

// List is the component's settings in the catalogue's order.
func (c *Component) List() []*Setting {
	all := make([]*Setting, len(c.Settings))
	for i := range c.Settings {
		all[i] = &c.Settings[i]
	}
	return all
}

// AtPath finds the setting that stands at a dotted path of a values file; nil
// where none does. Paths inside a secret block find its setting.
func (c *Catalog) AtPath(path string) *Setting { return c.index.byPath[path] }

func (c *Catalog) buildIndex() {
	c.index = index{
		components: map[Name]*Component{},
		settings:   map[Ref]*Setting{},
		byPath:     map[string]*Setting{},
		byVariable: map[string][]*Setting{},
		keys:       map[string]*Key{},
		above:      map[string]bool{},
	}
	for i := range c.Keys {
		c.index.keys[c.Keys[i].Path] = &c.Keys[i]
	}
	for i := range c.Components {
		c.index.components[c.Components[i].Name] = &c.Components[i]
	}
	for _, s := range c.Settings() {
		c.index.settings[s.Ref()] = s
		for _, path := range s.paths() {
			// The user's and the administrator's password of a bundled database
			// stand in one Kubernetes Secret; the user's comes first.
			if c.index.byPath[path] == nil {
				c.index.byPath[path] = s
			}
			for block := parent(path); block != ""; block = parent(block) {
				c.index.above[block] = true
			}
		}
		for _, name := range s.Spellings() {
			c.index.byVariable[name] = append(c.index.byVariable[name], s)
		}
	}
}

// paths lists every plain dotted path at which the setting may stand.
func (s *Setting) paths() []string {
	var all []string
	for _, path := range append([]string{s.Helm}, s.HelmAlso...) {
		if path != "" && !strings.ContainsAny(path, "[{") && s.Secret == nil {
			all = append(all, path)
		}
	}
	if s.Secret == nil {
		return all
	}
	all = append(all, s.Secret.Name, s.Secret.Key, s.Secret.Inline)
	for _, legacy := range s.Secret.Legacy {
		all = append(all, legacy.Name, legacy.Key)
	}
	kept := all[:0]
	for _, path := range all {
		if path != "" {
			kept = append(kept, path)
		}
	}
	return kept
}
