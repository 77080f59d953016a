package kubernetes

import (
	"entrastudio/exporters"
	"entrastudio/exporters/helm"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// Folder is where the files stand in an export.
const Folder = "kubernetes"

// The paths of the files in an export. The first two read the cluster's current
// context, the others are manifests.
const (
	FillPath            = Folder + "/fill-secrets.sh"
	ForwardPath         = Folder + "/port-forward.sh"
	NamespacePath       = Folder + "/namespace.yaml"
	SecretsPath         = Folder + "/secrets.yaml"
	ExternalSecretsPath = Folder + "/external-secrets.yaml"
)

// reader names the program that a refusal is about.
const reader = "kubernetes"

// Files writes the files for a plan that a chart deploys, and none for any other.
// Those about Secrets are left out where the values name none. A name that
// Kubernetes cannot carry gives an *exporters.Refusal and no file.
func Files(c *catalog.Catalog, p *plan.Plan) ([]exporters.File, []exporters.Note, error) {
	if p.Deployment.With == plan.Compose {
		return nil, nil, nil
	}
	keys, err := helm.SecretKeys(c, p)
	if err != nil {
		return nil, nil, err
	}
	d := &deployment{
		catalog: c, plan: p,
		release: orCamunda(p.Deployment.Release), namespace: orCamunda(p.Deployment.Namespace),
	}
	if err := d.refuse(keys); err != nil {
		return nil, nil, err
	}
	d.secrets = grouped(keys)
	files, err := d.files()
	return files, nil, err
}

// deployment is what the files say of one plan.
type deployment struct {
	catalog            *catalog.Catalog
	plan               *plan.Plan
	release, namespace string
	// secrets are the Secrets that the values name, in the order of the values.
	secrets []secret
}

// orCamunda is the name that a plan means when it says none.
func orCamunda(name string) string {
	if name == "" {
		return "camunda"
	}
	return name
}

// files makes those files that have something to say.
func (d *deployment) files() ([]exporters.File, error) {
	var files []exporters.File
	for _, make := range []func() (exporters.File, error){
		d.namespaceFile, d.secretsFile, d.externalSecretsFile, d.fillFile, d.forwardFile,
	} {
		file, err := make()
		if err != nil {
			return nil, err
		}
		if file.Path != "" {
			files = append(files, file)
		}
	}
	return files, nil
}
