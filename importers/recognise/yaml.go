package recognise

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"entrastudio/model/evidence"
)

// chartBlocks are the blocks of the chart's values by which a values file is
// told from other YAML. Every deployment with Entra has one of them.
func chartBlocks() []string {
	return []string{
		"global", "orchestration", "identity", "identityKeycloak", "identityPostgresql", "operate", "tasklist",
		"optimize", "zeebe", "zeebeGateway", "zeebe-gateway", "connectors", "console", "webModeler",
		"webModelerPostgresql", "hub", "core", "elasticsearch", "camundaHub",
	}
}

var yamlKey = regexp.MustCompile(`^(?:"([\w.-]+)"|'([\w.-]+)'|([A-Za-z][\w.-]*))\s*:(?:\s|$)`)

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
	for _, block := range chartBlocks() {
		if slices.Contains(keys, block) {
			return yes(evidence.KindValues, "its key "+block+" is a block of the chart's values")
		}
	}
	if ending := strings.ToLower(path.Ext(name)); ending == ".yaml" || ending == ".yml" {
		return yes(evidence.KindValues, "it is YAML, by its name and its form")
	}
	return Guess{}, false
}

// outermost gives the keys of the outermost block. False where a line fits no
// YAML mapping.
func outermost(text string) ([]string, bool) {
	var keys []string
	base := -1
	for _, line := range strings.Split(text, "\n") {
		bare := strings.TrimLeft(line, " \t")
		if bare == "" || bare[0] == '#' || strings.HasPrefix(bare, "---") || strings.HasPrefix(bare, "%YAML") || bare == "..." {
			continue
		}
		indent := len(line) - len(bare)
		if base < 0 {
			base = indent
		}
		match := yamlKey.FindStringSubmatch(bare)
		switch {
		case indent > base && len(keys) > 0:
		case match != nil && indent <= base:
			keys = append(keys, match[1]+match[2]+match[3])
		case strings.HasPrefix(bare, "- ") && len(keys) > 0, strings.ContainsRune("}]", rune(bare[0])) && len(keys) > 0:
		case chartTitle.MatchString(bare):
		default:
			return nil, false
		}
	}
	return keys, len(keys) > 0
}

// chartTitle is the line that helm get values prints first.
var chartTitle = regexp.MustCompile(`^(?:USER-SUPPLIED|COMPUTED) VALUES:\s*$`)
