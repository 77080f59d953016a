package settings

import (
	"errors"
	"path"
	"strings"

	"entrastudio/model/refusal"
	"entrastudio/model/yamltree"
)

// Outer moves an error from the text to the file that holds it.
func (t Text) Outer(err error) error {
	var refused *refusal.Error
	if !errors.As(err, &refused) {
		return err
	}
	moved := *refused
	moved.What = t.Name + " cannot be read: " + refused.What
	if moved.Line == 0 {
		moved.Line, moved.Column = 1, 1
	}
	if t.Inside != nil {
		moved.Line, moved.Column = t.Inside(moved.Line, moved.Column)
	}
	return &moved
}

// Text is a text that holds YAML or JSON, in a file.
type Text struct {
	File string
	// Name says what holds the text, for an error.
	Name string
	Text string
	// Inside finds the place of a line and column of the text in the file.
	Inside func(line, column int) (int, int)
}

// Embedded reads YAML or JSON of one document inside a file, as Spring takes it;
// places in an error are those of the file. An empty text gives nil.
func Embedded(t Text) (*yamltree.Node, error) {
	node, err := yamltree.Parse(t.File, []byte(t.Text), yamltree.Helm)
	if err != nil {
		return nil, t.Outer(err)
	}
	return node, nil
}

// EmbeddedAll reads YAML of several documents inside a file.
func EmbeddedAll(t Text) ([]*yamltree.Node, error) {
	nodes, err := yamltree.ParseAll(t.File, []byte(t.Text), yamltree.Helm)
	if err != nil {
		return nil, t.Outer(err)
	}
	return nodes, nil
}

// IsYAML reports whether Spring reads a file of this name as YAML; JSON is YAML
// too.
func IsYAML(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml", ".json":
		return true
	default:
		return false
	}
}
