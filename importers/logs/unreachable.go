package logs

import (
	"strings"

	"entrastudio/model/evidence"
	"entrastudio/model/pattern"
)

var (
	unreached = pattern.New(`Connection refused|UnknownHost|Name or service not known|No route to host|[Cc]onnect timed out|ConnectTimeout|ENOTFOUND|ECONNREFUSED|nodename nor servname`)
	// identitySDK is the library with which components ask Management Identity.
	identitySDK = pattern.New(`\b(?:io\.camunda|i\.c|o\.c)\.(?:identity|i)\.(?:sdk|s)\.|io\.camunda\.identity\.autoconfigure|\bIdentityClient\b`)
	identityURL = pattern.New(`(?i)https?://[a-z0-9.-]*identity[a-z0-9.-]*(?::\d+)?(?:[/"'\s?),;]|$)|[/"'\s(=]identity:\d{2,5}\b|(?:UnknownHostException|ENOTFOUND|getaddrinfo)[:\s]+(?:\S+ )?[a-z0-9.-]*identity[a-z0-9.-]*`)
	// frame also knows what docker compose, kubectl logs and the container
	// runtime put before each line.
	frame = pattern.New(`^(?:\S+\s+\|\s+|\[\S+\]\s+|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)\s+(?:std(?:out|err) [FP]\s+)?)*` +
		`\s*(?:at \S|\.\.\. \d+ |Caused by:|Suppressed:|[\w.$]+(?:Exception|Error)\b)`)
)

// unreachable reads that Management Identity cannot be reached: the line names
// its address, or the stack below it holds the library that asks it.
func (r *reader) unreachable(l line) (sighting, bool) {
	at := unreached.FindStringIndex(l.text)
	if at == nil {
		return sighting{}, false
	}
	if identityURL.MatchString(l.text) || identitySDK.MatchString(l.text) || r.inSDK() {
		return of(evidence.LogIdentityUnreached, at[0]), true
	}
	return sighting{}, false
}

// inSDK looks for the library in the stack that the line stands in.
func (r *reader) inSDK() bool {
	const deepest, most = 100, 100
	if r.stacks++; r.stacks > most {
		return false
	}
	for _, below := range r.lines.behind(deepest) {
		if !isFrame(below) {
			break
		}
		if identitySDK.MatchString(below) {
			return true
		}
	}
	for _, above := range r.owners.stack {
		if identitySDK.MatchString(above) || identityURL.MatchString(above) && strings.Contains(above, "xception") {
			return true
		}
	}
	return false
}

// isFrame reports a line of a stack, behind whatever prefix.
func isFrame(text string) bool {
	return (strings.Contains(text, "at ") || strings.Contains(text, "... ") || strings.Contains(text, ": ") ||
		strings.Contains(text, "xception")) && frame.MatchString(text)
}
