package helm

import (
	"fmt"
	"strings"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// madeUpSecret is the Kubernetes Secret for the secrets that a plan keeps
// outside of Kubernetes.
const madeUpSecret = "entra-credentials"

// secret writes a reference to a secret in the chart's own form.
func (w *writer) secret(s *catalog.Setting, r plan.Resolved) error {
	name, key, err := w.kubernetesSecret(s, r)
	if err != nil {
		return err
	}
	if s.Secret == nil {
		return w.refuse(s, r, "this chart has no place for a reference to it", "")
	}
	if err := w.leaf(s, r, strings.Split(s.Secret.Name, "."), textNode(name)); err != nil {
		return err
	}
	if key == s.Secret.KeyDefault {
		return nil
	}
	return w.leaf(s, r, strings.Split(s.Secret.Key, "."), textNode(key))
}

// secretEntry is a variable that Kubernetes fills from a Secret.
func (w *writer) secretEntry(s *catalog.Setting, r plan.Resolved, variable string) (*yaml.Node, error) {
	name, key, err := w.kubernetesSecret(s, r)
	if err != nil {
		return nil, err
	}
	reference := pairs(field{"name", textNode(name)}, field{"key", textNode(key)})
	return pairs(field{"name", textNode(variable)}, field{"valueFrom", pairs(field{"secretKeyRef", reference})}), nil
}

// kubernetesSecret gives the Secret and key that a reference stands for. A
// secret that is kept elsewhere goes into one Secret with a key for each
// reference, so that two settings that share a secret share the key.
func (w *writer) kubernetesSecret(s *catalog.Setting, r plan.Resolved) (name, key string, err error) {
	ref, err := plan.ParseSecretRef(r.Value.Text)
	if err != nil {
		return "", "", w.refuse(s, r, err.Error(), "")
	}
	if ref.Store == plan.InKubernetes {
		name, key, err = w.namedSecret(s, r, ref)
	} else {
		name, key = madeUpSecret, w.madeUpKey(s, ref.String())
	}
	if err == nil {
		w.refer(SecretKey{Secret: name, Key: key, From: ref, Path: r.Path, Settings: []catalog.Ref{s.Ref()}})
	}
	return name, key, err
}

// madeUpKey gives the key for a reference to a secret that is kept elsewhere.
func (w *writer) madeUpKey(s *catalog.Setting, text string) string {
	if key, known := w.secrets[text]; known {
		return key
	}
	key := w.freeKey(s)
	w.secrets[text] = key
	w.note(s, "", fmt.Sprintf("Create the Kubernetes Secret %s with the key %s from %s before the chart is installed.",
		madeUpSecret, key, text))
	return key
}

func (w *writer) namedSecret(s *catalog.Setting, r plan.Resolved, ref plan.SecretRef) (name, key string, err error) {
	key = ref.Key
	if key == "" && s.Secret != nil {
		key = s.Secret.KeyDefault
	}
	if key == "" {
		return "", "", w.refuse(s, r, "the reference names no key, and the chart then takes no secret at all",
			"write kubernetes:NAME/KEY")
	}
	for _, text := range []string{ref.Name, key} {
		if err := carryText(text); err != nil {
			return "", "", w.refuse(s, r, err.Error(), "")
		}
	}
	return ref.Name, key, nil
}

// freeKey names the key for a secret: the component and the setting in kebab
// case, such as management-identity-client-secret, and counted on where the
// plan itself uses that key of the made-up Secret.
func (w *writer) freeKey(s *catalog.Setting) string {
	base := string(s.Component) + "-" + exporters.Kebab(s.Key)
	key := base
	for n := 2; w.keys[key]; n++ {
		key = fmt.Sprint(base, "-", n)
	}
	w.keys[key] = true
	return key
}

// namedKeys collects the keys of the made-up Secret that the plan's own
// references name.
func namedKeys(c *catalog.Catalog, p *plan.Plan) map[string]bool {
	named := map[string]bool{}
	for _, s := range c.Settings() {
		if s.Form != catalog.FormSecret {
			continue
		}
		ref, err := plan.ParseSecretRef(p.Effective(c, s).Value.Text)
		if err == nil && ref.Store == plan.InKubernetes && ref.Name == madeUpSecret {
			named[ref.Key] = true
		}
	}
	return named
}
