package helm

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/pattern"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// kubernetesName matches the names that Helm takes for a release and
// Kubernetes for a namespace (RFC 1123 labels; a release has 53 characters).
var kubernetesName = pattern.New(`^[a-z0-9](?:[a-z0-9-]{0,51}[a-z0-9])?$`)

// headerOf says who reads the file and how, in comment lines.
func headerOf(c *catalog.Catalog, p *plan.Plan) (string, error) {
	release, err := name(p.Deployment.Release, "deployment/release")
	if err != nil {
		return "", err
	}
	namespace, err := name(p.Deployment.Namespace, "deployment/namespace")
	if err != nil {
		return "", err
	}
	lines := []string{
		fmt.Sprintf("Helm reads this file: values for Camunda %s with Microsoft Entra ID, chart camunda-platform %s, Helm %s.",
			c.Minor, c.Chart.Version, strings.Join(c.Chart.Helm, " or ")),
		fmt.Sprintf("  helm upgrade --install %s camunda-platform --repo https://helm.camunda.io --version %s \\", release, c.Chart.Version),
		fmt.Sprintf("    --namespace %s --create-namespace --values values.yaml", namespace),
		"Only what differs from the chart's defaults stands here. No secret does: the Kubernetes Secrets",
		"that it names must exist before the chart is installed.",
	}
	return "# " + strings.Join(lines, "\n# ") + "\n", nil
}

// defaultName is the release and the namespace of a plan that names none.
const defaultName = "camunda"

func name(text, where string) (string, error) {
	if text == "" {
		return defaultName, nil
	}
	if !kubernetesName.MatchString(text) {
		return "", &exporters.Refusal{
			Where: where, Reader: reader, Why: "it is no Kubernetes name",
			Hint: "use lower-case letters, digits and hyphens, at most 53",
		}
	}
	return text, nil
}

// render writes the header and each top-level block with a blank line between.
func render(header string, root *yaml.Node) ([]byte, error) {
	var b strings.Builder
	b.WriteString(header)
	for i := 0; i+1 < len(root.Content); i += 2 {
		block := mapping()
		block.Content = root.Content[i : i+2]
		text, err := encode(block)
		if err != nil {
			return nil, err
		}
		b.WriteString("\n" + text)
	}
	return []byte(b.String()), nil
}

func encode(node *yaml.Node) (string, error) {
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := encoder.Encode(node); err != nil {
		return "", fmt.Errorf("write the values: %w", err)
	}
	return b.String(), nil
}

// quoted writes a name from the plan on one line.
func quoted(s string) string { return strconv.Quote(s) }
