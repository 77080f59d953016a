package graphtest

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// Page sizes of Graph for applications.
const (
	defaultPage = 100
	largestPage = 999
)

func (s *Server) listApplications(r *http.Request, _ object) answer {
	if ready, kept := s.cache[r.URL.RequestURI()]; kept {
		return answer{status: http.StatusOK, body: ready}
	}
	prefix, filtered := strings.CutPrefix(r.URL.Query().Get("$filter"), "startswith(displayName,'")
	prefix = strings.ReplaceAll(strings.TrimSuffix(prefix, "')"), "''", "'")
	list := s.store.tables[registrations]
	if filtered {
		list = nil
		for _, one := range s.store.tables[registrations] {
			if len(one.text("displayName")) >= len(prefix) && strings.EqualFold(one.text("displayName")[:len(prefix)], prefix) {
				list = append(list, one)
			}
		}
	}
	given := s.paged(r, list)
	if given.status == http.StatusOK {
		ready := &page{plain: marshal(given.body)}
		s.cache[r.URL.RequestURI()] = ready
		given.body = ready
	}
	return given
}

// paged gives the page that $top and $skiptoken ask for, with a link to the next.
func (s *Server) paged(r *http.Request, list []object) answer {
	query := r.URL.Query()
	size := defaultPage
	if top := query.Get("$top"); top != "" {
		n, err := strconv.Atoi(top)
		if err != nil || n < 1 || n > largestPage {
			return refuse(http.StatusBadRequest, "Request_UnsupportedQuery", "Invalid page size specified: '"+top+"'. Must be between 1 and 999 inclusive.")
		}
		size = n
	}
	from, _ := strconv.Atoi(query.Get("$skiptoken"))
	from = min(max(from, 0), len(list))
	to := min(from+size, len(list))
	shown := make([]object, 0, to-from)
	for _, one := range list[from:to] {
		shown = append(shown, chosen(one, r))
	}
	body := object{"@odata.context": s.URL + version + "/$metadata", "value": shown}
	if to < len(list) {
		query.Set("$skiptoken", strconv.Itoa(to))
		body["@odata.nextLink"] = s.URL + r.URL.Path + "?" + encode(query)
	}
	return answer{status: http.StatusOK, body: body}
}

// encode leaves $ and commas as Graph writes them.
func encode(query url.Values) string {
	return strings.NewReplacer("%24", "$", "%2C", ",").Replace(query.Encode())
}

// chosen keeps the properties that $select names.
func chosen(o object, r *http.Request) object {
	names := r.URL.Query().Get("$select")
	kept := object{}
	for name, value := range o {
		if name != "owners" {
			kept[name] = value
		}
	}
	if names == "" {
		return kept
	}
	some := object{}
	for name := range strings.SplitSeq(names, ",") {
		if value, ok := kept[name]; ok {
			some[name] = value
		}
	}
	return some
}
