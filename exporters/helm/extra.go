package helm

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// extraFileName is the file in a block's extraConfiguration that holds the
// plan's properties.
const extraFileName = "entra-studio.yaml"

// extraFile collects the Spring properties that a block's extraConfiguration
// takes because the chart has no value of its own for them, or a deprecated one.
type extraFile struct {
	block []string
	tree  *tree
}

// extra finds the extra file of a block, or starts it.
func (w *writer) extra(block []string) *extraFile {
	for _, file := range w.extras {
		if slices.Equal(file.block, block) {
			return file
		}
	}
	file := &extraFile{block: block, tree: newTree(nil)}
	w.extras = append(w.extras, file)
	return file
}

// set puts a property into the file as nested YAML.
func (f *extraFile) set(property string, value *yaml.Node) error {
	return f.tree.set(strings.Split(property, "."), value)
}

// flushExtras writes the collected files in the chart's form, a map from name
// to content up to 8.8 and a list of file and content from 8.9 on.
func (w *writer) flushExtras() error {
	for _, file := range w.extras {
		content, err := encode(file.tree.root)
		if err != nil {
			return fmt.Errorf("%s.extraConfiguration: %w", strings.Join(file.block, "."), err)
		}
		text := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: content, Style: yaml.LiteralStyle}
		path := append(slices.Clone(file.block), "extraConfiguration")
		if w.catalog.Chart.ExtraFiles != "list" {
			if err := w.tree.set(append(path, extraFileName), text); err != nil {
				return err
			}
			continue
		}
		list, err := w.tree.list(path)
		if err != nil {
			return err
		}
		list.Content = append(list.Content, pairs(field{"file", textNode(extraFileName)}, field{"content", text}))
	}
	w.extras = nil
	return nil
}

// field is a key of a mapping with its value.
type field struct {
	key   string
	value *yaml.Node
}

// pairs makes a mapping from its fields.
func pairs(fields ...field) *yaml.Node {
	m := mapping()
	for _, f := range fields {
		m.Content = append(m.Content, textNode(f.key), f.value)
	}
	return m
}
