package graphtest

import (
	"fmt"

	"entrastudio/app/tenant"
)

// Put adds a registration as if somebody had made it, and gives it with its IDs.
// Secrets in it become ones of the tenant.
func (s *Server) Put(a tenant.Application) tenant.Application {
	s.guard.Lock()
	defer s.guard.Unlock()
	made := fresh()
	merge(made, toObject(a))
	s.store.add(registrations, made, 0)
	clear(s.cache)
	return fromObject[tenant.Application](s.t, made)
}

// Own makes somebody the owner of a registration.
func (s *Server) Own(objectID string, owner tenant.Owner) {
	s.guard.Lock()
	defer s.guard.Unlock()
	if found := s.store.find(registrations, "id", objectID); found != nil {
		list, _ := found["owners"].([]any)
		found["owners"] = append(list, map[string]any(toObject(owner)))
	}
}

// Change changes a registration as if somebody else had, by the rules of PATCH.
func (s *Server) Change(objectID string, properties map[string]any) {
	s.guard.Lock()
	defer s.guard.Unlock()
	if found := s.store.find(registrations, "id", objectID); found != nil {
		merge(found, toObject(properties))
		clear(s.cache)
	}
}

// Applications gives every registration as it is.
func (s *Server) Applications() []tenant.Application {
	return all[tenant.Application](s, registrations)
}

// Principals gives every service principal as it is, Graph's own among them.
func (s *Server) Principals() []tenant.ServicePrincipal {
	return all[tenant.ServicePrincipal](s, principals)
}

// Grants gives every consent as it is.
func (s *Server) Grants() []tenant.Grant { return all[tenant.Grant](s, grants) }

// Raw gives a registration as the JSON that Graph holds.
func (s *Server) Raw(objectID string) string {
	s.guard.Lock()
	defer s.guard.Unlock()
	return string(marshal(s.store.find(registrations, "id", objectID)))
}

func all[T any](s *Server, table string) []T {
	s.guard.Lock()
	defer s.guard.Unlock()
	list := make([]T, 0, len(s.store.tables[table]))
	for _, one := range s.store.tables[table] {
		list = append(list, fromObject[T](s.t, one))
	}
	return list
}

// Fill adds so many registrations of the size that registrations have.
func (s *Server) Fill(n int) {
	s.guard.Lock()
	defer s.guard.Unlock()
	for i := range n {
		made := fresh()
		merge(made, object{
			"displayName": fmt.Sprintf("Registration %05d", i), "signInAudience": "AzureADMyOrg",
			"web":            map[string]any{"redirectUris": []any{fmt.Sprintf("https://app%d.contoso.example/sso-callback", i), fmt.Sprintf("https://app%d.contoso.example/auth/login-callback", i)}},
			"api":            map[string]any{"requestedAccessTokenVersion": 2},
			"optionalClaims": map[string]any{"idToken": []any{}, "accessToken": []any{map[string]any{"name": "preferred_username", "source": nil, "essential": false, "additionalProperties": []any{}}}, "saml2Token": []any{}},
			"requiredResourceAccess": []any{map[string]any{"resourceAppId": GraphClientID, "resourceAccess": []any{
				map[string]any{"id": "37f7f235-527c-4136-accd-4a02d197296e", "type": "Scope"}, map[string]any{"id": "14dad69e-099b-42c9-810b-d002981feec1", "type": "Scope"},
			}}},
			"passwordCredentials": []any{map[string]any{"keyId": newID(), "displayName": "first", "hint": "~a8", "startDateTime": "2026-01-01T00:00:00Z", "endDateTime": "2028-01-01T00:00:00Z"}},
		})
		s.store.add(registrations, made, 0)
	}
	clear(s.cache)
}
