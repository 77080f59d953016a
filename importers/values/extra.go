package values

import (
	"path"
	"strings"

	"entrastudio/importers/properties"
	"entrastudio/importers/settings"
	"entrastudio/model/lookup"
	"entrastudio/model/yamltree"
)

// file is a configuration file inside values.
type file struct {
	container lookup.Container
	// address is the path of the value that holds it.
	address string
	name    string
	content *yamltree.Node
	rank    settings.Rank
}

// extraFiles records extraConfiguration: a mapping of names to contents up to
// 8.8, a list of files from 8.9 on. Either form is read in every minor, because
// people carry the older one over. Spring reads the files in order, so of a
// property that stands twice the last counts.
func (r *reader) extraFiles(container lookup.Container, extra *yamltree.Node, block []string) error {
	address := strings.Join(block, ".") + ".extraConfiguration"
	var files []file
	if extra.IsMap() {
		for _, pair := range extra.Pairs {
			files = append(files, file{container, address, pair.Key, pair.Value, settings.RankExtraFile})
		}
	}
	if extra.IsList() {
		for _, item := range extra.Items {
			files = append(files, file{container, address, item.Get("file").Value().Text, item.Get("content"), settings.RankExtraFile})
		}
	}
	for i := len(files) - 1; i >= 0; i-- {
		if err := r.file(files[i]); err != nil {
			return err
		}
	}
	return nil
}

// file records the properties in a configuration file.
func (r *reader) file(f file) error {
	if f.content == nil {
		return nil
	}
	frame := settings.Frame{Rank: f.rank, Address: f.address, File: f.content.File()}
	if f.content.IsMap() {
		r.Properties(f.container, f.content, frame)
		return nil
	}
	if !f.content.IsScalar() || f.content.Text == "" {
		return nil
	}
	frame.Inside = f.content.Inside()
	text := settings.Text{File: f.content.File(), Name: f.name, Text: f.content.Text, Inside: frame.Inside}
	documents, err := read(text)
	if err != nil && strings.Contains(f.content.Text, "{{") {
		r.Unread(place(f.content, f.address), f.name+" holds a template that only helm can fill in")
		return nil
	}
	if err != nil {
		return err
	}
	for i := len(documents) - 1; i >= 0; i-- {
		if activated(documents[i]) {
			r.Unread(place(f.content, f.address), f.name+" holds a part for certain profiles alone")
			continue
		}
		r.Properties(f.container, documents[i], frame)
	}
	return nil
}

// read reads a configuration file by the ending of its name; a file that Spring
// does not read gives nothing.
func read(text settings.Text) ([]*yamltree.Node, error) {
	switch {
	case settings.IsYAML(text.Name):
		return settings.EmbeddedAll(text)
	case isProperties(text.Name):
		root, err := properties.Parse(text.File, []byte(text.Text))
		if err != nil {
			return nil, text.Outer(err)
		}
		return []*yamltree.Node{root}, nil
	default:
		return nil, nil
	}
}

func isProperties(name string) bool { return strings.EqualFold(path.Ext(name), ".properties") }

// activated reports a document that Spring reads with certain profiles alone.
func activated(document *yamltree.Node) bool {
	const profile = "spring.config.activate.on-profile"
	return at(document, strings.Split(profile, ".")) != nil || document.Get(profile) != nil
}
