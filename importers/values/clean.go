package values

import (
	"slices"
	"strings"

	"entrastudio/importers/settings"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
	"entrastudio/model/yamltree"
)

// cleaned is the values without secrets in clear, whose places are withheld.
func (r *reader) cleaned() *yamltree.Node {
	root, _ := r.root.Without(func(path []string, value *yamltree.Node) bool {
		if value.Kind != catalog.Text && value.Kind != catalog.Number || inItem(path) || !settings.InClear(value.Text) {
			return false
		}
		address := strings.Join(path, ".")
		if !settings.SensitivePath(path, r.catalog.AtPath(address)) {
			return false
		}
		r.Withhold(place(value, address))
		return true
	})
	for i, top := range root.Pairs {
		value := r.cleanBlock(top.Value, []string{top.Key})
		if value.IsMap() {
			value.Pairs = slices.Clone(value.Pairs)
			for j, inner := range value.Pairs {
				value.Pairs[j].Value = r.cleanBlock(inner.Value, []string{top.Key, inner.Key})
			}
		}
		root.Pairs[i].Value = value
	}
	return root
}

// inItem reports a path inside an entry of an env list, whose name stands
// beside it and not above, or inside an extra file given as a mapping.
func inItem(path []string) bool {
	return slices.Contains(path, "env") || slices.Contains(path, "extraConfiguration")
}

// cleanBlock is a component's block without secrets in its variables and files.
func (r *reader) cleanBlock(block *yamltree.Node, path []string) *yamltree.Node {
	container, ok := r.Index().OfBlock(path)
	if !ok || !block.IsMap() {
		return block
	}
	clean := *block
	clean.Pairs = slices.Clone(block.Pairs)
	for i, pair := range clean.Pairs {
		switch pair.Key {
		case "env":
			clean.Pairs[i].Value = r.cleanEnv(container, pair.Value, path)
		case "extraConfiguration":
			clean.Pairs[i].Value = r.cleanFiles(container, pair.Value, strings.Join(append(path, pair.Key), "."))
		case "configuration":
			address := strings.Join(append(path, pair.Key), ".")
			clean.Pairs[i].Value = r.cleanFile(file{container, address, "application.yaml", pair.Value, settings.RankWholeFile})
		}
	}
	return &clean
}

func (r *reader) cleanEnv(container lookup.Container, list *yamltree.Node, path []string) *yamltree.Node {
	if !list.IsList() {
		return list
	}
	clean := *list
	clean.Items = nil
	for _, item := range list.Items {
		name, value := item.Get("name").Value().Text, item.Get("value")
		hit, _ := r.Index().Variable(container.Component, name)
		switch {
		case value.IsScalar() && settings.InClear(value.Text) && settings.SensitiveName(name, hit.Setting):
			r.Withhold(place(value, strings.Join(path, ".")+".env["+name+"]"))
		case name == "SPRING_APPLICATION_JSON" && value.IsScalar():
			clean.Items = append(clean.Items, r.cleanJSON(container, item, value))
		default:
			clean.Items = append(clean.Items, item)
		}
	}
	return &clean
}

// cleanJSON is an entry of an env list whose value is JSON. Reading it has told
// of its secrets already.
func (r *reader) cleanJSON(container lookup.Container, item, value *yamltree.Node) *yamltree.Node {
	root, err := settings.Embedded(settings.Text{File: value.File(), Text: value.Text})
	if err != nil || root == nil {
		return item
	}
	kept, withheld := r.CleanProperties(container.Component, root, settings.Frame{})
	if len(withheld) == 0 {
		return item
	}
	return item.With("value", value.Built(kept.JSON()))
}

func (r *reader) cleanFiles(container lookup.Container, files *yamltree.Node, address string) *yamltree.Node {
	clean := *files
	clean.Pairs, clean.Items = slices.Clone(files.Pairs), slices.Clone(files.Items)
	for i, pair := range clean.Pairs {
		clean.Pairs[i].Value = r.cleanFile(file{container, address, pair.Key, pair.Value, settings.RankExtraFile})
	}
	for i, item := range clean.Items {
		if content := item.Get("content"); content != nil {
			clean.Items[i] = item.With("content", r.cleanFile(file{container, address, item.Get("file").Value().Text, content, settings.RankExtraFile}))
		}
	}
	return &clean
}

// cleanFile is a file without secrets. One that cannot be read as YAML is looked
// through line by line.
func (r *reader) cleanFile(f file) *yamltree.Node {
	frame := settings.Frame{Address: f.address, File: f.content.File(), Inside: f.content.Inside}
	if f.content.IsMap() {
		frame.Inside = nil
		kept, withheld := r.CleanProperties(f.container.Component, f.content, frame)
		r.Withhold(withheld...)
		return kept
	}
	documents, err := read(settings.Text{File: f.content.File(), Name: f.name, Text: f.content.Text})
	if err != nil || len(documents) == 0 || isProperties(f.name) {
		return r.cleanLines(f)
	}
	var text strings.Builder
	var all []evidence.Place
	for i, document := range documents {
		kept, withheld := r.CleanProperties(f.container.Component, document, frame)
		all = append(all, withheld...)
		written, err := kept.Encode()
		if err != nil {
			return r.cleanLines(f)
		}
		text.WriteString([]string{"", "---\n"}[min(i, 1)] + written)
	}
	if len(all) == 0 {
		return f.content
	}
	r.Withhold(all...)
	return f.content.Built(text.String())
}

// cleanLines is a text without the lines that give a name of a secret a value.
func (r *reader) cleanLines(f file) *yamltree.Node {
	lines := strings.Split(f.content.Text, "\n")
	kept := lines[:0:0]
	for i, line := range lines {
		if at := strings.IndexAny(line, ":="); at > 0 {
			name, value := strings.Trim(line[:at], " \t\"'-"), strings.Trim(line[at+1:], " \t\r\"'")
			if settings.InClear(value) && settings.SensitiveName(name[strings.LastIndexByte(name, '.')+1:], nil) {
				where := place(f.content, f.address+"{"+name+"}")
				where.Line, where.Column = f.content.Inside(i+1, at+2)
				r.Withhold(where)
				continue
			}
		}
		kept = append(kept, line)
	}
	if len(kept) == len(lines) {
		return f.content
	}
	return f.content.Built(strings.Join(kept, "\n"))
}
