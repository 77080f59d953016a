package runbook

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/exporters/markdown"
	"entrastudio/model/plan"
)

// The files of the Entra export that the step names.
const (
	registrationsScript = "entra/registrations.sh"
	terraform           = "entra/main.tf"
)

// registerApps is the step that makes the app registrations what the plan says.
func (b *book) registerApps() (step, bool) {
	s := step{
		title: "Make the app registrations",
		text:  []string{"Each component signs in as an app registration of its own. As they should be:", b.registrationTable()},
		done:  "each registration has its redirect URIs, token version 2 and consent",
	}
	if b.scripted() {
		b.registerByScript(&s)
	} else {
		s.text = append(s.text, strings.Join(b.byHand(), "\n"))
	}
	if missing := b.withoutID(); len(missing) > 0 {
		s.text = append(s.text, fmt.Sprintf("**The plan has no client ID yet for %s.** Put the IDs into the plan afterwards and export the bundle again: "+
			"every later step needs them.", spans(missing)))
	}
	s.verify = b.verifyRegistrations()
	s.undo = b.undoRegistrations()
	return s, len(b.plan.Registrations) > 0
}

// registerByScript lets the script of the bundle do it. Its first call only looks.
func (b *book) registerByScript(s *step) {
	s.text = append(s.text, file(registrationsScript)+" creates what is missing and puts right what differs. The first call looks and says what it would do; "+
		"the second does it, makes client secrets and puts each where the plan keeps it. Another run changes nothing more."+b.otherWays())
	if b.registersIntoKubernetes() {
		s.commands = append(s.commands, b.createNamespace())
	}
	s.commands = append(s.commands, "./"+registrationsScript, "./"+registrationsScript+" --apply")
	s.screen = []string{
		"One block a registration, in the end with its application (client) ID. No secret value is shown.",
		"A line with `NOT DONE` is left for you, such as consent that somebody else must give; the end lists them again.",
	}
}

// registersIntoKubernetes reports whether the client secret of a registration is
// kept in Kubernetes, in a namespace that must be there before.
func (b *book) registersIntoKubernetes() bool {
	return b.helm() && slices.ContainsFunc(b.plan.Registrations, func(r plan.Registration) bool { return r.Secret.Store == plan.InKubernetes })
}

func (b *book) createNamespace() string {
	return command("kubectl", "create", "namespace", b.namespace()) + "   # where it is not there yet"
}

// scripted reports that a script makes the registrations, which needs an Azure CLI
// that knows the cloud.
func (b *book) scripted() bool {
	return b.has(registrationsScript) && b.plan.Tenant.Microsoft().AzureCLI != ""
}

// undoRegistrations never deletes an app: one that the plan knows was there before,
// and gets back what the script saved of it.
func (b *book) undoRegistrations() act {
	if !b.scripted() {
		return act{text: "Delete only the registrations that you made in this step; Entra keeps deleted ones for 30 days. Those that were there before get back the values that you noted."}
	}
	return act{
		text: "The script gives the registrations that it updated back what they were, and names those that it made: " +
			"delete these where nothing uses them. Entra keeps deleted ones for 30 days.",
		commands: []string{"./" + registrationsScript + " --undo"},
	}
}

func (b *book) otherWays() string {
	if b.has(terraform) {
		return " Those who keep their tenant in Terraform take " + file(terraform) + " instead."
	}
	return ""
}

// registrationTable says what each registration should be.
func (b *book) registrationTable() string {
	var rows [][]string
	for i := range b.plan.Registrations {
		r := &b.plan.Registrations[i]
		rows = append(rows, []string{
			markdown.Text(r.Name), span(r.ClientID), platform(r), listOr(b.plan.RedirectURIsOf(b.catalog, r), "none"),
			listOr(b.plan.OptionalClaimsOf(b.catalog, r), "none"), fmt.Sprint(r.Version()),
		})
	}
	return markdown.Table([]string{"Registration", "Client ID", "Platform", "Redirect URIs", "Optional claims (access token)", "Token version"}, rows)
}

func platform(r *plan.Registration) string {
	switch r.Platform {
	case "spa":
		return "Single-page application"
	case "web":
		return "Web"
	default:
		return "none"
	}
}

func listOr(texts []string, otherwise string) string {
	if len(texts) == 0 {
		return otherwise
	}
	return spans(texts)
}

// byHand is the same in Microsoft's admin center (Microsoft Entra docs, register
// an application; Camunda docs, microsoft-entra).
func (b *book) byHand() []string {
	return []string{
		"In the Microsoft Entra admin center, under App registrations, for each row:",
		"",
		"1. New registration, with the name of the row, for accounts in this organizational directory only.",
		"2. Authentication, Add a platform: the row's platform with exactly its redirect URIs.",
		"3. Manifest: set `requestedAccessTokenVersion` under `api` to `2`.",
		"4. Token configuration: add the optional claims, for the access token.",
		"5. For the platform Web: Certificates & secrets, New client secret. Keep its *value*, not its ID, where the plan says.",
		"6. API permissions: `openid`, `profile`, `email`, `offline_access` and `User.Read` of Microsoft Graph, then Grant admin consent.",
	}
}

// withoutID lists the registrations whose client ID is not known yet.
func (b *book) withoutID() []string {
	var names []string
	for i := range b.plan.Registrations {
		if b.plan.Registrations[i].ClientID == "" {
			names = append(names, b.plan.Registrations[i].Name)
		}
	}
	return names
}

// clientIDs lists the known client IDs, each once. What begins like an option is
// no ID and would be taken for one by a command.
func (b *book) clientIDs() []string {
	var ids []string
	for i := range b.plan.Registrations {
		id := b.plan.Registrations[i].ClientID
		if plain(id) && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// plain reports whether a text can be a GUID: only such ones stand in commands.
func plain(id string) bool {
	return id != "" && strings.Trim(strings.ToLower(id), "0123456789abcdef-") == "" && !strings.HasPrefix(id, "-")
}

func (b *book) verifyRegistrations() act {
	ids := b.clientIDs()
	if len(ids) == 0 || b.plan.Tenant.Microsoft().AzureCLI == "" {
		return act{text: "The admin center shows for each registration its redirect URIs under the platform of the table, and admin consent as granted."}
	}
	verify := act{text: "Each line shows `2`, the token version, and then the redirect URIs of the table. " +
		"Where the studio is at hand, `entra-studio tenant diff plan.yaml --sign-in cli` compares every field."}
	for _, id := range ids {
		verify.commands = append(verify.commands,
			command("az", "ad", "app", "show", "--id", id, "--query", "[api.requestedAccessTokenVersion, web.redirectUris, spa.redirectUris]", "--output", "json"))
	}
	return verify
}
