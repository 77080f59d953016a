package values

import (
	"entrastudio/model/catalog"
	"entrastudio/model/yamltree"
)

// merge lays a later values file over an earlier one as Helm does: mappings
// merge, everything else replaces, and a null stays to take the chart's own
// value away (helm, cli/values mergeMaps).
func merge(earlier, later *yamltree.Node) *yamltree.Node {
	if !earlier.IsMap() || !later.IsMap() {
		return later
	}
	merged := *earlier
	merged.Pairs = append([]yamltree.Pair(nil), earlier.Pairs...)
	at := map[string]int{}
	for i, pair := range merged.Pairs {
		at[pair.Key] = i
	}
	for _, pair := range later.Pairs {
		i, both := at[pair.Key]
		if !both {
			merged.Pairs = append(merged.Pairs, pair)
			continue
		}
		pair.Value = merge(merged.Pairs[i].Value, pair.Value)
		merged.Pairs[i] = pair
	}
	return &merged
}

// at finds the value at a path of keys; nil where there is none.
func at(root *yamltree.Node, path []string) *yamltree.Node {
	if len(path) == 0 {
		return nil
	}
	for _, key := range path {
		root = root.Get(key)
	}
	return root
}

// said reports that a value stands at a node: an empty text is as good as none
// to a chart's templates.
func said(node *yamltree.Node) bool {
	return node.IsScalar() && node.Text != "" || node != nil && (node.Kind == catalog.List || node.Kind == catalog.Other)
}
