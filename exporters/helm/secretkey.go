package helm

import (
	"slices"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// SecretKey is one key of a Kubernetes Secret that the values file names.
type SecretKey struct {
	// Secret and Key are its names in Kubernetes.
	Secret, Key string
	// From is where the plan keeps the value.
	From plan.SecretRef
	// Path is the plan path of the first reference to it, as a refusal says it;
	// "kept/helm" for one that an import kept.
	Path string
	// Settings are those that read it; none where an import kept the reference.
	Settings []catalog.Ref
}

// Uses says in a person's words who reads the key: a component and its setting,
// each pair once.
func (k *SecretKey) Uses(c *catalog.Catalog) []string {
	var uses []string
	for _, ref := range k.Settings {
		use := "the chart"
		if component := c.Component(ref.Component); component != nil {
			use = component.Title
		}
		if s := c.Setting(ref.Component, ref.Key); s != nil {
			use += ", " + s.Title
		}
		if !slices.Contains(uses, use) {
			uses = append(uses, use)
		}
	}
	if len(uses) == 0 {
		return []string{"named by values that an import kept"}
	}
	return uses
}

// SecretKeys lists the keys of Kubernetes Secrets that the values file of a plan
// names, each once, in the order of the file. A reference that the file cannot
// carry gives the *exporters.Refusal that Values gives.
func SecretKeys(c *catalog.Catalog, p *plan.Plan) ([]SecretKey, error) {
	if p.Kept.Helm == nil {
		return secretKeysAlone(c, p)
	}
	w, err := write(c, p)
	if err != nil {
		return nil, err
	}
	w.referKept(w.tree.root)
	return w.referred, nil
}

// secretKeysAlone writes the secrets and nothing else: with nothing kept, no other
// setting bears on them, and those with thousands of mapping rules cost.
func secretKeysAlone(c *catalog.Catalog, p *plan.Plan) ([]SecretKey, error) {
	w := newWriter(c, p, catalog.FormJSON, catalog.FormList, catalog.FormScopes)
	for _, s := range c.Settings() {
		if s.Form != catalog.FormSecret {
			continue
		}
		if err := w.setting(s); err != nil {
			return nil, err
		}
	}
	return w.referred, nil
}

// refer notes that the values name a key.
func (w *writer) refer(key SecretKey) {
	at := slices.IndexFunc(w.referred, func(have SecretKey) bool {
		return have.Secret == key.Secret && have.Key == key.Key
	})
	if at < 0 {
		w.referred = append(w.referred, key)
		return
	}
	have := &w.referred[at]
	for _, s := range key.Settings {
		if !slices.Contains(have.Settings, s) {
			have.Settings = append(have.Settings, s)
		}
	}
}

// referKept finds what an import kept beside the settings: references in the two
// forms that name both Secret and key, that of a variable and that of the chart.
func (w *writer) referKept(node *yaml.Node) {
	if node.Kind == yaml.MappingNode {
		w.referNamed(node)
	}
	for _, next := range node.Content {
		w.referKept(next)
	}
}

func (w *writer) referNamed(node *yaml.Node) {
	name, key := child(node, "existingSecret"), child(node, "existingSecretKey")
	if within := child(node, "secretKeyRef"); within != nil {
		name, key = child(within, "name"), child(within, "key")
	}
	if isText(name) && isText(key) {
		ref := plan.SecretRef{Store: plan.InKubernetes, Name: name.Value, Key: key.Value}
		if ref.Possible() {
			w.refer(SecretKey{Secret: ref.Name, Key: ref.Key, From: ref, Path: "kept/helm"})
		}
	}
}

func isText(node *yaml.Node) bool {
	return node != nil && node.Kind == yaml.ScalarNode && node.Value != ""
}
