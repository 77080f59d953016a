package draft

import (
	"strings"

	"entrastudio/importers/settings"
	"entrastudio/model/catalog"
	"entrastudio/model/lookup"
	"entrastudio/model/yamltree"
)

// identityRules is the property of Management Identity's declared mapping rules
// (camunda-docs#8173).
const identityRules = settings.IdentityRules

// files is what is kept of extraConfiguration, a mapping or a list of files.
func (d *draft) files(container lookup.Container, files *yamltree.Node) *yamltree.Node {
	kept := *files
	kept.Pairs, kept.Items = nil, nil
	for _, pair := range files.Pairs {
		if content := d.file(container, pair.Key, pair.Value); content != nil {
			pair.Value = content
			kept.Pairs = append(kept.Pairs, pair)
		}
	}
	for _, item := range files.Items {
		content := item.Get("content")
		if content == nil {
			kept.Items = append(kept.Items, item)
			continue
		}
		if content = d.file(container, item.Get("file").Value().Text, content); content != nil {
			kept.Items = append(kept.Items, item.With("content", content))
		}
	}
	if len(kept.Pairs) == 0 && len(kept.Items) == 0 {
		return nil
	}
	return &kept
}

// file is what is kept of one file; nil where the plan took all of it. A file
// of which the plan took nothing stays letter for letter.
func (d *draft) file(container lookup.Container, name string, content *yamltree.Node) *yamltree.Node {
	took := func(path []string, _ *yamltree.Node) bool { return d.tookProperty(container, strings.Join(path, ".")) }
	if content.IsMap() {
		kept, _ := content.Without(took)
		if len(kept.Pairs) == 0 {
			return nil
		}
		return kept
	}
	if content.Kind != catalog.Text || !settings.IsYAML(name) {
		return content
	}
	documents, err := settings.EmbeddedAll(settings.Text{Text: content.Text, Name: name})
	if err != nil || len(documents) != 1 {
		return content
	}
	kept, removed := documents[0].Without(took)
	switch {
	case len(removed) == 0:
		return content
	case len(kept.Pairs) == 0:
		return nil
	}
	text, err := kept.Encode()
	if err != nil {
		return content
	}
	return content.Built(text)
}
