package runbook

import (
	"strings"

	"entrastudio/exporters/markdown"
)

// need is a tool, what for, and how to see that it is there.
type need struct{ tool, purpose, look string }

// needs lists the tools that the steps of this bundle call.
func (b *book) needs() []need {
	needs := []need{}
	if b.plan.Tenant.Microsoft().AzureCLI != "" {
		needs = append(needs, need{"Azure CLI", "app registrations and consent", "az version"})
	}
	if b.helm() {
		needs = append(needs,
			need{"Helm " + strings.Join(b.catalog.Chart.Helm, " or "), "chart " + b.catalog.Chart.Version, "helm version --short"},
			need{"kubectl", "the cluster of the namespace " + b.namespace(), "kubectl version"})
	} else {
		needs = append(needs, need{"Docker with Compose 2.24.4 or newer", "the containers", "docker compose version"})
	}
	if b.usesPostgres() {
		needs = append(needs, need{"psql 10 or newer", "Management Identity's database", "psql --version"})
	}
	if b.has("SHA256SUMS") {
		needs = append(needs, need{"sha256sum", "whether the bundle is whole", "sha256sum --version"})
	}
	return needs
}

// usesPostgres reports whether a step or the last resort asks a database.
func (b *book) usesPostgres() bool {
	return len(b.under("sql")) > 0 || len(b.outside()) > 0
}

func (b *book) writeNeeds(out *strings.Builder) {
	out.WriteString("## Before you begin\n\n")
	var rows [][]string
	for _, n := range b.needs() {
		rows = append(rows, []string{markdown.Text(n.tool), markdown.Text(n.purpose), markdown.Code(n.look)})
	}
	out.WriteString(markdown.Table([]string{"Tool", "What for", "See whether it is there"}, rows) + "\n")
	out.WriteString("Rights that you need:\n\n")
	for _, right := range b.rights() {
		out.WriteString("- " + right + "\n")
	}
	out.WriteString("\n")
}

// rights lists who must be asked before the first step (Microsoft Entra docs,
// built-in roles; camunda-docs#4041 for the database).
func (b *book) rights() []string {
	rights := []string{
		"In Microsoft Entra ID the role Application Administrator or Cloud Application Administrator, which may also consent for everybody to sign-in permissions.",
	}
	if b.helm() {
		rights = append(rights, "In Kubernetes to create Secrets, Deployments, StatefulSets, Services and ConfigMaps in the namespace "+span(b.namespace())+".")
	} else {
		rights = append(rights, "On the machine to run Docker, and to read the env files of this bundle.")
	}
	if len(b.outside()) > 0 {
		rights = append(rights, "In PostgreSQL a user for each database who owns it: Camunda creates its tables at the first start.")
	}
	if b.plan.FirstAdmin.Value != "" {
		rights = append(rights, "A person at hand whose token holds "+span(b.plan.FirstAdmin.Claim)+" with the value "+span(b.plan.FirstAdmin.Value)+": the first administrator.")
	}
	return rights
}
