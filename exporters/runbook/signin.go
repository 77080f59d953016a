package runbook

import (
	"slices"
	"strings"

	"entrastudio/exporters/markdown"
	"entrastudio/model/catalog"
)

// signInFirst is the step in which the first administrator proves the whole way.
func (b *book) signInFirst() (step, bool) {
	name := catalog.ManagementIdentity
	if !b.plan.On(name) {
		name = catalog.Orchestration
	}
	fact, component := b.catalog.Component(name), b.plan.Component(name)
	if fact == nil || component == nil || component.URL == "" {
		return step{}, false
	}
	host := b.plan.Tenant.Microsoft().Login
	return step{
		title: "Sign in as the first administrator",
		text: []string{
			"Open " + span(component.URL) + " in a private window, so that no older session answers, and sign in as the person whose token holds " +
				span(b.plan.FirstAdmin.Claim) + " = " + span(b.plan.FirstAdmin.Value) + ".",
		},
		screen: []string{
			"Microsoft's page at " + span(host) + ", then, without admin consent, a page that asks for consent to " + span(registrationName(b, name)) + ".",
			"The browser comes back to " + span(b.plan.CallbackOf(b.catalog, name)) + " and goes on to " + markdown.Text(fact.Title) + ".",
			"`AADSTS50011` on Microsoft's page: that very redirect URI is not registered. Any other number: `entra-studio explain entra.AADSTS...` says what it means.",
			"A page without permission, or a loop: the token does not hold the claim's value as it is stored. Read the token with `entra-studio token --plan plan.yaml -`.",
		},
		verify: act{text: markdown.Text(fact.Title) + " shows its pages and the account's name."},
		undo:   act{text: "Sign out; nothing was changed but the session."},
		done:   "the first administrator is in " + markdown.Text(fact.Title),
	}, true
}

func registrationName(b *book, name catalog.Name) string {
	if r := b.plan.RegistrationOf(name); r != nil {
		return r.Name
	}
	return ""
}

// signInEverywhere is the step in which a person with a role opens each component.
func (b *book) signInEverywhere() (step, bool) {
	var rows [][]string
	for _, fact := range b.on() {
		if fact.Redirect.Path == "" || b.plan.Component(fact.Name).URL == "" {
			continue
		}
		rows = append(rows, []string{
			markdown.Text(fact.Title), span(b.plan.Component(fact.Name).URL), span(b.plan.CallbackOf(b.catalog, fact.Name)), b.openers(fact),
		})
	}
	return step{
		title: "Sign in to every component",
		text: []string{
			"With a person who has the roles, in a private window each:",
			markdown.Table([]string{"Component", "Open", "Entra sends the browser back to", "Roles that open it"}, rows),
		},
		screen: []string{
			"Microsoft's page is passed without a question once a session is there.",
			"`/noPermission` or 403: the sign-in itself worked, and nobody gave the role. See the section on it below; do not change the registration.",
			"`AADSTS9002326` or `AADSTS9002327`: the redirect URI is registered under the other platform.",
		},
		verify: act{text: "Each component shows its start page."},
		undo:   act{text: "Sign out; nothing was changed but the sessions."},
		done:   "each component of the table shows its start page",
	}, len(rows) > 0
}

// openers are the roles that let a person into a component.
func (b *book) openers(fact *catalog.Component) string {
	var roles []string
	switch fact.Permissions {
	case catalog.AskIdentity:
		for _, role := range b.catalog.Identity.Roles {
			grants := slices.ContainsFunc(role.Grants, func(g catalog.Grant) bool {
				return g.Component == fact.Name && !strings.HasPrefix(g.Permission, "read:users")
			})
			if grants && !slices.Contains(roles, role.Name) {
				roles = append(roles, role.Name)
			}
		}
		return listOr(roles, "none") + " of Management Identity"
	case catalog.AskOrchestration:
		if b.catalog.Cluster == nil {
			return "roles of the cluster"
		}
		return spans([]string{"admin"}) + " or another role of the cluster with access to the component"
	default:
		return "anybody of the tenant"
	}
}

// watchMachines is the step that sees that Connectors sign in, which no browser
// shows.
func (b *book) watchMachines() (step, bool) {
	logs := b.compose("logs", "connectors")
	if b.helm() {
		logs = command("kubectl", "--namespace", b.namespace(), "logs", "--selector", "app.kubernetes.io/component=connectors", "--tail=500")
	}
	return step{
		title:  "See that Connectors sign in",
		text:   []string{"Connectors fetch a token by themselves, as " + span(registrationName(b, catalog.Connectors)) + "."},
		verify: act{text: "Nothing is printed: no `AADSTS` code, no 401 and no 403.", commands: []string{logs + " | grep -E 'AADSTS|401|403'"}},
		undo:   act{text: "Nothing to undo."},
		done:   "no refused sign-in in the log of Connectors",
	}, b.plan.On(catalog.Connectors)
}
