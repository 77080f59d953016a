package token

import (
	"math"
	"strconv"
	"strings"
	"time"

	"entrastudio/model/amount"
)

// lastSecond is the end of the year 9999, the last that RFC 3339 can write.
const lastSecond = 253402300799

// unixTime gives the time that a JSON number of seconds means. Fractions are
// dropped, as the seconds of a NumericDate (RFC 7519, section 2) need none.
func unixTime(v Value) (time.Time, bool) {
	if v.Kind != ValueNumber {
		return time.Time{}, false
	}
	if n, err := strconv.ParseInt(v.Raw, 10, 64); err == nil {
		return boundedTime(n), true
	}
	f, err := strconv.ParseFloat(v.Raw, 64)
	if err != nil && !math.IsInf(f, 0) {
		return time.Time{}, false
	}
	return boundedTime(int64(min(max(f, -lastSecond), lastSecond))), true
}

// boundedTime keeps a time within what can be shown and added to.
func boundedTime(seconds int64) time.Time {
	return time.Unix(min(max(seconds, -lastSecond), lastSecond), 0).UTC()
}

// noteTimes judges exp, nbf and iat. Readers disagree about each odd form: a
// string, a fraction, zero (which one library takes for absent).
func (t *Token) noteTimes() {
	for _, name := range []string{"exp", "nbf", "iat"} {
		v, ok := t.Payload.Member(name)
		if !ok {
			continue
		}
		if kind, words := timeDefect(v); kind != "" {
			t.addFault(t.Payload, fault{kind, v.Offset, name, quoteName(name) + " " + words})
		}
	}
	if _, ok := t.Payload.Member("exp"); !ok && !t.brokenOff(PartPayload) {
		t.addFault(t.Payload, fault{DefectExpiryMissing, 0, "exp", `"exp" is missing: nothing says when the token ends`})
	}
}

// brokenOff says that a part's JSON was not read to its end, so that a claim
// may be missing for that reason alone.
func (t *Token) brokenOff(part PartName) bool {
	for _, d := range t.Defects {
		if d.Part == part && (d.Kind == DefectNotJSON || d.Kind == DefectTooDeep || d.Kind == DefectTooMany) {
			return true
		}
	}
	return false
}

func timeDefect(v Value) (DefectKind, string) {
	if v.Kind != ValueNumber {
		return DefectTimeType, "must be a number of seconds, not " + v.Kind.String()
	}
	at, _ := unixTime(v)
	switch seconds := at.Unix(); {
	case strings.ContainsAny(v.Raw, ".eE"):
		return DefectTimeFraction, "is not written as a whole number: readers round it, each in its own way"
	case v.Raw == "0" || v.Raw == "-0":
		return DefectTimeZero, "is 0: some readers take that for a missing claim"
	case seconds < 0:
		return DefectTimeNegative, "is below 0, a time before 1970"
	case seconds >= lastSecond:
		return DefectTimeRange, "lies beyond the year 9999: is it in milliseconds?"
	}
	return "", ""
}

// Relative says how far a time lies from now, in the greatest unit that fits:
// "in 43 minutes", "2 hours ago", "now".
func Relative(t, now time.Time) string {
	seconds := t.Unix() - now.Unix()
	if seconds == 0 {
		return "now"
	}
	span := Span(seconds)
	if seconds < 0 {
		return span + " ago"
	}
	return "in " + span
}

// Span says a number of seconds in the greatest unit that fits, without sign.
func Span(seconds int64) string {
	if seconds < 0 {
		seconds = -seconds
	}
	units := [...]struct {
		name    string
		seconds int64
	}{{"year", 365 * 86400}, {"day", 86400}, {"hour", 3600}, {"minute", 60}, {"second", 1}}
	for _, u := range units {
		// A unit is used from two of it on: 90 minutes say more than 1 hour.
		if n := seconds / u.seconds; n >= 2 || u.seconds == 1 {
			return amount.Of(int(n), u.name)
		}
		if seconds == u.seconds {
			return amount.Of(1, u.name)
		}
	}
	return ""
}
