package graphtest

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// What the sign-in knows.
const (
	// AppClientID is an app that can sign in by itself, with AppSecret.
	AppClientID = "aaaaaaaa-0000-4000-8000-000000000001"
	AppSecret   = "its~client-secret-value"
	// PersonName is who signs in by browser and by device code.
	PersonName = "ada@contoso.example"
	personID   = "bbbbbbbb-0000-4000-8000-000000000002"
	appID      = "cccccccc-0000-4000-8000-000000000003"
)

// login is the state of the sign-in.
type login struct {
	guard sync.Mutex
	// issued are the tokens that Graph takes, with the rights in each.
	issued map[string][]string
	// appRights are what an administrator gave to the app.
	appRights []string
	// codes are authorisation codes with the scopes that were asked for.
	codes map[string]url.Values
	// waits is how often a device code is not ready yet.
	waits    int
	requests []TokenRequest
	refusal  string
	tenantID string
}

// TokenRequest is what arrived at the token endpoint.
type TokenRequest struct {
	Grant  string
	Scopes []string
	Claims string
	Form   url.Values
}

func (l *login) start() {
	l.issued, l.codes, l.waits, l.tenantID = map[string][]string{}, map[string]url.Values{}, 1, TenantID
	l.appRights = []string{readApplications}
}

// Authority is the login URL of the tenant's cloud.
func (s *Server) Authority() string { return s.URL }

// GiveApp sets the rights of the app that signs in by itself.
func (s *Server) GiveApp(rights ...string) {
	s.login.guard.Lock()
	defer s.login.guard.Unlock()
	s.login.appRights = rights
}

// RefuseSignIn lets the token endpoint answer with this AADSTS number.
func (s *Server) RefuseSignIn(number string) {
	s.login.guard.Lock()
	defer s.login.guard.Unlock()
	s.login.refusal = number
}

// IssueFor lets tokens be for another tenant.
func (s *Server) IssueFor(tenantID string) {
	s.login.guard.Lock()
	defer s.login.guard.Unlock()
	s.login.tenantID = tenantID
}

// TokenRequests lists what arrived at the token endpoint.
func (s *Server) TokenRequests() []TokenRequest {
	s.login.guard.Lock()
	defer s.login.guard.Unlock()
	return slices.Clone(s.login.requests)
}

// Token issues an access token of the app with these rights.
func (s *Server) Token(rights ...string) string {
	s.login.guard.Lock()
	defer s.login.guard.Unlock()
	return s.login.issue(map[string]any{"roles": rights, "appid": AppClientID, "app_displayname": "studio", "idtyp": "app", "oid": appID}, rights, time.Hour)
}

// allowed is empty where the token has the right.
func (s *Server) allowed(r *http.Request, right string) answer {
	token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	s.login.guard.Lock()
	rights, known := s.login.issued[token]
	s.login.guard.Unlock()
	switch {
	case !known:
		return refuse(http.StatusUnauthorized, "InvalidAuthenticationToken", "Access token is empty or not valid.")
	case right != "" && !covered(right, rights):
		return refuse(http.StatusForbidden, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
	}
	return answer{}
}

// covered reports whether the rights hold one, or a greater one.
func covered(right string, rights []string) bool {
	if slices.Contains(rights, right) {
		return true
	}
	return right == readApplications && (slices.Contains(rights, writeApplications) || slices.Contains(rights, readDirectory))
}

func reply(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
