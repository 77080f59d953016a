package graphtest

import "net/http"

func (s *Server) createPrincipal(_ *http.Request, body object) answer {
	clientID := body.text("appId")
	if s.store.has(principals, "appId", clientID) {
		return refuse(http.StatusConflict, "Request_MultipleObjectsWithSameKeyValue",
			"The service principal cannot be created, updated, or restored because the service principal name "+clientID+" is already in use.")
	}
	found := s.store.find(registrations, "appId", clientID)
	if found == nil {
		return answer{status: http.StatusBadRequest, body: failure("Request_BadRequest",
			"The appId '"+clientID+"' of the service principal does not reference a valid application object.", "NoBackingApplicationObject")}
	}
	made := object{
		"id": newID(), "appId": clientID, "displayName": found["displayName"], "accountEnabled": true, "appRoleAssignmentRequired": false,
		"oauth2PermissionScopes": []any{}, "appRoles": found["appRoles"],
	}
	s.store.add(principals, made, s.rules.Lag)
	return answer{status: http.StatusCreated, body: made}
}

func (s *Server) deletePrincipal(r *http.Request, _ object) answer {
	found := s.store.find(principals, "id", r.PathValue("id"))
	if found == nil {
		return absent(r.PathValue("id"))
	}
	s.store.remove(principals, found)
	return answer{status: http.StatusNoContent}
}

func (s *Server) listAssignments(r *http.Request, _ object) answer {
	var list []object
	for _, one := range s.store.tables[assignments] {
		if one.text("resourceId") == r.PathValue("id") {
			list = append(list, one)
		}
	}
	return s.paged(r, list)
}

func (s *Server) assign(r *http.Request, body object) answer {
	for _, id := range []string{body.text("resourceId"), body.text("principalId")} {
		if s.store.find(principals, "id", id) == nil {
			return absent(id)
		}
	}
	for _, one := range s.store.tables[assignments] {
		if one.text("principalId") == body.text("principalId") && one.text("resourceId") == body.text("resourceId") && one.text("appRoleId") == body.text("appRoleId") {
			return refuse(http.StatusBadRequest, "Request_BadRequest", "Permission being assigned already exists on the object")
		}
	}
	made := object{"id": newID(), "principalType": "ServicePrincipal", "principalDisplayName": "a principal"}
	merge(made, body)
	s.store.add(assignments, made, 0)
	return answer{status: http.StatusCreated, body: made}
}

func (s *Server) unassign(r *http.Request, _ object) answer {
	found := s.store.find(assignments, "id", r.PathValue("assignment"))
	if found == nil {
		return absent(r.PathValue("assignment"))
	}
	s.store.remove(assignments, found)
	return answer{status: http.StatusNoContent}
}
