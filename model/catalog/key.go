package catalog

import "strings"

// Key is a values key that is not simply read by this chart.
type Key struct {
	Path string   `yaml:"path"`
	Fate KeyFate  `yaml:"fate"`
	Use  string   `yaml:"use"`
	When *KeyWhen `yaml:"when"`
	Fact `yaml:",inline"`
}

// KeyFate is what became of a key.
type KeyFate string

// The fates: the chart fails; it works and warns; it is ignored in silence;
// another key has taken its place.
const (
	KeyRemoved    KeyFate = "removed"
	KeyDeprecated KeyFate = "deprecated"
	KeyIgnored    KeyFate = "ignored"
	KeyRenamed    KeyFate = "renamed"
)

// KeyWhen narrows a key's fate: it applies only when the value is not one of
// Unless, or only when it is one of Is.
type KeyWhen struct {
	Is     []string `yaml:"is"`
	Unless []string `yaml:"unless"`
}

// KeyAt finds what became of the key at a path, or of the nearest block above
// it; nil where the catalogue knows of nothing.
func (c *Catalog) KeyAt(path string) *Key {
	for ; path != ""; path = parent(path) {
		if key := c.index.keys[path]; key != nil {
			return key
		}
	}
	return nil
}

// parent is the block around a path; empty at the top.
func parent(path string) string {
	return path[:max(0, strings.LastIndexByte(path, '.'))]
}

// Applies reports whether the key's fate concerns this value: some keys are
// only deprecated once they say something else than the default.
func (k *Key) Applies(v Value) bool {
	if k.When == nil {
		return true
	}
	text := v.String()
	for _, same := range k.When.Unless {
		if text == same {
			return false
		}
	}
	for _, only := range k.When.Is {
		if strings.EqualFold(text, only) {
			return true
		}
	}
	return len(k.When.Is) == 0
}
