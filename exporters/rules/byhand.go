package rules

import (
	"fmt"
	"strings"
	"unicode"

	"entrastudio/exporters/compose"
	"entrastudio/exporters/helm"
	"entrastudio/exporters/markdown"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// byHand says how a person makes the rules in the user interfaces.
func (w *writer) byHand() string {
	var b strings.Builder
	b.WriteString("<!-- For a person; any Markdown reader shows it. -->\n# Mapping rules by hand\n\n")
	b.WriteString("A mapping rule gives roles or tenants to every access token that holds a value in a claim. " +
		"It compares with the token of the component that is asked, so the claim must be in the tokens of every app registration that is meant to profit.\n\n")
	if len(w.identity) > 0 {
		w.inIdentity(&b)
	}
	if len(w.cluster) > 0 {
		w.inCluster(&b)
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// declared names the file that declares rules, for a plan's way of deployment.
func (w *writer) declared() string {
	if w.plan.Deployment.With == plan.Compose {
		return markdown.Code(compose.Path)
	}
	return markdown.Code(helm.Path)
}

// inIdentity are the steps in Management Identity (Camunda docs, manage mapping
// rules), and what is known of rules that a deployment declares.
func (w *writer) inIdentity(b *strings.Builder) {
	b.WriteString("## In Management Identity\n\n")
	minor := string(w.plan.Camunda)
	if w.catalog.Identity.RulesDeclared.Sure() {
		fmt.Fprintf(b, "%s declares these rules, and Camunda %s adds them at every start. They are wanted by hand only where a running deployment must not start anew. "+
			"A rule on the same claim and value as one that exists is skipped, whatever its name.\n\n", w.declared(), minor)
	} else {
		fmt.Fprintf(b, "It is not verified that Camunda %s reads declared rules, so make these by hand.\n\n", minor)
	}
	b.WriteString("Camunda documents no API for them.\n\n")
	fmt.Fprintf(b, "1. Sign in to %s as the first administrator.\n", place(w.url(catalog.ManagementIdentity), "Management Identity"))
	b.WriteString("2. Open **Mappings**, choose **Add mapping**, and then what it is for: a role or a tenant. That cannot be changed later.\n" +
		"3. Fill in a line of the table and choose **Create**. *Contains* is for a claim that is a list, such as `groups`; *Equals* for one that is a text.\n" +
		"4. Sign out and in again: roles come with a new session.\n\n")
	var rows [][]string
	for _, r := range w.identity {
		if len(r.Roles) > 0 || len(r.Tenants) == 0 {
			rows = append(rows, identityRow(r, "role", r.Roles))
		}
		if len(r.Tenants) > 0 {
			rows = append(rows, identityRow(r, "tenant", r.Tenants))
		}
	}
	b.WriteString(markdown.Table([]string{"Name", "For a", "Claim name", "Operator", "Claim value", "Roles or tenants"}, rows) + "\n")
}

func identityRow(r *plan.MappingRule, kind string, gives []string) []string {
	operator := "Equals"
	if r.Operator == plan.Contains {
		operator = "Contains"
	}
	return []string{typed(r.Name), kind, typed(r.Claim), operator, typed(r.Value), all(gives)}
}

// inCluster are the steps in the Orchestration Cluster's own administration
// (Camunda docs, mapping rules of the Orchestration Cluster).
func (w *writer) inCluster(b *strings.Builder) {
	title := w.catalog.Cluster.Administration
	fmt.Fprintf(b, "## In the Orchestration Cluster\n\n%s declares these rules and their roles, and the cluster makes them at its first start. "+
		"A later change of a declared rule does not reach one that exists, and tenants are not declared at all: that is what these steps are for.\n\n", w.declared())
	fmt.Fprintf(b, "[orchestration.sh](orchestration.sh) does the same by the cluster's REST API. Its calls and answers are those that Camunda documents from 8.8 on; "+
		"that a second rule on the same claim and value is answered with 409 was read in Camunda's source, and tried on no running cluster of %s.\n\n", w.plan.Camunda)
	fmt.Fprintf(b, "1. Sign in to %s as the first administrator and open **%s**.\n", place(w.url(catalog.Orchestration), "the cluster"), title)
	b.WriteString("2. Under **Mapping rules**, create each rule of the table. Its ID cannot be changed later. There is no operator: a list matches where it holds the value, a text where it is the value, upper and lower case told apart.\n" +
		"3. Under **Roles**, open each role of the table, and assign the rule to it under **Mapping rules**; under **Tenants** likewise.\n" +
		"4. Sign out and in again: roles come with a new session.\n\n")
	var rows [][]string
	for _, r := range w.cluster {
		rows = append(rows, []string{typed(r.Name), typed(r.Claim), typed(r.Value), all(r.Roles), all(r.Tenants)})
	}
	b.WriteString(markdown.Table([]string{"Mapping rule ID and name", "Claim name", "Claim value", "Roles", "Tenants"}, rows) + "\n")
}

// place is a URL to sign in to, or the name of what has none in the plan.
func place(url, name string) string {
	if url == "" {
		return name
	}
	return typed(url)
}

// typed is a text as a person types it. What no keyboard has is said instead of
// shown as something else.
func typed(text string) string {
	switch {
	case text == "":
		return "nothing"
	case strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) || r == unicode.ReplacementChar }) || strings.TrimSpace(text) != text:
		return "cannot be typed: take it from the plan"
	default:
		return markdown.Code(text)
	}
}

func all(names []string) string {
	marked := make([]string, len(names))
	for i, name := range names {
		marked[i] = typed(name)
	}
	return strings.Join(marked, ", ")
}
