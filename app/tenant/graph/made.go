package graph

import (
	"bytes"
	"net/http"
	"strings"
	"sync"
)

// made remembers the IDs of what this client created: where Graph does not find
// one of those, it does not find it yet.
type made struct {
	guard sync.Mutex
	// kinds has for each ID the list of Graph that its object stands in.
	kinds map[string]string
}

// The lists of Graph.
const (
	listApplications = "/applications"
	listPrincipals   = "/servicePrincipals"
)

func (m *made) add(list string, ids ...string) {
	m.guard.Lock()
	defer m.guard.Unlock()
	if m.kinds == nil {
		m.kinds = map[string]string{}
	}
	for _, id := range ids {
		m.kinds[id] = list
	}
}

func (m *made) forget(id string) {
	m.guard.Lock()
	defer m.guard.Unlock()
	delete(m.kinds, id)
}

// in reports whether a call is about something made here. A read counts only in
// the list where the thing is: a service principal that nobody made yet is looked
// for by the client ID of a registration that was.
func (m *made) in(c *call, path string) bool {
	m.guard.Lock()
	defer m.guard.Unlock()
	for id, list := range m.kinds {
		named := strings.Contains(path, id)
		if c.request.Method == http.MethodGet && named && strings.HasPrefix(path, list) {
			return true
		}
		if c.request.Method != http.MethodGet && (named || bytes.Contains(c.body, []byte(id))) {
			return true
		}
	}
	return false
}
