package graphtest

import (
	"net/http"
	"strings"
)

func (s *Server) listGrants(r *http.Request, _ object) answer {
	clientID, _ := strings.CutPrefix(r.URL.Query().Get("$filter"), "clientId eq ")
	clientID = strings.Trim(clientID, "'")
	var list []object
	for _, one := range s.store.tables[grants] {
		if clientID == "" || one.text("clientId") == clientID {
			list = append(list, one)
		}
	}
	return s.paged(r, list)
}

func (s *Server) createGrant(_ *http.Request, body object) answer {
	for _, id := range []string{body.text("clientId"), body.text("resourceId")} {
		if s.store.find(principals, "id", id) == nil {
			return absent(id)
		}
	}
	for _, one := range s.store.tables[grants] {
		if one.text("clientId") == body.text("clientId") && one.text("resourceId") == body.text("resourceId") &&
			one.text("consentType") == body.text("consentType") && one.text("principalId") == body.text("principalId") {
			return refuse(http.StatusConflict, "Request_MultipleObjectsWithSameKeyValue", "Permission entry already exists.")
		}
	}
	made := object{"id": strings.ReplaceAll(newID(), "-", "_"), "principalId": nil}
	merge(made, body)
	s.store.add(grants, made, 0)
	return answer{status: http.StatusCreated, body: made}
}

func (s *Server) patchGrant(r *http.Request, body object) answer {
	found := s.store.find(grants, "id", r.PathValue("id"))
	if found == nil {
		return absent(r.PathValue("id"))
	}
	for name := range body {
		if name != "scope" {
			return refuse(http.StatusBadRequest, "Request_BadRequest", "Property '"+name+"' is read-only and cannot be set.")
		}
	}
	merge(found, body)
	return answer{status: http.StatusNoContent}
}

func (s *Server) deleteGrant(r *http.Request, _ object) answer {
	found := s.store.find(grants, "id", r.PathValue("id"))
	if found == nil {
		return absent(r.PathValue("id"))
	}
	s.store.remove(grants, found)
	return answer{status: http.StatusNoContent}
}
