package kubernetes

import (
	"fmt"
	"strings"

	"entrastudio/exporters"
	"entrastudio/exporters/helm"
)

// storeName stands for the name of a person's own store. No object of Kubernetes
// can have it, so a file that still says it is refused and not half applied.
const storeName = "NAME-OF-YOUR-STORE"

// externalSpec is the part of an ExternalSecret that says where values come from
// (External Secrets Operator docs, ExternalSecret).
type externalSpec struct {
	RefreshInterval string         `json:"refreshInterval"`
	Store           storeRef       `json:"secretStoreRef"`
	Target          externalTarget `json:"target"`
	Data            []externalData `json:"data"`
}

type storeRef struct {
	Kind string `json:"kind"`
	Name string `json:"name"`
}

type externalTarget struct {
	Name           string `json:"name"`
	CreationPolicy string `json:"creationPolicy"`
	DeletionPolicy string `json:"deletionPolicy"`
}

type externalData struct {
	Key    string    `json:"secretKey"`
	Remote remoteRef `json:"remoteRef"`
}

type remoteRef struct {
	Key string `json:"key"`
}

const externalHead = `# kubectl reads this file, in a cluster with the External Secrets Operator 0.16 or newer (external-secrets.io/v1), which
# then fills the Secrets that ` + helm.Path + ` names from a vault:
#   kubectl apply --filename ` + ExternalSecretsPath + `
# Before that:
#   1. Put the name of your store in the place of ` + storeName + `; no object can have that name, so the file is
#      refused as it is. A store for all namespaces is of the kind ClusterSecretStore.
#   2. Put the values into the vault under the names at remoteRef.key, which Azure Key Vault takes as they are, or write
#      the names that they have there. A vault that keeps several values under one name takes a property besides.
# Use either this file or fill-secrets.sh: the operator writes its own values over others.
`

// externalSecretsFile is the Secrets as the External Secrets Operator fills them.
func (d *deployment) externalSecretsFile() (exporters.File, error) {
	if len(d.secrets) == 0 {
		return exporters.File{}, nil
	}
	var b strings.Builder
	b.WriteString(externalHead)
	taken := map[string]bool{}
	for i := range d.secrets {
		b.WriteString("---\n")
		if err := addManifest(&b, d.externalManifest(&d.secrets[i], taken)); err != nil {
			return exporters.File{}, err
		}
	}
	file := yamlFile(ExternalSecretsPath, b.String())
	file.Reader = "kubectl, for the External Secrets Operator"
	return file, nil
}

// externalManifest lets the operator make the Secret, and keep it when the value
// is gone from the vault: a running Camunda is worth more than a tidy namespace.
func (d *deployment) externalManifest(s *secret, taken map[string]bool) manifest {
	spec := &externalSpec{
		RefreshInterval: "1h",
		Store:           storeRef{Kind: "SecretStore", Name: storeName},
		Target:          externalTarget{Name: s.name, CreationPolicy: "Owner", DeletionPolicy: "Retain"},
	}
	for _, key := range s.keys {
		spec.Data = append(spec.Data, externalData{Key: key.Key, Remote: remoteRef{Key: remoteKey(s.name, key.Key, taken)}})
	}
	return manifest{APIVersion: "external-secrets.io/v1", Kind: "ExternalSecret", Metadata: d.metadata(s.name), Spec: spec}
}

// remoteKey proposes a name in a vault, in the letters that Azure Key Vault takes,
// and counts on where two keys would get one name.
func remoteKey(secret, key string, taken map[string]bool) string {
	base := strings.NewReplacer(".", "-", "_", "-").Replace(secret + "-" + key)
	name := base
	for n := 2; taken[name]; n++ {
		name = fmt.Sprint(base, "-", n)
	}
	taken[name] = true
	return name
}
