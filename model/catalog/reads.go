package catalog

import "strings"

// anywhere begins a pattern of Reads that holds below every block: every
// component has its own resources, env and the like.
const anywhere = "*."

// ReadsPath reports whether this chart reads a dotted path of a values file: it
// is a setting, is listed, or lies above one that is. A listed path ending in
// ".*" stands for itself and all below it, one beginning with "*." for that
// key below every block.
func (c *Catalog) ReadsPath(path string) bool {
	if c.AtPath(path) != nil || c.index.above[path] {
		return true
	}
	for _, pattern := range c.Reads {
		if covers(pattern, path) {
			return true
		}
	}
	return false
}

// covers reports whether a pattern of Reads speaks of a path: of the path
// itself, of something above it or, for a map that is read in part, below it.
func covers(pattern, path string) bool {
	if key, ok := strings.CutPrefix(pattern, anywhere); ok {
		return coversAnywhere(key, path)
	}
	block, open := strings.CutSuffix(pattern, ".*")
	return path == block || below(path, block) || open && below(block, path)
}

func coversAnywhere(key, path string) bool {
	key, open := strings.CutSuffix(key, ".*")
	parts := strings.Split(path, ".")
	for i, part := range parts[1:] {
		if part == key && (open || i == len(parts)-2) {
			return true
		}
	}
	return false
}

// below reports whether path lies below block.
func below(block, path string) bool {
	return len(path) > len(block) && path[len(block)] == '.' && strings.HasPrefix(path, block)
}

// InBlock reports whether an unread key at this path is worth a word: it lies
// below one of the blocks that concern Entra or their components.
func (c *Catalog) InBlock(path string) bool {
	for _, block := range c.Blocks {
		if path == block || below(block, path) {
			return true
		}
	}
	return false
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
		if known.Component == component && known.means(variable) {
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
