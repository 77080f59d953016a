package upgrade

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// keptValues follows the values that the plan keeps beside its settings: what
// the new chart reads elsewhere moves, and what it refuses or reads nowhere is
// taken out. Their values are not shown, as a password may stand among them.
func (s *step) keptValues() {
	root := content(s.plan.Kept.Helm)
	if root == nil || s.plan.Deployment.With == plan.Compose {
		return
	}
	if len(root.Content) == 0 {
		return
	}
	for _, path := range s.facts.Paths {
		s.keptPath(root, path)
	}
	s.keptMap(root, root, nil)
	if len(root.Content) == 0 {
		s.plan.Kept.Helm = nil
	}
}

// content is the mapping in a kept document; nil where there is none.
func content(n *yaml.Node) *yaml.Node {
	if n != nil && n.Kind == yaml.DocumentNode && len(n.Content) == 1 {
		n = n.Content[0]
	}
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	return n
}

// keptPath moves what stands at a path that goes by another one, as far as the
// chart reads it there.
func (s *step) keptPath(root *yaml.Node, path catalog.Path) {
	from := nodeAt(root, path.From)
	if from == nil {
		return
	}
	leaves := []string{""}
	if from.Kind == yaml.MappingNode {
		leaves = leavesOf(from, "")
	}
	for _, leaf := range leaves {
		old, target := path.From+leaf, path.To+leaf
		if !s.reads(target) || nodeAt(root, target) != nil {
			continue
		}
		setNode(root, target, nodeAt(root, old))
		removeNode(root, old)
		s.tellKept(old, target, nil)
	}
}

// reads reports that the new chart reads a path and says nothing against it.
func (s *step) reads(path string) bool {
	key := s.to.KeyAt(path)
	return s.to.ReadsPath(path) && (key == nil || key.Fate == catalog.KeyDeprecated)
}

// leavesOf lists the paths of what is no map, each with a dot before every key.
func leavesOf(n *yaml.Node, at string) []string {
	var all []string
	for i := 0; i+1 < len(n.Content); i += 2 {
		path := at + "." + n.Content[i].Value
		if value := n.Content[i+1]; value.Kind == yaml.MappingNode && len(value.Content) > 0 {
			all = append(all, leavesOf(value, path)...)
			continue
		}
		all = append(all, path)
	}
	return all
}

func (s *step) keptMap(root, n *yaml.Node, at []string) {
	for _, name := range keysOf(n) {
		path := append(slices.Clone(at), name)
		dotted := strings.Join(path, ".")
		value := child(n, name)
		key := s.to.KeyAt(dotted)
		fated := key != nil && key.Path == dotted && applies(key, value)
		// A block is judged as a whole before what is in it: the chart may read
		// none of it any more.
		switch {
		case fated && s.before(dotted, key) && s.moveKept(root, dotted, value, key):
		case fated && key.Fate == catalog.KeyDeprecated:
			s.tellDeprecated(dotted, key)
		case fated && s.before(dotted, key), !fated && s.unreadNow(dotted, value):
			removeNode(root, dotted)
			s.tellKept(dotted, "", key)
		case value.Kind == yaml.MappingNode && !fated:
			s.keptMap(root, value, path)
		}
	}
}

// applies reports whether a key's fate concerns what stands there.
func applies(key *catalog.Key, value *yaml.Node) bool {
	if key.When == nil || value.Kind != yaml.ScalarNode {
		return key.When == nil
	}
	v, err := catalog.FromNode(value)
	return err == nil && key.Applies(v)
}

// before reports that the older minor still took the key: one that it did not
// read either is no matter of the upgrade.
func (s *step) before(path string, now *catalog.Key) bool {
	older := s.from.KeyAt(path)
	return older == nil || older.Fate != now.Fate || older.Path != now.Path
}

// unreadNow reports a path that only the older chart reads.
func (s *step) unreadNow(path string, value *yaml.Node) bool {
	if value.Kind == yaml.MappingNode && len(value.Content) > 0 {
		return false
	}
	return s.from.ReadsPath(path) && !s.to.ReadsPath(path) && s.to.InBlock(path)
}

