package logs

import (
	"strings"

	"entrastudio/model/evidence"
	"entrastudio/model/pattern"
)

// telltales are what every telling line holds at least one of, so that the others
// are passed over at once.
var telltales = []string{
	"AADSTS", "error_codes", "noPermission", "for-token", "invalid_user_info_response", "eader",
	"Token audiences are", "list derived from", "rror code", "refused", "UnknownHost", "ErrorCode",
	"not known", "timed out", "No route to host", "ENOTFOUND", "ECONNREFUSED", "ConnectTimeout", "nodename nor servname",
}

// among gives the telltales that stand anywhere in a text.
func among(text string) []string {
	var present []string
	for _, word := range telltales {
		if strings.Contains(text, word) {
			present = append(present, word)
		}
	}
	return present
}

// telling reports that a line holds one of the words.
func telling(words []string, text string) bool {
	for _, word := range words {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// kinds gives everything that one line tells.
func (r *reader) kinds(l line) []sighting {
	found := r.entra(l)
	for _, rule := range []func(line) (sighting, bool){
		r.permission, userInfo, headerSize, rejected, groups, r.unreachable,
	} {
		if s, ok := rule(l); ok {
			found = append(found, s)
		}
	}
	return found
}

var (
	forToken = pattern.New(`/api/permissions/for-token\b(?:\?[^\s"']*?\baudience=(<[^>\n]*>|[^\s"'&\])},]+))?`)
	denied   = pattern.New(`\b403\b|Forbidden`)
	noPage   = pattern.New(`/noPermission\b`)
)

// permission reads the look-up of permissions by audience at Management
// Identity, and the page that a component shows when it found none.
func (r *reader) permission(l line) (sighting, bool) {
	if match := forToken.FindStringSubmatchIndex(l.text); match != nil {
		s := of(evidence.LogPermissionLookup, match[0])
		if match[2] >= 0 {
			s.Audience = l.text[match[2]:match[3]]
		}
		if denied.MatchString(l.text) {
			s.Kind = evidence.LogNoPermission
		}
		return s, true
	}
	if at := noPage.FindStringIndex(l.text); at != nil {
		s := of(evidence.LogNoPermission, at[0])
		return s, true
	}
	return sighting{}, false
}

func userInfo(l line) (sighting, bool) {
	at := strings.Index(l.text, "invalid_user_info_response")
	return of(evidence.LogUserInfoResponse, at), at >= 0
}

var tooLarge = pattern.New(`Request header is too large|Request Header (?:Or Cookie|Fields) Too Large`)

// headerSize reads Tomcat's refusal of a long header, and that of proxies.
func headerSize(l line) (sighting, bool) {
	at := tooLarge.FindStringIndex(l.text)
	if at == nil {
		return sighting{}, false
	}
	return of(evidence.LogHeaderTooLarge, at[0]), true
}

var audiences = pattern.New(`Token audiences are \[([^\]]*)\],? expected at least one of \[([^\]]*)\]`)

// rejected reads the message of Camunda's audience validator.
func rejected(l line) (sighting, bool) {
	match := audiences.FindStringSubmatchIndex(l.text)
	if match == nil {
		return sighting{}, false
	}
	s := of(evidence.LogAudienceRejected, match[0])
	s.Got, s.Expected = list(l.text[match[2]:match[3]]), list(l.text[match[4]:match[5]])
	return s, true
}

// list reads Java's form of a list.
func list(text string) []string {
	var items []string
	for _, item := range strings.Split(text, ",") {
		if item = strings.Trim(strings.TrimSpace(item), `"'`); item != "" {
			items = append(items, item)
		}
	}
	return items
}

var groupsClaim = pattern.New("Group['\u2019]?s list derived from \\(.*\\) is not a string array")

func groups(l line) (sighting, bool) {
	at := groupsClaim.FindStringIndex(l.text)
	if at == nil {
		return sighting{}, false
	}
	return of(evidence.LogGroupsClaim, at[0]), true
}
