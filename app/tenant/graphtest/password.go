package graphtest

import (
	"net/http"
	"slices"
	"time"
)

func (s *Server) addPassword(r *http.Request, body object) answer {
	found := s.store.find(registrations, "id", r.PathValue("id"))
	if found == nil {
		return absent(r.PathValue("id"))
	}
	if s.rules.NoSecrets {
		return answer{status: http.StatusBadRequest, body: failure("Request_BadRequest", "Credential type not allowed as per assigned policy 'Contoso'.", "CredentialTypeNotAllowedAsPerAppPolicy")}
	}
	asked, _ := body["passwordCredential"].(map[string]any)
	ends := object(asked).text("endDateTime")
	if ends == "" {
		ends = time.Now().UTC().AddDate(2, 0, 0).Format(time.RFC3339)
	}
	value := "~" + newID()
	password := map[string]any{
		"keyId": newID(), "displayName": asked["displayName"], "hint": value[:3],
		"startDateTime": time.Now().UTC().Format(time.RFC3339), "endDateTime": ends, "customKeyIdentifier": nil,
	}
	list, _ := found["passwordCredentials"].([]any)
	found["passwordCredentials"] = append(list, password)
	shown := object{"secretText": value}
	merge(shown, password)
	return answer{status: http.StatusOK, body: shown}
}

func (s *Server) removePassword(r *http.Request, body object) answer {
	found := s.store.find(registrations, "id", r.PathValue("id"))
	if found == nil {
		return absent(r.PathValue("id"))
	}
	list, _ := found["passwordCredentials"].([]any)
	kept := slices.DeleteFunc(slices.Clone(list), func(one any) bool {
		password, _ := one.(map[string]any)
		return password["keyId"] == body["keyId"]
	})
	if len(kept) == len(list) {
		return refuse(http.StatusBadRequest, "Request_BadRequest", "No password credential found with keyId '"+body.text("keyId")+"'.")
	}
	found["passwordCredentials"] = kept
	return answer{status: http.StatusNoContent}
}
