package helm

import (
	"strings"

	"entrastudio/model/catalog"
)

// commenter says what each block of a values file is about. It learns from the
// catalogue which blocks hold the settings of one component alone.
type commenter struct {
	catalog *catalog.Catalog
	// owner names the only component with settings below a path; a path that
	// several share is mapped to "".
	owner map[string]catalog.Name
	// purpose is that of the first setting at or below a path.
	purpose map[string]string
	leaf    map[string]bool
}

func newCommenter(c *catalog.Catalog) *commenter {
	k := &commenter{
		catalog: c,
		owner:   map[string]catalog.Name{}, purpose: map[string]string{}, leaf: map[string]bool{},
	}
	for _, s := range c.Settings() {
		address, err := catalog.ParseAddress(s.Helm)
		if err != nil {
			continue
		}
		for i := range address.Path {
			k.learn(strings.Join(address.Path[:i+1], "."), s)
		}
		k.leaf[strings.Join(address.Path, ".")] = address.Plain() && s.Secret == nil
	}
	return k
}

func (k *commenter) learn(path string, s *catalog.Setting) {
	owner, known := k.owner[path]
	switch {
	case !known:
		k.owner[path], k.purpose[path] = s.Component, s.Purpose
	case owner != s.Component:
		k.owner[path] = ""
	}
}

// comment is the comment above a path: the purpose of a component above its
// own block, its title above a block inside a shared one, and what a block
// that concerns all is for. A single value needs none.
func (k *commenter) comment(path []string) string {
	text := strings.Join(path, ".")
	if len(path) == 1 {
		for i := range k.catalog.Components {
			if component := &k.catalog.Components[i]; component.Values == text {
				return component.Title + "\n" + component.Purpose
			}
		}
	}
	owner, known := k.owner[text]
	shared := known && owner == "" && len(path) == 1
	switch {
	case shared:
		return "What several components share."
	case !known || owner == "" || k.leaf[text] || k.parentOwner(path) == owner:
		return ""
	case owner == catalog.Global:
		return k.purpose[text]
	default:
		if component := k.catalog.Component(owner); component != nil {
			return component.Title
		}
		return ""
	}
}

// parentOwner is the owner of the block around a path. Inside a component's
// own block nothing needs its name again.
func (k *commenter) parentOwner(path []string) catalog.Name {
	if len(path) == 1 {
		return ""
	}
	for i := range k.catalog.Components {
		if k.catalog.Components[i].Values == path[0] {
			return k.owner[strings.Join(path, ".")]
		}
	}
	return k.owner[strings.Join(path[:len(path)-1], ".")]
}
