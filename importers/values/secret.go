package values

import (
	"strings"

	"entrastudio/importers/settings"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/yamltree"
)

// secret records a reference to a secret in whichever form it was written: the
// chart's own, an older or newer one, or in clear.
func (r *reader) secret(s *catalog.Setting) {
	secret, where := r.ownForm(s.Secret)
	for i := range s.Secret.Legacy {
		legacy := &s.Secret.Legacy[i]
		name, ref := r.legacyForm(legacy)
		if name == nil {
			continue
		}
		if secret != nil {
			secret.Both, secret.Legacy = true, legacy
		} else {
			secret, where = legacySecret(legacy, name, ref), name
		}
		break
	}
	if secret == nil {
		return
	}
	r.Secret(s, secret, place(where, pathOf(s.Secret, secret)))
}

// ownForm reads the form that the chart prefers; nil where nothing is said.
func (r *reader) ownForm(paths *catalog.SecretPaths) (*evidence.Secret, *yamltree.Node) {
	name, key, inline := r.scalar(paths.Name), r.scalar(paths.Key), r.scalar(paths.Inline)
	switch {
	case name != nil:
		secret := &evidence.Secret{Ref: plan.SecretRef{Store: plan.InKubernetes, Name: name.Text, Key: paths.KeyDefault}}
		if key != nil {
			secret.Ref.Key = key.Text
		}
		secret.KeyMissing = secret.Ref.Key == ""
		return secret, name
	case inline != nil:
		return settings.Literal(inline.Text), inline
	default:
		return nil, nil
	}
}

// legacyForm finds an older or newer form: its name, and the reference that it
// makes. A form that makes the chart fail counts even when it is empty.
func (r *reader) legacyForm(legacy *catalog.LegacySecret) (*yamltree.Node, plan.SecretRef) {
	name, key := r.scalar(legacy.Name), r.scalar(legacy.Key)
	ref := plan.SecretRef{Store: plan.InKubernetes}
	if name != nil {
		ref.Name = name.Text
	}
	if key != nil {
		ref.Key = key.Text
	}
	if name == nil && legacy.Effect == catalog.SecretFails {
		if name = at(r.root, split(legacy.Name)); name.IsMap() {
			name = nil
		}
		if name == nil {
			name = at(r.root, split(legacy.Key))
		}
	}
	return name, ref
}

func legacySecret(legacy *catalog.LegacySecret, name *yamltree.Node, ref plan.SecretRef) *evidence.Secret {
	secret := &evidence.Secret{}
	if settings.IsLiteralForm(legacy) {
		secret = settings.Literal(name.Text)
	} else if ref.Name != "" {
		secret.Ref = ref
	}
	secret.Legacy = legacy
	return secret
}

// scalar is the text at a path; nil where nothing is said.
func (r *reader) scalar(path string) *yamltree.Node {
	if path == "" {
		return nil
	}
	if node := at(r.root, split(path)); node.IsScalar() && said(node) {
		return node
	}
	return nil
}

func split(path string) []string {
	if path == "" {
		return nil
	}
	return strings.Split(path, ".")
}

// pathOf is the path at which the form that counts stands.
func pathOf(paths *catalog.SecretPaths, secret *evidence.Secret) string {
	switch {
	case secret.Legacy != nil && !secret.Both:
		return secret.Legacy.Name
	case secret.Literal:
		return paths.Inline
	default:
		return paths.Name
	}
}