// moveKept moves a value to the key that has taken the place of its own, where
// both are of one kind.
func (s *step) moveKept(root *yaml.Node, path string, value *yaml.Node, key *catalog.Key) bool {
	if !isPath(key.Use) || nodeAt(root, key.Use) != nil || !s.reads(key.Use) {
		return false
	}
	old, use := path[strings.LastIndexByte(path, '.')+1:], key.Use[strings.LastIndexByte(key.Use, '.')+1:]
	switch {
	case value.Kind == yaml.MappingNode && use == existingSecret:
		// In 8.7 and older a Secret is named by a map; a text there is the
		// secret itself, which is never taken for a name.
		if name := child(value, "name"); name != nil && len(value.Content) == 2 && name.Kind == yaml.ScalarNode {
			value = name
			break
		}
		return false
	case value.Kind == yaml.MappingNode:
		if key.Fate != catalog.KeyRenamed {
			return false
		}
	case old == existingSecret && !s.namesSecret(root, path, key.Use), !sameKind(old, use):
		return false
	}
	setNode(root, key.Use, value)
	removeNode(root, path)
	s.tellKept(path, key.Use, key)
	return true
}

// namesSecret reports that a text at existingSecret is the name of a Secret: from
// 8.8 on it is, where the key in the Secret stands beside it.
func (s *step) namesSecret(root *yaml.Node, path, use string) bool {
	return s.from.Chart.Secrets == catalog.SecretBlock &&
		(nodeAt(root, path+"Key") != nil || nodeAt(root, use+"Key") != nil)
}

// existingSecret is the key that names a Kubernetes Secret.
const existingSecret = "existingSecret"

// sameKind reports that two keys mean the same kind of value: they have one
// name, or both are the key in a Secret, or one is the longer name of the other.
func sameKind(old, use string) bool {
	inSecret := strings.HasPrefix(old, existingSecret) && strings.HasSuffix(old, "Key") && use == existingSecret+"Key"
	return old == use || inSecret || old == "user" && use == "username"
}

// isPath reports that the catalogue names one plain path, and no sentence.
func isPath(text string) bool { return text != "" && !strings.ContainsAny(text, " {}[]()") }

func (s *step) tellKept(old, now string, key *catalog.Key) {
	change := Change{
		Kind: OfKept, Component: s.ownerOf(old, now), Where: "kept/helm/" + strings.ReplaceAll(old, ".", "/"), Old: old, New: now,
		Title: "A kept value moves", Reason: "Chart " + s.to.Chart.Version + " reads it at another place.",
	}
	if now == "" {
		change.Title, change.Urgency = "A kept value is taken out", Recommended
		change.Reason = "Chart " + s.to.Chart.Version + " " + s.verdict(key)
		change.Must, change.In = "Look whether the deployment still needs it.", InHelm
		if key != nil && key.Use != "" {
			change.Must = "Look whether it belongs to " + key.Use + "."
		}
	}
	advice := s.general()
	if key != nil {
		advice.Fact = key.Fact
		if key.Note != "" {
			change.Reason = sentence(change.Reason) + " " + sentence(key.Note)
		}
	}
	s.tell(change, advice)
}

func (s *step) tellDeprecated(path string, key *catalog.Key) {
	s.tell(Change{
		Kind: OfKept, Component: s.ownerOf(path, ""), Where: "kept/helm/" + strings.ReplaceAll(path, ".", "/"), Old: path, New: path,
		Title: "A kept value is deprecated", Reason: "Chart " + s.to.Chart.Version + " still reads it, and warns.",
		Must: "Move it to " + key.Use + ".", In: InHelm, Urgency: Recommended,
	}, catalog.Advice{Fact: key.Fact, Link: s.facts.Guide})
}

func (s *step) verdict(key *catalog.Key) string {
	if key != nil && key.Fate == catalog.KeyRemoved {
		return "fails on it."
	}
	return "reads it nowhere."
}

// ownerOf is the component in whose block a path stands.
func (s *step) ownerOf(old, now string) catalog.Name {
	for _, path := range []string{now, old} {
		block, _, _ := strings.Cut(path, ".")
		for _, c := range []*catalog.Catalog{s.to, s.from} {
			for i := range c.Components {
				if c.Components[i].Values == block && block != "" {
					return c.Components[i].Name
				}
			}
		}
	}
	return ""
}
