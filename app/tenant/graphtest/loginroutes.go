package graphtest

import (
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// loginRoutes lays out the sign-in's side: discovery, authorisation, device codes
// and tokens (Microsoft identity platform, OAuth 2.0 flows).
func (s *Server) loginRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /{tenant}/v2.0/.well-known/openid-configuration", s.discovery)
	mux.HandleFunc("GET /{tenant}/oauth2/v2.0/authorize", s.authorize)
	mux.HandleFunc("POST /{tenant}/oauth2/v2.0/devicecode", s.deviceCode)
	mux.HandleFunc("POST /{tenant}/oauth2/v2.0/token", s.token)
}

func (s *Server) discovery(w http.ResponseWriter, r *http.Request) {
	tenant := s.URL + "/" + r.PathValue("tenant")
	reply(w, http.StatusOK, object{
		"issuer": tenant + "/v2.0", "authorization_endpoint": tenant + "/oauth2/v2.0/authorize", "token_endpoint": tenant + "/oauth2/v2.0/token",
		"device_authorization_endpoint": tenant + "/oauth2/v2.0/devicecode", "jwks_uri": tenant + "/discovery/v2.0/keys",
	})
}

// authorize is a person who agrees at once.
func (s *Server) authorize(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	code := newID()
	s.login.guard.Lock()
	s.login.codes[code] = query
	s.login.guard.Unlock()
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_ = formPost().Execute(w, map[string]string{"To": query.Get("redirect_uri"), "Code": code, "State": query.Get("state")})
}

// formPost is the page with which Entra sends a browser back: a form that a script
// submits (response_mode=form_post).
func formPost() *template.Template {
	return template.Must(template.New("form").Parse(
		`<html><body onload="document.forms[0].submit()"><form method="POST" action="{{.To}}">` +
			`<input type="hidden" name="code" value="{{.Code}}"><input type="hidden" name="state" value="{{.State}}"></form></body></html>`))
}

func (s *Server) deviceCode(w http.ResponseWriter, r *http.Request) {
	code := newID()
	s.login.guard.Lock()
	s.login.codes[code] = url.Values{"scope": {r.PostFormValue("scope")}, "client_id": {r.PostFormValue("client_id")}}
	s.login.guard.Unlock()
	reply(w, http.StatusOK, object{
		"user_code": "ABCD1234", "device_code": code, "verification_uri": s.URL + "/devicelogin", "expires_in": 900, "interval": 1,
		"message": "To sign in, open the page " + s.URL + "/devicelogin and enter the code ABCD1234.",
	})
}

// token answers for every grant.
func (s *Server) token(w http.ResponseWriter, r *http.Request) {
	_ = r.ParseForm()
	s.login.guard.Lock()
	defer s.login.guard.Unlock()
	l := &s.login
	l.requests = append(l.requests, TokenRequest{r.Form.Get("grant_type"), strings.Fields(r.Form.Get("scope")), r.Form.Get("claims"), r.Form})
	if l.refusal != "" {
		wrong(w, l.refusal, "invalid_grant", "the sign-in is refused")
		return
	}
	switch r.Form.Get("grant_type") {
	case "client_credentials":
		l.appToken(w, r)
	case "urn:ietf:params:oauth:grant-type:device_code", "device_code":
		if l.waits > 0 {
			l.waits--
			wrong(w, "70016", "authorization_pending", "the person has not finished")
			return
		}
		l.personToken(w, r, l.codes[r.Form.Get("device_code")])
	case "authorization_code":
		l.personToken(w, r, l.codes[r.Form.Get("code")])
	case "refresh_token":
		l.personToken(w, r, url.Values{"scope": {r.Form.Get("scope")}, "client_id": {r.Form.Get("client_id")}})
	default:
		wrong(w, "70003", "unsupported_grant_type", "the grant type is not supported")
	}
}

func (l *login) appToken(w http.ResponseWriter, r *http.Request) {
	proved := r.Form.Get("client_secret") == AppSecret || r.Form.Get("client_assertion") != ""
	if r.Form.Get("client_id") != AppClientID || !proved {
		wrong(w, "7000215", "invalid_client", "Invalid client secret provided.")
		return
	}
	token := l.issue(map[string]any{"roles": l.appRights, "appid": AppClientID, "app_displayname": "studio", "idtyp": "app", "oid": appID}, l.appRights, time.Hour)
	reply(w, http.StatusOK, object{"token_type": "Bearer", "expires_in": 3599, "access_token": token})
}

// personToken gives what was asked for: everybody in this tenant agrees to all.
func (l *login) personToken(w http.ResponseWriter, r *http.Request, asked url.Values) {
	if asked == nil {
		wrong(w, "70008", "invalid_grant", "The code has expired.")
		return
	}
	var rights []string
	for _, scope := range strings.Fields(asked.Get("scope")) {
		if at := strings.LastIndexByte(scope, '/'); at >= 0 {
			rights = append(rights, scope[at+1:])
		}
	}
	token := l.issue(map[string]any{
		"scp": strings.Join(rights, " "), "appid": asked.Get("client_id"), "upn": PersonName, "name": "Ada", "idtyp": "user", "oid": personID,
	}, rights, time.Hour)
	info := object{"uid": personID, "utid": TenantID}
	reply(w, http.StatusOK, object{
		"token_type": "Bearer", "scope": asked.Get("scope"), "expires_in": 3599, "access_token": token, "refresh_token": newID(),
		"id_token": l.idToken(asked.Get("client_id")), "client_info": base64JSON(info),
	})
}

func wrong(w http.ResponseWriter, number, code, text string) {
	reply(w, http.StatusBadRequest, map[string]any{
		"error": code, "error_description": "AADSTS" + number + ": " + text, "error_codes": []any{jsonNumber(number)}, "correlation_id": newID(), "trace_id": newID(),
	})
}
