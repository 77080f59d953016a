package entra

import (
	_ "embed"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/entra"
	"entrastudio/model/plan"

	"al.essio.dev/pkg/shellescape"
)

// scriptPath is the script's place in an export.
const scriptPath = Folder + "/registrations.sh"

// library is the part of the script that is the same for every plan. It holds
// functions alone, and what they need is set before they are called.
//
//go:embed registrations.sh
var library string

const scriptHead = `#!/usr/bin/env bash
# bash runs this script, with the Azure CLI (az): ./registrations.sh --help says how.
# It makes or updates the app registrations of the plan; without --apply it changes nothing.
set -euo pipefail
umask 077
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

`

// scriptFile writes the script. It gives a reason and no file where the script
// could not reach the tenant's cloud.
func scriptFile(p *plan.Plan, apps []application) (file exporters.File, why string, err error) {
	cloud := p.Tenant.Microsoft()
	if cloud.Graph == "" {
		return file, "The address of Microsoft Graph in this cloud is not known, so there is no registrations.sh. Choose the cloud custom and say its graphUrl.", nil
	}
	if err := reachable(cloud); err != nil {
		return file, "", err
	}
	var b strings.Builder
	b.WriteString(scriptHead)
	tenant := p.Tenant.ID
	if !catalog.IsGUID(tenant) {
		tenant = ""
	}
	b.WriteString("# What the plan says of the tenant.\n")
	assign(&b, "tenant", tenant, "azure_cloud", cloud.AzureCLI, "graph", strings.TrimRight(cloud.Graph, "/"), "graph_app", entra.GraphAppID(), "namespace", namespace(p))
	b.WriteString("\n")
	b.WriteString(library)
	b.WriteString("\n# What the plan says of each app registration.\nregistrations() {\n")
	for i := range apps {
		if err := addCall(&b, &apps[i]); err != nil {
			return file, "", err
		}
	}
	b.WriteString("}\n\nmain \"$@\"\n")
	return exporters.File{Path: scriptPath, Mode: exporters.Executable, Data: []byte(b.String()), Reader: readerAzure}, "", nil
}

// reachable refuses a Graph address that the script would send a token to in
// clear.
func reachable(cloud catalog.Cloud) error {
	u, err := url.Parse(cloud.Graph)
	if err == nil && u.Host != "" && u.RawQuery == "" && u.Fragment == "" && u.User == nil && (u.Scheme == "https" || u.Scheme == "http" && catalog.IsLocal(u)) {
		return nil
	}
	return &exporters.Refusal{
		Where: "tenant/graphUrl", Reader: readerAzure, Why: "it is no https URL of a host", Hint: "write it like https://graph.microsoft.com",
	}
}

// namespace is where Kubernetes keeps the client secrets.
func namespace(p *plan.Plan) string {
	if p.Deployment.Namespace != "" {
		return p.Deployment.Namespace
	}
	return "camunda"
}

// addCall sets what one app registration needs and does it.
func addCall(b *strings.Builder, a *application) error {
	secret, err := secretPlace(a)
	if err != nil {
		return err
	}
	// az sends the filter as it stands, so it is written as a URL carries it.
	filter := "displayName eq '" + strings.ReplaceAll(a.wanted.DisplayName, "'", "''") + "'"
	sameName := strings.ReplaceAll(url.QueryEscape(filter), "+", "%20")
	b.WriteString("\n")
	assign(b, "  shown", strconv.Quote(a.wanted.DisplayName), "  slug", a.slug, "  app_id", a.wanted.AppID,
		"  unique", a.wanted.UniqueName, "  same_name", sameName, "  scopes", scopes(a.consent), "  groups", proposedGroups(a),
		"  secret_store", secret.store, "  secret_name", secret.name, "  secret_key", secret.key, "  secret_place", secret.place)
	b.WriteString("  registration\n")
	return nil
}

// proposedGroups is what an app that sends no groups yet is to send; empty where
// the plan says it itself, or relies on no groups.
func proposedGroups(a *application) string {
	if !a.isProposal {
		return ""
	}
	return a.wanted.GroupMembershipClaims
}

// scopes are the names of permissions as a grant lists them.
func scopes(permissions []entra.Permission) string {
	names := make([]string, len(permissions))
	for i, permission := range permissions {
		names[i] = permission.Value
	}
	return strings.Join(names, " ")
}

// assign writes one variable of the shell a line, from pairs of names and values.
func assign(b *strings.Builder, pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		name := strings.TrimLeft(pairs[i], " ")
		fmt.Fprintf(b, "%s%s=%s\n", pairs[i][:len(pairs[i])-len(name)], name, shellescape.Quote(pairs[i+1]))
	}
}

// place is where a client secret is kept, in the script's words.
type place struct {
	// store is kubernetes, file, elsewhere or none.
	store, name, key string
	// place names it for a person.
	place string
}

// secretPlace reads the plan's reference, and refuses what the store cannot hold.
func secretPlace(a *application) (place, error) {
	ref := a.registration.Secret
	text := ref.String()
	refuse := func(why, hint string) (place, error) {
		return place{}, &exporters.Refusal{Where: a.path + "/secret", Reader: readerAzure, Why: why, Hint: hint}
	}
	switch {
	case !a.makesSecret():
		return place{store: "none"}, nil
	case !utf8.ValidString(text) || strings.ContainsRune(text, 0):
		return refuse("it holds a NUL or is not valid UTF-8", "name the place in plain text")
	case !ref.Possible() || ref.Store == plan.InKubernetes && ref.Key == "":
		return refuse("its store cannot keep a secret under this name", "write kubernetes:NAME/KEY or env:VARIABLE")
	case ref.Store == plan.InKubernetes:
		return place{"kubernetes", ref.Name, ref.Key, text}, nil
	case ref.Store == plan.InFile:
		return place{"file", ref.Name, "", strconv.Quote(text)}, nil
	default:
		return place{"elsewhere", "", "", strconv.Quote(text)}, nil
	}
}
