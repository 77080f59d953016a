package graph

import (
	"errors"
	"net/http"
	"strconv"
	"time"

	"entrastudio/app/tenant"
)

// longestPause is the longest that a call waits for Graph's own word. Who is told
// to come back later than that is told to a person.
const longestPause = 3 * time.Minute

// tries is how often a call that Graph throttles is repeated.
const tries = 8

// ladder is how long a call waits where Graph does not say: the directory mostly
// agrees with itself after seconds, at times after half a minute (Microsoft
// Identity devblog, eventual consistency).
func ladder() []time.Duration {
	return []time.Duration{2 * time.Second, 4 * time.Second, 8 * time.Second, 16 * time.Second, 30 * time.Second}
}

// pause says whether a failed call is repeated, and after how long. Only what
// cannot have happened is repeated: a POST that a gateway gave up on may have
// made its object.
func (w *wire) pause(c *call, err error, attempt int) (time.Duration, bool) {
	var failed *tenant.Failure
	if !errors.As(err, &failed) || attempt >= tries {
		return 0, false
	}
	switch failed.Kind {
	case tenant.Throttled:
		return asked(failed, attempt)
	case tenant.Unavailable:
		if failed.Status != http.StatusServiceUnavailable && failed.Status != http.StatusGatewayTimeout {
			return 0, false
		}
		if c.request.Method == http.MethodPost && failed.RetryAfter == 0 {
			return 0, false
		}
		return asked(failed, attempt)
	case tenant.NotYetConsistent:
		return step(attempt)
	default:
		return 0, false
	}
}

// asked is as long as Graph asks for, else the next step of the ladder.
func asked(failed *tenant.Failure, attempt int) (time.Duration, bool) {
	if failed.RetryAfter > 0 {
		return failed.RetryAfter, failed.RetryAfter <= longestPause
	}
	return step(attempt)
}

func step(attempt int) (time.Duration, bool) {
	steps := ladder()
	if attempt >= len(steps) {
		return 0, false
	}
	return steps[attempt], true
}

// retryAfter reads Retry-After, which is seconds or a date.
func retryAfter(header http.Header, now time.Time) time.Duration {
	text := header.Get("Retry-After")
	if seconds, err := strconv.ParseUint(text, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if date, err := http.ParseTime(text); err == nil && date.After(now) {
		return date.Sub(now)
	}
	return 0
}
