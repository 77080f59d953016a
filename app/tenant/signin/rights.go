package signin

import (
	"slices"
	"strings"

	"entrastudio/app/tenant"
)

// readRights is the least that lets a registration be read with its consent
// (Microsoft Graph permissions reference).
func readRights() []string { return []string{"Application.Read.All", "Directory.Read.All"} }

// writeRights is the least for what is to be written; it lets it be read, too.
func writeRights(writes []tenant.Write) []string {
	rights := []string{"Application.ReadWrite.All", "Directory.Read.All"}
	if slices.Contains(writes, tenant.WriteConsent) {
		rights = append(rights, "DelegatedPermissionGrant.ReadWrite.All")
	}
	if slices.Contains(writes, tenant.WriteRoles) {
		rights = append(rights, "AppRoleAssignment.ReadWrite.All")
	}
	return rights
}

// scopes puts rights as the sign-in asks for them. A person agrees to each; an app
// and a tool that is signed in already have the rights that an administrator gave
// them, all or nothing.
func scopes(request *tenant.Request, rights []string) []string {
	graph := strings.TrimRight(request.Cloud.Graph, "/") + "/"
	if request.Method != tenant.Browser && request.Method != tenant.Device {
		return []string{graph + ".default"}
	}
	all := make([]string, len(rights))
	for i, right := range rights {
		all[i] = graph + right
	}
	return all
}
