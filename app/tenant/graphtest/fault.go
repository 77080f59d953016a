package graphtest

import (
	"encoding/base64"
	"net/http"
	"strconv"
)

// Fault is an answer in place of the right one.
type Fault struct {
	Status int
	Header map[string]string
	Body   string
	// Cut closes the connection instead of answering.
	Cut bool
	// After does what the call asks for first, so that only the answer is lost.
	After bool
}

// planned is a fault that waits for its call.
type planned struct {
	fault Fault
	// at counts calls from 1; 0 waits for a match.
	at    int
	match func(Call) bool
	times int
}

// FailAt puts a fault in the place of the n-th call since the start or the last
// Forget, counted from 1.
func (s *Server) FailAt(n int, fault Fault) {
	s.guard.Lock()
	defer s.guard.Unlock()
	s.faults = append(s.faults, &planned{fault: fault, at: n, times: 1})
}

// Fail puts a fault in the place of the next calls that match, so many times.
func (s *Server) Fail(times int, fault Fault, match func(Call) bool) {
	s.guard.Lock()
	defer s.guard.Unlock()
	s.faults = append(s.faults, &planned{fault: fault, match: match, times: times})
}

// Writes matches every call that changes something.
func Writes(c Call) bool { return c.Method != http.MethodGet }

// Any matches every call.
func Any(Call) bool { return true }

func (s *Server) fault(c Call) *Fault {
	for _, one := range s.faults {
		if one.times > 0 && (one.at == len(s.calls) || one.match != nil && one.match(c)) {
			one.times--
			return &one.fault
		}
	}
	return nil
}

func (f *Fault) write(w http.ResponseWriter) {
	if f.Cut {
		if connection, _, err := http.NewResponseController(w).Hijack(); err == nil {
			_ = connection.Close()
		}
		return
	}
	for name, value := range f.Header {
		w.Header().Set(name, value)
	}
	if f.Header["Content-Type"] == "" {
		w.Header().Set("Content-Type", "application/json")
	}
	w.WriteHeader(f.Status)
	_, _ = w.Write([]byte(f.Body))
}

// Throttled is 429, with Retry-After in seconds unless they are negative.
func Throttled(seconds int) Fault {
	f := Fault{Status: http.StatusTooManyRequests, Body: `{"error":{"code":"TooManyRequests","message":"Too many requests."}}`, Header: map[string]string{}}
	if seconds >= 0 {
		f.Header["Retry-After"] = strconv.Itoa(seconds)
	}
	return f
}

// Page is a proxy's answer.
func Page(status int) Fault {
	return Fault{Status: status, Body: "<html><body>Sign in to the network</body></html>", Header: map[string]string{"Content-Type": "text/html; charset=utf-8"}}
}

// Empty is an answer with nothing in it.
func Empty(status int) Fault { return Fault{Status: status} }

// Refused is an error of Graph's with this code.
func Refused(status int, code, message string) Fault {
	return Fault{Status: status, Body: string(marshal(failure(code, message, "")))}
}

// Lost does what is asked and loses the answer.
func Lost() Fault { return Fault{Cut: true, After: true} }

// Cut closes the connection before anything is done.
func Cut() Fault { return Fault{Cut: true} }

// Challenge is 401 with claims, as continuous access evaluation sends it.
func Challenge(claims string) Fault {
	return Fault{
		Status: http.StatusUnauthorized, Body: string(marshal(failure("InvalidAuthenticationToken", "Continuous access evaluation resulted in challenge", ""))),
		Header: map[string]string{"WWW-Authenticate": `Bearer realm="", authorization_uri="https://login.example/common/oauth2/authorize", error="insufficient_claims", claims="` +
			base64.StdEncoding.EncodeToString([]byte(claims)) + `"`},
	}
}
