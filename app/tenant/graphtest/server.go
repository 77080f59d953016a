package graphtest

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TenantID is the tenant that every server is.
const TenantID = "11111111-2222-3333-4444-555555555555"

// GraphClientID is the client ID of Microsoft Graph itself, whose service
// principal every tenant has.
const GraphClientID = "00000003-0000-0000-c000-000000000000"

// Server is a tenant and its sign-in. Its methods may be called from any
// goroutine.
type Server struct {
	// URL is where Graph and the sign-in answer, without a slash at its end.
	URL string

	t      testing.TB
	http   *httptest.Server
	guard  sync.Mutex
	calls  []Call
	faults []*planned
	rules  Rules
	store  store
	login  login
	cache  map[string]*page
}

// Rules are what a tenant's administrator decided.
type Rules struct {
	// Lag is how many calls about a new object do not know it yet.
	Lag int
	// NoSecrets refuses client secrets.
	NoSecrets bool
	// RestrictedURIs refuses identifier URIs but for api:// and the client ID.
	RestrictedURIs bool
}

// Call is a request that arrived at Graph's side.
type Call struct {
	Method string
	// Path is below the version, with the query.
	Path   string
	Header http.Header
	// Body is the body in clear, also when it was sent compressed.
	Body string
}

// Start serves over plain HTTP until the test ends.
func Start(t testing.TB) *Server { return start(t, httptest.NewServer) }

// StartTLS serves over HTTPS until the test ends.
func StartTLS(t testing.TB) *Server { return start(t, httptest.NewTLSServer) }

func start(t testing.TB, serve func(http.Handler) *httptest.Server) *Server {
	t.Helper()
	s := &Server{t: t, cache: map[string]*page{}}
	s.store.tables = map[string][]object{}
	s.login.start()
	mux := http.NewServeMux()
	s.routes(mux)
	s.loginRoutes(mux)
	s.http = serve(mux)
	s.URL = s.http.URL
	t.Cleanup(s.http.Close)
	s.store.add(principals, object{
		"id": newID(), "appId": GraphClientID, "displayName": "Microsoft Graph", "accountEnabled": true, "appRoleAssignmentRequired": false,
	}, 0)
	return s
}

// Client trusts the server's certificate.
func (s *Server) Client() *http.Client { return s.http.Client() }

// Obey sets the tenant's rules.
func (s *Server) Obey(rules Rules) {
	s.guard.Lock()
	defer s.guard.Unlock()
	s.rules = rules
}

// Calls lists what arrived at Graph's side since the start or the last Forget.
func (s *Server) Calls() []Call {
	s.guard.Lock()
	defer s.guard.Unlock()
	return slices.Clone(s.calls)
}

// Forget empties the list of calls; faults count from there.
func (s *Server) Forget() {
	s.guard.Lock()
	defer s.guard.Unlock()
	s.calls = nil
}

// answer is what a handler gives.
type answer struct {
	status int
	body   any
	header http.Header
}

// handler handles one call while the server is locked.
type handler func(r *http.Request, body object) answer

// graph wraps a handler in what is the same for every call: records, faults,
// authorisation, bodies, compression.
func (s *Server) graph(right string, handle handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		raw := readBody(r)
		s.guard.Lock()
		defer s.guard.Unlock()
		call := Call{r.Method, strings.TrimPrefix(r.URL.RequestURI(), version), r.Header.Clone(), string(raw)}
		s.calls = append(s.calls, call)
		fault := s.fault(call)
		if fault != nil && !fault.After {
			fault.write(w)
			return
		}
		given := s.allowed(r, right)
		if given.status == 0 {
			given = s.handle(r, raw, handle)
		}
		if fault != nil {
			fault.write(w)
			return
		}
		s.write(w, r, given)
	}
}

func (s *Server) handle(r *http.Request, raw []byte, handle handler) answer {
	var body object
	if len(raw) > 0 {
		if !strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
			return refuse(http.StatusUnsupportedMediaType, "RequestBodyRead", "The content type is not supported.")
		}
		if err := json.Unmarshal(raw, &body); err != nil {
			return refuse(http.StatusBadRequest, "BadRequest", "Unable to read JSON request payload.")
		}
		delete(body, "@odata.type")
	}
	if r.Method != http.MethodGet {
		clear(s.cache)
	}
	return handle(r, body)
}

func readBody(r *http.Request) []byte {
	var source io.Reader = r.Body
	if r.Header.Get("Content-Encoding") == "gzip" {
		unzipped, err := gzip.NewReader(r.Body)
		if err != nil {
			return []byte("not gzip")
		}
		source = unzipped
	}
	raw, err := io.ReadAll(source)
	if err != nil {
		return []byte("cut off")
	}
	return raw
}

func (s *Server) write(w http.ResponseWriter, r *http.Request, given answer) {
	for name, values := range given.header {
		w.Header()[name] = values
	}
	w.Header().Set("request-id", newID())
	if given.body == nil {
		w.WriteHeader(given.status)
		return
	}
	ready, kept := given.body.(*page)
	if !kept {
		ready = &page{plain: marshal(given.body)}
	}
	data := ready.plain
	w.Header().Set("Content-Type", "application/json;odata.metadata=minimal;charset=utf-8")
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		data = ready.compressed()
		w.Header().Set("Content-Encoding", "gzip")
	}
	w.WriteHeader(given.status)
	_, _ = w.Write(data)
}

// page is an answer that is given more than once.
type page struct{ plain, zipped []byte }

func (p *page) compressed() []byte {
	if p.zipped == nil {
		var zipped bytes.Buffer
		z := gzip.NewWriter(&zipped)
		_, _ = z.Write(p.plain)
		_ = z.Close()
		p.zipped = zipped.Bytes()
	}
	return p.zipped
}
