package registrations

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"entrastudio/importers/jsontree"
	"entrastudio/model/evidence"
	"entrastudio/model/pattern"
)

// credentials reads secrets or certificates, never their values.
func (o object) credentials(member string) []evidence.Credential {
	var all []evidence.Credential
	for i, item := range get(o.node, member).List() {
		if !item.Is(jsontree.Object) {
			continue
		}
		credential := evidence.Credential{
			Name: first(item, "displayName", "hint", "keyId").String(), Place: o.place(item, fmt.Sprintf("%s[%d]", member, i)),
		}
		if end := first(item, "endDateTime", "endDate"); end != nil {
			credential.End = date(end)
			credential.Place = o.place(end, fmt.Sprintf("%s[%d].endDateTime", member, i))
		}
		all = append(all, credential)
	}
	return all
}

// milliseconds is the form of Windows PowerShell 5.
var milliseconds = pattern.New(`^\\?/Date\((-?\d+)(?:[+-]\d{4})?\)\\?/$`)

// date reads a date in the forms of Graph, az, PowerShell and spreadsheets; the
// zero time where it is none. Dates without a zone are in UTC, as the directory
// keeps them. PowerShell writes an object with value and DateTime where the
// culture is not the invariant one.
func date(node *jsontree.Node) time.Time {
	if node.Is(jsontree.Object) {
		return date(orNull(first(node, "value", "DateTime")))
	}
	text := strings.TrimSpace(node.Text)
	if match := milliseconds.FindStringSubmatch(text); match != nil {
		if number, err := strconv.ParseInt(match[1], 10, 64); err == nil {
			return time.UnixMilli(number).UTC()
		}
	}
	for _, layout := range []string{
		time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05.999999999",
		"2006-01-02T15:04Z07:00", "2006-01-02", "1/2/2006 3:04:05 PM", "1/2/2006 15:04:05", "2.1.2006 15:04:05", "02.01.2006",
		time.RFC1123, time.RFC1123Z,
	} {
		if read, err := time.Parse(layout, text); err == nil {
			return read.UTC()
		}
	}
	return time.Time{}
}

func orNull(node *jsontree.Node) *jsontree.Node {
	if node == nil {
		return &jsontree.Node{}
	}
	return node
}
