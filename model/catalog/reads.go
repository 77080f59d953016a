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

// Block reports whether a path is a block around settings, and no setting
// itself.
func (c *Catalog) Block(path string) bool { return c.index.above[path] && c.index.byPath[path] == nil }
