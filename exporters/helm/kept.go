package helm

import (
	"errors"
	"slices"
	"strings"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// mergeKept adds what an import kept beside the settings: maps are merged,
// lists of variables and of extra files are joined, and a kept value never
// takes the place of a setting.
func (w *writer) mergeKept() error {
	if w.plan.Kept.Helm == nil {
		return nil
	}
	kept, err := plainCopy(w.plan.Kept.Helm)
	if err != nil {
		return refuseKept("", err)
	}
	if kept.Kind == yaml.DocumentNode && len(kept.Content) == 1 {
		kept = kept.Content[0]
	}
	if kept.Kind != yaml.MappingNode {
		return refuseKept("", errors.New("it is not a map of values"))
	}
	return w.mergeMaps(w.tree.root, kept, nil)
}

func refuseKept(where string, err error) error {
	path := "kept/helm"
	if where != "" {
		path += "/" + where
	}
	return &exporters.Refusal{Where: path, Reader: reader, Why: err.Error()}
}

func (w *writer) mergeMaps(into, kept *yaml.Node, path []string) error {
	for i := 0; i+1 < len(kept.Content); i += 2 {
		key, value := kept.Content[i], kept.Content[i+1]
		at := append(slices.Clone(path), key.Value)
		have := child(into, key.Value)
		var err error
		switch {
		case value.Kind == yaml.MappingNode && (have == nil || have.Kind == yaml.MappingNode):
			err = w.mergeBlock(into, have, key, value, at)
		case have == nil && !w.decided(strings.Join(at, "."), value):
			into.Content = append(into.Content, key, value)
		case have != nil && have.Kind == yaml.SequenceNode && value.Kind == yaml.SequenceNode:
			err = w.mergeLists(have, value, at)
		default:
			w.noteLeftOut(at)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// decided reports whether a setting of the plan decides what stands at a path,
// be it by leaving it at the chart's default. A reference that an import could
// not follow stays where the plan would write nothing. A secret never stands
// there in clear.
func (w *writer) decided(path string, kept *yaml.Node) bool {
	s := w.catalog.AtPath(path)
	switch {
	case s == nil:
		return false
	case s.Secret != nil && path == s.Secret.Inline:
		return true
	case s.Component != catalog.Global && !w.plan.On(s.Component):
		return false
	}
	switch w.plan.Effective(w.catalog, s).Origin {
	case plan.Explicit:
		return true
	case plan.Derived:
		return !catalog.IsReference(kept.Value)
	default:
		return false
	}
}

// mergeBlock merges a kept map into a block, which it makes where there is
// none. A block of which nothing is left stays out.
func (w *writer) mergeBlock(into, have, key, value *yaml.Node, at []string) error {
	if have != nil {
		if at[len(at)-1] == "extraConfiguration" {
			return w.mergeFiles(have, value, at)
		}
		return w.mergeMaps(have, value, at)
	}
	block := mapping()
	block.Style = value.Style
	if err := w.mergeMaps(block, value, at); err != nil {
		return err
	}
	if len(block.Content) > 0 || len(value.Content) == 0 {
		into.Content = append(into.Content, key, block)
	}
	return nil
}

// mergeLists joins a kept list to one of the export's where the items have
// names: variables by name and extra files by file. Kept items come first, as
// the last of two extra files wins.
func (w *writer) mergeLists(have, kept *yaml.Node, at []string) error {
	named := map[string]string{"env": "name", "extraConfiguration": "file"}[at[len(at)-1]]
	if named == "" {
		w.noteLeftOut(at)
		return nil
	}
	var items []*yaml.Node
	for _, item := range kept.Content {
		name := child(item, named)
		if item.Kind != yaml.MappingNode || name == nil {
			items = append(items, item)
			continue
		}
		own := itemNamed(have, named, name.Value)
		if own == nil {
			items = append(items, item)
			continue
		}
		if err := w.mergeItem(own, item, append(slices.Clone(at), name.Value)); err != nil {
			return err
		}
	}
	have.Content = append(items, have.Content...)
	return nil
}

func itemNamed(list *yaml.Node, key, name string) *yaml.Node {
	for _, item := range list.Content {
		if value := child(item, key); value != nil && value.Value == name {
			return item
		}
	}
	return nil
}

// mergeItem merges the content of an extra file of the same name; a variable
// of the same name is the setting's.
func (w *writer) mergeItem(own, kept *yaml.Node, at []string) error {
	mine, theirs := child(own, "content"), child(kept, "content")
	if mine == nil || theirs == nil {
		w.noteLeftOut(at)
		return nil
	}
	return w.mergeContent(mine, theirs, at)
}

// mergeFiles merges a map of extra files, the form up to 8.8.
func (w *writer) mergeFiles(have, kept *yaml.Node, at []string) error {
	for i := 0; i+1 < len(kept.Content); i += 2 {
		name, content := kept.Content[i], kept.Content[i+1]
		own := child(have, name.Value)
		if own == nil {
			have.Content = append(have.Content, name, content)
			continue
		}
		if err := w.mergeContent(own, content, append(slices.Clone(at), name.Value)); err != nil {
			return err
		}
	}
	return nil
}

// mergeContent merges the YAML text of two extra files; a property of the
// plan's stays as it is.
func (w *writer) mergeContent(mine, theirs *yaml.Node, at []string) error {
	var own, kept yaml.Node
	if err := yaml.Unmarshal([]byte(mine.Value), &own); err != nil {
		return refuseKept(strings.Join(at, "."), err)
	}
	if err := yaml.Unmarshal([]byte(theirs.Value), &kept); err != nil {
		return refuseKept(strings.Join(at, "."), errors.New("it is not readable as YAML, so it cannot be merged with the plan's properties"))
	}
	if len(kept.Content) == 0 {
		return nil
	}
	copied, err := plainCopy(kept.Content[0])
	if err != nil || copied.Kind != yaml.MappingNode {
		return refuseKept(strings.Join(at, "."), errors.New("it is not a map of properties, so it cannot be merged with the plan's"))
	}
	if err := w.mergeMaps(own.Content[0], copied, at); err != nil {
		return err
	}
	mine.Value, err = encode(own.Content[0])
	return err
}

func (w *writer) noteLeftOut(at []string) {
	path := strings.Join(at, ".")
	w.note(w.catalog.AtPath(path), path, "A kept value is left out, because a setting of the plan decides this place.")
}
