package graphtest

import (
	"net/http"
	"strings"
)

const version = "/v1.0"

// The least rights (Microsoft Graph permissions reference).
const (
	readApplications  = "Application.Read.All"
	writeApplications = "Application.ReadWrite.All"
	readDirectory     = "Directory.Read.All"
	writeGrants       = "DelegatedPermissionGrant.ReadWrite.All"
	writeRoles        = "AppRoleAssignment.ReadWrite.All"
)

// routes lays out Graph's side.
func (s *Server) routes(mux *http.ServeMux) {
	on := func(pattern, right string, handle handler) {
		method, path, _ := strings.Cut(pattern, " ")
		mux.HandleFunc(method+" "+version+path, s.graph(right, handle))
	}
	on("GET /organization", "", s.organization)
	on("GET /applications", readApplications, s.listApplications)
	on("POST /applications", writeApplications, s.createApplication)
	on("GET /applications/{id}", readApplications, s.getApplication)
	on("PATCH /applications/{id}", writeApplications, s.patchApplication)
	on("DELETE /applications/{id}", writeApplications, s.deleteApplication)
	on("GET /applications/{id}/owners", readApplications, s.owners)
	on("POST /applications/{id}/addPassword", writeApplications, s.addPassword)
	on("POST /applications/{id}/removePassword", writeApplications, s.removePassword)
	on("POST /servicePrincipals", writeApplications, s.createPrincipal)
	on("DELETE /servicePrincipals/{id}", writeApplications, s.deletePrincipal)
	on("GET /servicePrincipals/{id}/appRoleAssignedTo", readApplications, s.listAssignments)
	on("POST /servicePrincipals/{id}/appRoleAssignedTo", writeRoles, s.assign)
	on("DELETE /servicePrincipals/{id}/appRoleAssignedTo/{assignment}", writeRoles, s.unassign)
	on("GET /oauth2PermissionGrants", readDirectory, s.listGrants)
	on("POST /oauth2PermissionGrants", writeGrants, s.createGrant)
	on("PATCH /oauth2PermissionGrants/{id}", writeGrants, s.patchGrant)
	on("DELETE /oauth2PermissionGrants/{id}", writeGrants, s.deleteGrant)
	// The alternate keys, such as applications(appId='...'), are one segment.
	on("GET /{key}", readApplications, s.byKey)
}

// byKey answers for applications(appId='...') and the like.
func (s *Server) byKey(r *http.Request, _ object) answer {
	table, rest, keyed := strings.Cut(r.PathValue("key"), "(")
	property, value, valued := strings.Cut(strings.TrimSuffix(rest, ")"), "=")
	if !keyed || !valued || (table != registrations && table != principals) {
		return refuse(http.StatusNotFound, "ResourceNotFound", "Resource not found for the segment.")
	}
	value = strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(value, "'"), "'"), "''", "'")
	found := s.store.find(table, property, value)
	if found == nil {
		return absent(value)
	}
	return answer{status: http.StatusOK, body: chosen(found, r)}
}

func (s *Server) organization(*http.Request, object) answer {
	return answer{status: http.StatusOK, body: object{"value": []object{{
		"id": TenantID, "displayName": "Contoso",
		"verifiedDomains": []object{{"name": "contoso.example", "isDefault": true, "isInitial": true}},
	}}}}
}

func refuse(status int, code, message string) answer {
	return answer{status: status, body: failure(code, message, "")}
}

// failure is an error in Graph's form; a detail code says more than the code.
func failure(code, message, detail string) object {
	inner := object{"code": code, "message": message, "innerError": object{"date": "2026-01-01T00:00:00", "request-id": newID()}}
	if detail != "" {
		inner["details"] = []object{{"code": detail, "message": message}}
	}
	return object{"error": inner}
}

func absent(id string) answer {
	return refuse(http.StatusNotFound, "Request_ResourceNotFound",
		"Resource '"+id+"' does not exist or one of its queried reference-property objects are not present.")
}
