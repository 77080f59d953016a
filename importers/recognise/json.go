package recognise

import (
	"encoding/json"
	"slices"
	"strings"

	"entrastudio/model/evidence"
)

// isJSON tells a JSON document, or JSON lines, by the names of its members.
func isJSON(_, text string) (Guess, bool) {
	if !strings.Contains("{[", text[:1]) {
		return Guess{}, false
	}
	s, ok := outline(text)
	if !ok {
		return Guess{}, false
	}
	return s.guess()
}

// shape is what the beginning of a JSON text shows: the names of the members of
// its first object or row.
type shape struct {
	// top are the members of the outermost object; row those of the first
	// object inside a list, whether bare or in the member value or keys.
	top, row []string
	// texts are the first items of a bare list of texts.
	texts   []string
	list    bool
	context string
}

// outline reads the names at the beginning of a JSON text, without building it
// up. False where it is no JSON from the start.
func outline(text string) (shape, bool) {
	const most = 4000
	var s shape
	var stack []level
	decoder := json.NewDecoder(strings.NewReader(text))
	for range most {
		token, err := decoder.Token()
		if err != nil {
			return s, len(s.top)+len(s.row)+len(s.texts) > 0
		}
		if delim, isDelim := token.(json.Delim); isDelim {
			if delim == '}' || delim == ']' {
				if stack = stack[:len(stack)-1]; len(stack) == 0 {
					break
				}
				stack[len(stack)-1].value()
				continue
			}
			if len(stack) == 0 {
				s.list = delim == '['
			}
			stack = append(stack, level{object: delim == '{'})
			continue
		}
		s.see(stack, token)
		if len(stack) > 0 {
			stack[len(stack)-1].next(token)
		}
	}
	return s, true
}

// level is an object or list that the outline is inside of.
type level struct {
	object bool
	// named reports that the next token of the object is a value.
	named bool
	name  string
}

func (l *level) value() { l.named = false }

func (l *level) next(token json.Token) {
	if !l.object {
		return
	}
	if l.named {
		l.named = false
		return
	}
	l.named = true
	l.name, _ = token.(string)
}

// see takes note of one text.
func (s *shape) see(stack []level, token json.Token) {
	text, isText := token.(string)
	if !isText || len(stack) == 0 {
		return
	}
	top := stack[len(stack)-1]
	isName := top.object && !top.named
	switch {
	case len(stack) == 1 && isName:
		s.top = append(s.top, text)
	case len(stack) == 1 && !top.object:
		s.texts = append(s.texts, text)
	case len(stack) == 1 && strings.HasPrefix(top.name, "@odata.context"):
		s.context = text
	case isName && (len(stack) == 2 && s.list || len(stack) == 3 && !stack[1].object && rowsIn(stack[0].name)):
		if len(s.row) < 500 {
			s.row = append(s.row, text)
		}
	}
}

func rowsIn(member string) bool {
	return slices.Contains([]string{"value", "keys", "rows", "data"}, member)
}

// has reports that the object itself, or the rows in it, have all the names.
func (s shape) has(names ...string) bool { return all(s.top, names) || all(s.row, names) }

func all(of, names []string) bool {
	for _, name := range names {
		if !slices.ContainsFunc(of, func(known string) bool { return strings.EqualFold(known, name) }) {
			return false
		}
	}
	return true
}

func (s shape) any(names ...string) string {
	for _, name := range names {
		if s.has(name) {
			return name
		}
	}
	return ""
}

// guess decides by the names that only one kind has.
func (s shape) guess() (Guess, bool) {
	for _, collection := range []string{"applications", "servicePrincipals", "oauth2PermissionGrants"} {
		if strings.Contains(s.context, "#"+collection) {
			return yes(evidence.KindRegistrations, "its @odata.context is that of "+collection)
		}
	}
	switch {
	case s.has("kty") || s.has("x5c"):
		return yes(evidence.KindKeys, "its members keys and kty are those of a key set")
	case s.any("access_token", "id_token", "refresh_token", "accessToken") != "":
		return yes(evidence.KindToken, "its member "+s.any("access_token", "id_token", "refresh_token", "accessToken")+" is that of a token response")
	case all(s.top, []string{"log"}) && len(s.top) == 1:
		return yes(evidence.KindToken, "its member log is that of a HAR file")
	case s.has("appId") && s.any("displayName", "web", "spa", "identifierUris", "replyUrlsWithType", "requiredResourceAccess", "servicePrincipalType", "passwordCredentials", "signInAudience") != "":
		return yes(evidence.KindRegistrations, "its members appId and "+s.any("displayName", "web", "spa", "identifierUris", "replyUrlsWithType", "requiredResourceAccess", "servicePrincipalType", "passwordCredentials", "signInAudience")+" are those of an app registration")
	case s.has("clientId", "resourceId"):
		return yes(evidence.KindRegistrations, "its members clientId and resourceId are those of a consent grant")
	case s.any("error_codes", "error_description", "error") != "":
		return yes(evidence.KindLog, "its member "+s.any("error_codes", "error_description", "error")+" is that of an error response")
	case s.has("iss", "aud") || s.has("iss") && s.any("tid", "oid", "exp", "azp") != "":
		return Guess{Unread: true, Why: "the claims of a decoded token, without the token itself: nobody can tell whether a token says this, so it is not checked"}, true
	case s.has("services") && !s.list:
		return yes(evidence.KindCompose, "its member services is that of a Compose file")
	case s.any("global", "identity", "orchestration", "identityKeycloak") != "" && !s.list:
		return yes(evidence.KindValues, "its member "+s.any("global", "identity", "orchestration", "identityKeycloak")+" is a block of the chart's values")
	case s.any("message", "msg", "@timestamp", "severity", "level", "logger", "loggerName") != "":
		return yes(evidence.KindLog, "its member "+s.any("message", "msg", "@timestamp", "severity", "level", "logger", "loggerName")+" is that of a log line")
	case s.has("audience"):
		return yes(evidence.KindAudiences, "its rows have the member audience")
	case s.list && len(s.texts) > 0:
		return isAudiences(s.texts)
	}
	return Guess{}, false
}
