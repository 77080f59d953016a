package logs

import (
	"strings"

	"entrastudio/model/evidence"
	"entrastudio/model/pattern"
)

// id is a GUID or a placeholder for one.
const id = `([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|<[^<>\n]{1,60}>)`

var (
	entraCode = pattern.New(`AADSTS(\d{4,8})`)
	// otherCode is a code without its letters: in the JSON of the token
	// endpoint, in the sign-in page's own script, and in the sign-in log.
	otherCode = pattern.New(`"?error_codes"?\s*:\s*\[?\s*(\d{4,8})|"?sErrorCode"?\s*:\s*"(\d{4,8})"|[Ss]ign-in error code\W{1,3}(\d{4,8})`)
	appID     = pattern.New(`(?i)\b(?:app|application|client)(?:'s)?(?: app)?(?: \(?client\)?)?(?: with)?(?: id(?:entifier)?)?\s*:?\s*(?:[^'".:\n]{0,80}\()?['"]?` + id)
	resource  = pattern.New(`(?i)resource principal named (?:api://)?` + id)
	redirect  = pattern.New(`(?i)(?:redirect|reply) (?:uri|url|address)s?\s*:?\s*['"\x60]([^'"\x60\s]+)['"\x60]`)
)

// entra reads the errors of Entra: every code once a line, with the app and the
// redirect URI that its message names.
func (r *reader) entra(l line) []sighting {
	if !strings.Contains(l.text, "AADSTS") && !strings.Contains(l.text, "rror") {
		return nil
	}
	var found []sighting
	named := entraCode.FindAllStringSubmatchIndex(l.text, mostCodes)
	for i, match := range named {
		end := len(l.text)
		if i+1 < len(named) {
			end = named[i+1][0]
		}
		message := l.text[match[0]:end]
		if i+1 == len(named) {
			message = r.message(message)
		}
		s := of(evidence.LogEntraError, match[0])
		s.Code = l.text[match[2]:match[3]]
		s.AppID, s.RedirectURI = mentioned(message)
		found = append(found, s)
	}
	if len(found) > 0 {
		return found
	}
	for _, match := range otherCode.FindAllStringSubmatchIndex(l.text, mostCodes) {
		s := of(evidence.LogEntraError, match[0])
		for group := 2; group < len(match); group += 2 {
			if match[group] >= 0 {
				s.Code = l.text[match[group]:match[group+1]]
			}
		}
		found = append(found, s)
	}
	return found
}

// mostCodes is how many codes one line can name.
const mostCodes = 20

// mentioned finds the app and the redirect URI in a message of Entra.
func mentioned(message string) (app, uri string) {
	// The ids that support is asked for are no apps.
	if at := strings.Index(message, "Trace ID"); at >= 0 {
		message = message[:at]
	}
	if match := resource.FindStringSubmatch(message); match != nil {
		app = match[1]
	} else if match := appID.FindStringSubmatch(message); match != nil {
		app = match[1]
	}
	if match := redirect.FindStringSubmatch(message); match != nil {
		uri = match[1]
	}
	return app, uri
}

// message adds the lines that a message goes on in, where a browser or a mail
// program broke it: up to an empty line or one that begins something else.
func (r *reader) message(first string) string {
	const most = 4
	message := first
	for _, next := range r.lines.behind(most) {
		if strings.TrimSpace(next) == "" || begins.MatchString(next) || entraCode.MatchString(next) {
			break
		}
		message += " " + strings.TrimSpace(next)
	}
	return message
}

// begins is how another message begins: a time, a frame of a stack, an address.
var begins = pattern.New(`^\s*(?:at \S|\[?\d{4}-\d\d-\d\d|\d\d:\d\d|[\w.-]+\s+\|\s|\{|---|Trace ID|Request Id|Correlation I|Timestamp)`)
