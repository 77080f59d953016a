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
	const mostNames = 500
	top := stack[len(stack)-1]
	isName := top.object && !top.named
	switch {
	case isName && len(stack) == 1:
		s.top = append(s.top, text)
	case isName:
		if s.inRow(stack) && len(s.row) < mostNames {
			s.row = append(s.row, text)
		}
	case len(stack) > 1:
	case !top.object:
		s.texts = append(s.texts, text)
	case strings.HasPrefix(top.name, "@odata.context"):
		s.context = text
	}
}

// inRow reports an object that is an item of the outermost list, or of the list
// in a member that holds rows.
func (s *shape) inRow(stack []level) bool {
	return len(stack) == 2 && s.list || len(stack) == 3 && !stack[1].object && rowsIn(stack[0].name)
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
	for _, sign := range signs() {
		if name := s.any(sign.any...); name != "" && s.has(sign.all...) && !(sign.alone && (s.list || len(s.top) > 1)) && !(sign.object && s.list) {
			return Guess{Kind: sign.kind, Why: sign.why(name), Unread: sign.kind == "", Hint: sign.hint}, true
		}
	}
	if s.list && len(s.texts) > 0 {
		return isAudiences(s.texts)
	}
	return Guess{}, false
}

// sign is what tells one kind of JSON from the others.
type sign struct {
	kind evidence.Kind
	// all names must be there, and any of the others; object says that the
	// outermost value is an object, alone that it has no other member.
	all, any      []string
	object, alone bool
	// what the names are those of, and for what nothing reads what to give instead.
	what, hint string
}

func (s sign) why(name string) string {
	if s.kind == "" {
		return s.what
	}
	if len(s.all) == 0 {
		return "its member " + name + " is that of " + s.what
	}
	return "its members " + strings.Join(s.all, ", ") + " and " + name + " are those of " + s.what
}

// signs are in the order in which they are looked for: what few kinds have comes
// first.
func signs() []sign {
	return []sign{
		{kind: evidence.KindKeys, any: []string{"kty", "x5c"}, what: "a key set"},
		{kind: evidence.KindToken, any: []string{"access_token", "id_token", "refresh_token", "accessToken"}, what: "a token response"},
		{kind: evidence.KindToken, any: []string{"log"}, alone: true, what: "a HAR file"},
		{kind: evidence.KindRegistrations, all: []string{"appId"}, any: []string{
			"displayName", "web", "spa", "identifierUris", "replyUrlsWithType", "requiredResourceAccess", "servicePrincipalType", "passwordCredentials", "signInAudience",
		}, what: "an app registration"},
		{kind: evidence.KindRegistrations, all: []string{"clientId"}, any: []string{"resourceId"}, what: "a consent grant"},
		{kind: evidence.KindLog, any: []string{"error_codes", "error_description", "error"}, what: "an error response"},
		{
			all: []string{"iss"}, any: []string{"aud", "tid", "oid", "exp", "azp"},
			what: "the claims of a decoded token, without the token itself: nobody can tell whether a token says this, so it is not checked",
			hint: "give the token as it was sent: three parts with a dot between them, as access_token in the answer of the token endpoint or behind Bearer in a request has it (a browser keeps both under Network in its developer tools)",
		},
		{kind: evidence.KindCompose, any: []string{"services"}, object: true, what: "a Compose file"},
		{kind: evidence.KindValues, any: []string{"global", "identity", "orchestration", "identityKeycloak"}, object: true, what: "the chart's values"},
		{kind: evidence.KindLog, any: []string{"message", "msg", "@timestamp", "severity", "level", "logger", "loggerName"}, what: "a log line"},
		{kind: evidence.KindAudiences, any: []string{"audience"}, what: "a row of the table of permissions"},
	}
}
