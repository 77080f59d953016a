package recognise

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
	"entrastudio/model/pattern"
)

// chartBlocks are the blocks of the chart's values by which a values file is
// told from other YAML: those that the catalogue has settings in, for any minor.
func chartBlocks() map[string]bool {
	blocks := map[string]bool{}
	for _, minor := range catalog.Minors() {
		c, err := catalog.Of(minor)
		if err != nil {
			continue
		}
		for i := range c.Components {
			blocks[c.Components[i].Values] = true
		}
		for _, s := range c.Settings() {
			block, _, _ := strings.Cut(s.Helm, ".")
			blocks[block] = true
		}
		for _, key := range c.Keys {
			block, _, _ := strings.Cut(key.Path, ".")
			blocks[block] = true
		}
	}
	delete(blocks, "")
	return blocks
}

var yamlKey = pattern.New(`^(?:"([\w.-]+)"|'([\w.-]+)'|([A-Za-z][\w.-]*))\s*:(?:\s|$)`)

// isYAML tells a values file or a Compose file by the shape of its lines and
// the keys of its outermost block. What is wrong inside is for their readers to
// say, with the place.
func isYAML(name, text string) (Guess, bool) {
	keys, ok := outermost(text)
	if !ok {
		return Guess{}, false
	}
	switch {
	case slices.Contains(keys, "services"):
		return yes(evidence.KindCompose, "its key services is that of a Compose file")
	case slices.Contains(keys, "apiVersion") && slices.Contains(keys, "kind"):
		return Guess{Unread: true, Why: "a manifest of Kubernetes: give the chart's values, or the container's variables as an env file"}, true
	}
	if containerPart(text) && !slices.Contains(keys, "global") {
		return Guess{}, false
	}
	blocks := chartBlocks()
	for _, key := range keys {
		if blocks[key] {
			return yes(evidence.KindValues, "its key "+key+" is a block of the chart's values")
		}
	}
	if ending := strings.ToLower(path.Ext(name)); ending == ".yaml" || ending == ".yml" {
		return Guess{Kind: evidence.KindValues, Why: "it is YAML, by its name and its form", Doubt: strange(keys, blocks)}, true
	}
	return Guess{}, false
}

// strange says that none of a file's keys is a block of the chart's values, and
// which one was meant.
func strange(keys []string, blocks map[string]bool) string {
	names := slices.Sorted(maps.Keys(blocks))
	for _, key := range keys {
		if near := lookup.NearestName(key, names); near != "" {
			return fmt.Sprintf("its key %s is no block of the chart's values that the studio reads: did you mean %s?", key, near)
		}
	}
	return fmt.Sprintf("its key %s is no block of the chart's values that the studio reads, and neither is any other", keys[0])
}

// mostKeys is more than the outermost block of a values file ever has.
const mostKeys = 1000

// containerPart is a key of a service in a Compose file. A part of such a file
// without its key services is no values file, though it begins with the name of
// a component too.
func containerPart(text string) bool {
	for _, key := range []string{"environment:", described, "env_file:", "container_name:", "depends_on:"} {
		for rest := text; rest != ""; {
			before, after, found := strings.Cut(rest, key)
			if !found {
				break
			}
			if space := before[strings.LastIndexByte(before, '\n')+1:]; space != "" && strings.Trim(space, " \t") == "" {
				return true
			}
			// What stands behind it in its line begins no line.
			_, rest, _ = strings.Cut(after, "\n")
		}
	}
	return false
}

// outermost gives the keys of the outermost block. False where a line fits no
// YAML mapping.
func outermost(text string) ([]string, bool) {
	var keys []string
	base := -1
	for line := range strings.SplitSeq(text, "\n") {
		bare := strings.TrimLeft(line, " \t")
		if saysNothing(bare) {
			continue
		}
		indent := len(line) - len(bare)
		if base < 0 {
			base = indent
		}
		if indent > base && len(keys) > 0 {
			continue
		}
		key, isKey := keyOf(bare)
		switch {
		case len(keys) > mostKeys:
			return nil, false
		case isKey:
			keys = append(keys, key)
		case strings.HasPrefix(bare, "- ") && len(keys) > 0, strings.ContainsRune("}]", rune(bare[0])) && len(keys) > 0:
		case chartTitle.MatchString(bare):
		default:
			return nil, false
		}
	}
	return keys, len(keys) > 0
}

// saysNothing reports a line that is no content: a comment or a separator of
// documents.
func saysNothing(line string) bool {
	return line == "" || line[0] == '#' || strings.HasPrefix(line, "---") || strings.HasPrefix(line, "%YAML") || line == "..."
}

// keyOf is the key that a line begins with.
func keyOf(line string) (string, bool) {
	const longest = 100
	match := yamlKey.FindStringSubmatch(line[:min(len(line), longest)])
	if match == nil {
		return "", false
	}
	return match[1] + match[2] + match[3], true
}

// chartTitle is the line that helm get values prints first.
var chartTitle = pattern.New(`^(?:USER-SUPPLIED|COMPUTED) VALUES:\s*$`)
