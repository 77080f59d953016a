package graphtest

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// settable are the properties that a body may hold (v1.0 metadata).
func settable() []string {
	return []string{
		"displayName", "uniqueName", "signInAudience", "groupMembershipClaims", "identifierUris", "notes", "tags", "description",
		"isFallbackPublicClient", "tokenEncryptionKeyId", "web", "spa", "publicClient", "api", "optionalClaims", "appRoles", "requiredResourceAccess",
	}
}

// fresh is a registration as Graph makes it where nothing is asked for.
func fresh() object {
	return object{
		"id": newID(), "appId": newID(), "createdDateTime": time.Now().UTC().Format(time.RFC3339), "displayName": nil, "uniqueName": nil,
		"signInAudience": "AzureADandPersonalMicrosoftAccount", "groupMembershipClaims": nil, "identifierUris": []any{}, "notes": nil, "tags": []any{},
		"isFallbackPublicClient": nil, "tokenEncryptionKeyId": nil, "optionalClaims": nil, "appRoles": []any{}, "requiredResourceAccess": []any{},
		"web": map[string]any{
			"homePageUrl": nil, "logoutUrl": nil, "redirectUris": []any{},
			"implicitGrantSettings": map[string]any{"enableIdTokenIssuance": false, "enableAccessTokenIssuance": false},
		},
		"spa": map[string]any{"redirectUris": []any{}}, "publicClient": map[string]any{"redirectUris": []any{}},
		"api":                 map[string]any{"acceptMappedClaims": nil, "requestedAccessTokenVersion": nil, "oauth2PermissionScopes": []any{}},
		"passwordCredentials": []any{}, "keyCredentials": []any{},
	}
}

func (s *Server) createApplication(_ *http.Request, body object) answer {
	if body.text("displayName") == "" {
		return refuse(http.StatusBadRequest, "Request_BadRequest", "A value is required for property 'displayName' of resource 'Application'.")
	}
	if s.store.has(registrations, "uniqueName", body.text("uniqueName")) {
		return answer{status: http.StatusBadRequest, body: failure("Request_MultipleObjectsWithSameKeyValue", "Another object with the same value for property uniqueName already exists.", "ObjectConflict")}
	}
	made := fresh()
	if wrong := s.wrong(made, body); wrong.status != 0 {
		return wrong
	}
	merge(made, body)
	s.store.add(registrations, made, s.rules.Lag)
	return answer{status: http.StatusCreated, body: made}
}

func (s *Server) getApplication(r *http.Request, _ object) answer {
	found := s.store.find(registrations, "id", r.PathValue("id"))
	if found == nil {
		return absent(r.PathValue("id"))
	}
	return answer{status: http.StatusOK, body: chosen(found, r)}
}

func (s *Server) patchApplication(r *http.Request, body object) answer {
	found := s.store.find(registrations, "id", r.PathValue("id"))
	if found == nil {
		return absent(r.PathValue("id"))
	}
	if name, named := body["uniqueName"]; named && found["uniqueName"] != nil && name != found["uniqueName"] {
		return refuse(http.StatusBadRequest, "Request_BadRequest", "Property 'uniqueName' is read-only and cannot be set.")
	}
	if wrong := s.wrong(found, body); wrong.status != 0 {
		return wrong
	}
	merge(found, body)
	return answer{status: http.StatusNoContent}
}

func (s *Server) deleteApplication(r *http.Request, _ object) answer {
	found := s.store.find(registrations, "id", r.PathValue("id"))
	if found == nil {
		return absent(r.PathValue("id"))
	}
	s.store.remove(registrations, found)
	if principal := s.store.find(principals, "appId", found.text("appId")); principal != nil {
		s.store.remove(principals, principal)
	}
	return answer{status: http.StatusNoContent}
}

func (s *Server) owners(r *http.Request, _ object) answer {
	found := s.store.find(registrations, "id", r.PathValue("id"))
	if found == nil {
		return absent(r.PathValue("id"))
	}
	list, _ := found["owners"].([]any)
	return answer{status: http.StatusOK, body: object{"value": append([]any{}, list...)}}
}

// wrong checks what Graph checks of a body.
func (s *Server) wrong(old, body object) answer {
	for name, value := range body {
		if !slices.Contains(settable(), name) {
			return refuse(http.StatusBadRequest, "Request_BadRequest", "Invalid property '"+name+"'.")
		}
		if platform, ok := value.(map[string]any); ok {
			if uri := badURI(platform["redirectUris"]); uri != "" {
				return refuse(http.StatusBadRequest, "InvalidReplyUrl", "Reply URL '"+uri+"' is not valid.")
			}
		}
	}
	list, _ := body["identifierUris"].([]any)
	for _, uri := range list {
		if s.rules.RestrictedURIs && uri != "api://"+old.text("appId") {
			return refuse(http.StatusBadRequest, "Request_BadRequest",
				"Failed to add identifier URI. All newly added URIs must contain a tenant verified domain, tenant ID, or app ID, as per the default tenant policy of your organization.")
		}
	}
	return answer{}
}

func badURI(list any) string {
	uris, _ := list.([]any)
	for _, one := range uris {
		text, _ := one.(string)
		u, err := url.Parse(text)
		if err != nil || u.Host == "" || len(text) > 256 || u.Scheme == "http" && u.Hostname() != "localhost" && u.Hostname() != "127.0.0.1" || strings.Contains(text, "#") {
			return text
		}
	}
	return ""
}
