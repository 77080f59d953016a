package values

import (
	"slices"
	"strings"

	"entrastudio/importers/settings"
	"entrastudio/importers/source"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"
	"entrastudio/model/yamltree"
)

// Read adds the values files of one release, in their -f order, to a picture.
// On an error, which is of type *refusal.Error, the picture stays as it was.
func Read(picture *evidence.Picture, c *catalog.Catalog, files []source.Source) error {
	root, err := Merge(files)
	if err != nil {
		return err
	}
	r := &reader{Recorder: settings.NewRecorder(picture, c, plan.Helm), catalog: c, root: root}
	for _, file := range files {
		r.Input(file.Input(evidence.KindValues))
	}
	if root == nil {
		r.Commit()
		return nil
	}
	r.keys(root, nil)
	r.settings()
	if err := r.blocks(); err != nil {
		return err
	}
	r.cluster()
	r.Values(r.cleaned())
	r.Commit()
	return nil
}

// Merge reads values files and lays each over those before it. It gives nil
// where all are empty.
func Merge(files []source.Source) (*yamltree.Node, error) {
	var merged *yamltree.Node
	for _, file := range files {
		root, err := yamltree.Parse(file.Name, file.Data, yamltree.Helm)
		if err != nil {
			return nil, err
		}
		if root == nil {
			continue
		}
		if !root.IsMap() {
			return nil, &refusal.Error{
				File: file.Name, Line: root.Line, Column: root.Column,
				What: "a values file is a mapping of keys, and this is none",
			}
		}
		if merged == nil {
			merged = root
			continue
		}
		merged = merge(merged, root)
	}
	return merged, nil
}

// reader turns merged values into evidence.
type reader struct {
	*settings.Recorder
	catalog *catalog.Catalog
	root    *yamltree.Node
}

// keys records every leaf: scalars, lists and empty mappings.
func (r *reader) keys(node *yamltree.Node, path []string) {
	if node.IsMap() && len(node.Pairs) > 0 {
		for _, pair := range node.Pairs {
			r.keys(pair.Value, append(path[:len(path):len(path)], pair.Key))
		}
		return
	}
	if len(path) == 0 {
		return
	}
	name := strings.Join(path, ".")
	dotted := slices.ContainsFunc(path, func(part string) bool { return strings.Contains(part, ".") })
	key := evidence.Key{Path: name, Kind: node.Kind, Quoted: node.Quoted, Dotted: dotted, Place: place(node, name)}
	if node.IsScalar() && r.shown(node, path) {
		key.Text = node.Text
	}
	key.Withheld = node.IsScalar() && node.Text != key.Text
	r.Key(key)
}

// longestText is the length of the longest text that a key keeps.
const longestText = 200

// shown reports that a key keeps its text: it is short, no file, and no secret.
func (r *reader) shown(node *yamltree.Node, path []string) bool {
	return len(node.Text) <= longestText && !strings.Contains(node.Text, "\n") && !inFile(path) &&
		!settings.SensitivePath(path, r.catalog.AtPath(strings.Join(path, ".")))
}

func place(node *yamltree.Node, address string) evidence.Place {
	return evidence.Place{File: node.File(), Line: node.Line, Column: node.Column, Address: address}
}

// settings records the settings of the catalogue that stand at paths.
func (r *reader) settings() {
	for _, s := range r.catalog.Settings() {
		if s.Secret != nil {
			r.secret(s)
			continue
		}
		for i, address := range append([]string{s.Helm}, s.HelmAlso...) {
			rank := settings.RankValues
			if i > 0 {
				rank = settings.RankOtherPath
			}
			r.plain(s, address, rank)
		}
	}
}

func (r *reader) plain(s *catalog.Setting, address string, rank settings.Rank) {
	parsed, err := catalog.ParseAddress(address)
	if err != nil || !parsed.Plain() {
		return
	}
	if node := at(r.root, parsed.Path); node != nil {
		r.Setting(s, settings.Said{Value: node.Value(), Literal: true, Place: place(node, address)}, evidence.ViaHelm, rank)
	}
}

// cluster records what the cluster declares at paths: mapping rules, and the
// members of roles that the minor does not seed.
func (r *reader) cluster() {
	if r.catalog.Cluster == nil {
		return
	}
	rules := r.catalog.Cluster.Rules
	for _, address := range append([]string{rules.Helm}, rules.HelmAlso...) {
		parsed, err := catalog.ParseAddress(address)
		if err != nil || !parsed.Plain() {
			continue
		}
		if list := at(r.root, parsed.Path); list != nil && list.Kind != catalog.Null {
			r.Rules(settings.ForCluster, list, settings.Frame{File: list.File(), Address: address})
		}
	}
	path := settings.RolesPath(r.catalog)
	if roles := at(r.root, strings.Split(path, ".")); roles != nil {
		r.OtherRoles(roles, settings.Frame{File: roles.File(), Address: path})
	}
}
