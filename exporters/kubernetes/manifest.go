package kubernetes

import (
	"strings"

	"entrastudio/exporters"
	"entrastudio/exporters/helm"
	"entrastudio/model/plan"

	"sigs.k8s.io/yaml"
)

// manifest is one object of Kubernetes.
type manifest struct {
	APIVersion string   `json:"apiVersion"`
	Kind       string   `json:"kind"`
	Metadata   metadata `json:"metadata"`
	// Type is that of a Secret.
	Type string `json:"type,omitempty"`
	// Spec is that of an ExternalSecret.
	Spec *externalSpec `json:"spec,omitempty"`
}

type metadata struct {
	Name      string            `json:"name"`
	Namespace string            `json:"namespace,omitempty"`
	Labels    map[string]string `json:"labels"`
}

// labels are Kubernetes' recommended ones, without app.kubernetes.io/instance: Argo
// CD tells by that label what belongs to an application, and would delete a Secret
// that it does not know as the application's (Argo CD docs, resource tracking).
func labels(component string) map[string]string {
	all := map[string]string{"app.kubernetes.io/part-of": "camunda-platform"}
	if component != "" {
		all["app.kubernetes.io/component"] = component
	}
	return all
}

func (d *deployment) namespaceManifest() manifest {
	return manifest{APIVersion: "v1", Kind: "Namespace", Metadata: metadata{Name: d.namespace, Labels: labels("")}}
}

// secretManifest is a Secret without data: an empty text would take the place of a
// value that is there already.
func (d *deployment) secretManifest(s *secret) manifest {
	return manifest{APIVersion: "v1", Kind: "Secret", Metadata: d.metadata(s.name), Type: "Opaque"}
}

func (d *deployment) metadata(name string) metadata {
	return metadata{Name: name, Namespace: d.namespace, Labels: labels("credentials")}
}

const namespaceHead = `# kubectl reads this file: kubectl apply --filename ` + NamespacePath + `
# fill-secrets.sh makes the namespace by itself where it is missing, and so does Helm with --create-namespace; this
# file is for those who keep all manifests in one place.
`

func (d *deployment) namespaceFile() (exporters.File, error) {
	return manifestFile(NamespacePath, namespaceHead, d.namespaceManifest())
}

const secretsHead = `# kubectl reads this file: kubectl create --filename ` + SecretsPath + `
# The Secrets that ` + helm.Path + ` names, without any value: fill-secrets.sh fills them, and makes those that are missing.
# It is not needed for that script; it is for those who keep all manifests in one place.
#
# What it does to values that are there: "kubectl create" never touches a Secret that exists. "kubectl apply" leaves
# what fill-secrets.sh or a vault has put in, but takes away every key that was itself put in by "kubectl apply".
`

// secretsFile lists the Secrets, and in comments their keys and who reads them.
func (d *deployment) secretsFile() (exporters.File, error) {
	if len(d.secrets) == 0 {
		return exporters.File{}, nil
	}
	var b strings.Builder
	b.WriteString(secretsHead)
	for i := range d.secrets {
		s := &d.secrets[i]
		b.WriteString("---\n# Its keys:\n")
		for k := range s.keys {
			key := &s.keys[k]
			b.WriteString("#   " + key.Key + ": " + d.use(key))
			if key.From.Store != plan.InKubernetes {
				b.WriteString("; the plan keeps the value in " + shown(key.From))
			}
			b.WriteString("\n")
		}
		if err := addManifest(&b, d.secretManifest(s)); err != nil {
			return exporters.File{}, err
		}
	}
	return yamlFile(SecretsPath, b.String()), nil
}

func manifestFile(path, head string, m manifest) (exporters.File, error) {
	var b strings.Builder
	b.WriteString(head)
	err := addManifest(&b, m)
	return yamlFile(path, b.String()), err
}

func yamlFile(path, text string) exporters.File {
	return exporters.File{Path: path, Mode: exporters.Private, Data: []byte(text), Reader: "kubectl"}
}

func addManifest(b *strings.Builder, m manifest) error {
	data, err := yaml.Marshal(m)
	b.Write(data)
	return err
}
