package values

import (
	"strings"

	"entrastudio/importers/source"
	"entrastudio/model/lookup"
	"entrastudio/model/yamltree"
)

// Names lists the paths and variables of values files, to recognise the minor
// from.
func Names(files []source.Source) (lookup.Names, error) {
	root, err := Merge(files)
	if err != nil || root == nil {
		return lookup.Names{}, err
	}
	var names lookup.Names
	collect(&names, root, nil)
	return names, nil
}

func collect(names *lookup.Names, node *yamltree.Node, path []string) {
	if node.IsMap() && len(node.Pairs) > 0 {
		for _, pair := range node.Pairs {
			collect(names, pair.Value, append(path[:len(path):len(path)], pair.Key))
		}
		return
	}
	if len(path) == 0 {
		return
	}
	names.Paths = append(names.Paths, strings.Join(path, "."))
	if !node.IsList() || path[len(path)-1] != "env" {
		return
	}
	for _, item := range node.Items {
		if name := item.Get("name"); name.IsScalar() {
			names.Variables = append(names.Variables, lookup.VariableName{Name: name.Text})
		}
	}
}
