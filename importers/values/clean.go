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
	if root := r.clean(r.root, nil); root != nil {
		return root
	}
	return r.root.Empty()
}

// clean is a part of the values without secrets in clear; nil where nothing else
// stood in it.
func (r *reader) clean(node *yamltree.Node, path []string) *yamltree.Node {
	switch {
	case node.IsMap() && node.Get("name").IsScalar() && node.Get("value").IsScalar():
		return r.cleanEntry(node, path)
	case node.IsMap() && node.Get("file").IsScalar() && node.Get("content").IsScalar():
		content := r.cleanFile(r.fileAt(path, node.Get("file").Text, node.Get("content")))
		return node.With("content", content)
	case node.IsMap() || node.IsList():
		return r.cleanParts(node, path)
	case node.Kind == catalog.Text && (strings.Contains(node.Text, "\n") || inFile(path)):
		return r.cleanFile(r.fileAt(path, path[len(path)-1], node))
	default:
		return r.cleanScalar(node, path)
	}
}

func inFile(path []string) bool {
	last := path[len(path)-1]
	return last == "configuration" || len(path) > 1 && path[len(path)-2] == "extraConfiguration"
}

func (r *reader) cleanParts(node *yamltree.Node, path []string) *yamltree.Node {
	clean := *node
	clean.Pairs, clean.Items = nil, nil
	for _, pair := range node.Pairs {
		if value := r.clean(pair.Value, append(path[:len(path):len(path)], pair.Key)); value != nil {
			pair.Value = value
			clean.Pairs = append(clean.Pairs, pair)
		}
	}
	for _, item := range node.Items {
		if item = r.clean(item, path); item != nil {
			clean.Items = append(clean.Items, item)
		}
	}
	if len(clean.Pairs)+len(clean.Items) == 0 && len(node.Pairs)+len(node.Items) > 0 {
		return nil
	}
	return &clean
}

func (r *reader) cleanScalar(node *yamltree.Node, path []string) *yamltree.Node {
	address := strings.Join(path, ".")
	if len(path) == 0 || node.Kind == catalog.Null || node.Kind == catalog.Bool || !settings.InClear(node.Text) ||
		!settings.SensitivePath(path, r.catalog.AtPath(address)) {
		return node
	}
	r.Withhold(place(node, address))
	return nil
}

// cleanEntry is an entry of an env list, or nothing where its value is a secret.
// Reading SPRING_APPLICATION_JSON has told of the secrets in it already.
func (r *reader) cleanEntry(item *yamltree.Node, path []string) *yamltree.Node {
	name, value := item.Get("name").Text, item.Get("value")
	container := r.containerAt(path)
	hit, _ := r.Index().Variable(container.Component, name)
	if settings.InClear(value.Text) && settings.SensitiveName(name, hit.Setting) {
		r.Withhold(place(value, strings.Join(path, ".")+"["+name+"]"))
		return nil
	}
	if name != "SPRING_APPLICATION_JSON" {
		return item
	}
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

// containerAt is whose container the part of the values at a path configures;
// none where this minor has no such block.
func (r *reader) containerAt(path []string) lookup.Container {
	for length := min(2, len(path)); length > 0; length-- {
		if container, ok := r.Index().OfBlock(path[:length]); ok {
			return container
		}
	}
	return lookup.Container{}
}

func (r *reader) fileAt(path []string, name string, content *yamltree.Node) file {
	if name == "configuration" {
		name = "application.yaml"
	}
	if at := slices.Index(path, "extraConfiguration"); at >= 0 {
		path = path[:at+1]
	}
	return file{r.containerAt(path), strings.Join(path, "."), name, content, settings.RankExtraFile}
}

// cleanFile is a file without secrets. One that cannot be read as YAML is looked
// through line by line.
func (r *reader) cleanFile(f file) *yamltree.Node {
	documents, err := read(settings.Text{File: f.content.File(), Name: f.name, Text: f.content.Text})
	if err != nil || len(documents) == 0 || isProperties(f.name) {
		return r.cleanLines(f)
	}
	frame := settings.Frame{Address: f.address, File: f.content.File(), Inside: f.content.Inside()}
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
	kept, inside := lines[:0:0], f.content.Inside()
	for i, line := range lines {
		name, column := secretIn(line)
		if name == "" {
			kept = append(kept, line)
			continue
		}
		where := place(f.content, f.address+"{"+name+"}")
		where.Line, where.Column = inside(i+1, column)
		r.Withhold(where)
	}
	if len(kept) == len(lines) {
		return f.content
	}
	return f.content.Built(strings.Join(kept, "\n"))
}

// secretIn finds a name of a secret that a line gives a value, and the column of
// that value.
func secretIn(line string) (string, int) {
	at := strings.IndexAny(line, ":=")
	if at <= 0 {
		return "", 0
	}
	name, value := strings.Trim(line[:at], " \t\"'-"), strings.Trim(line[at+1:], " \t\r\"',")
	if !settings.InClear(value) || !settings.SensitiveName(name[strings.LastIndexByte(name, '.')+1:], nil) {
		return "", 0
	}
	return name, at + 2
}
