package graph

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"entrastudio/app/tenant"
	"entrastudio/model/pattern"
	"entrastudio/model/refusal"
)

// largestError and largestAnswer are in bytes: a page of 999 registrations is
// below 20 MB even where each is as large as Entra allows.
const (
	largestError  = 256 << 10
	largestAnswer = 64 << 20
)

// judge gives nil for an answer that can be read, and else what went wrong.
func (w *wire) judge(c *call, response *http.Response) error {
	good := response.StatusCode >= 200 && response.StatusCode < 300
	if good && !isPage(response.Header, nil) {
		return nil
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, largestError))
	if err != nil {
		return unreached(c, err)
	}
	if good || isPage(response.Header, body) || response.StatusCode/100 == 3 {
		return webPage(c, response.StatusCode)
	}
	said := readError(body)
	failed := &tenant.Failure{
		Status: response.StatusCode, Code: said.code(), RequestID: said.requestID(response.Header),
		RetryAfter: retryAfter(response.Header, w.options.Now()), Refusal: refusal.Error{File: c.name},
	}
	if asked := challengeOf(response.Header); asked != nil && response.StatusCode == http.StatusUnauthorized {
		failed.Cause = asked
	}
	w.explain(c, failed, said)
	return failed
}

// isPage recognises the page of a proxy or of a network's sign-in.
func isPage(header http.Header, body []byte) bool {
	kind, _, _ := mime.ParseMediaType(header.Get("Content-Type"))
	return kind == "text/html" || kind == "application/xhtml+xml" || bytes.HasPrefix(bytes.TrimSpace(body), []byte("<"))
}

// graphError is the body of a refusal (Microsoft Graph docs, errors). Any part of
// it may be missing.
type graphError struct {
	Error struct {
		Code    string `json:"code"`
		Message string `json:"message"`
		Details []struct {
			Code    string `json:"code"`
			Message string `json:"message"`
		} `json:"details"`
		Inner struct {
			Code      string `json:"code"`
			RequestID string `json:"request-id"`
		} `json:"innerError"`
	} `json:"error"`
}

// readError reads what it can: a body that is no such JSON says nothing.
func readError(body []byte) graphError {
	var said graphError
	if json.Unmarshal(body, &said) != nil {
		return graphError{}
	}
	return said
}

// code is the most telling code: details name what error and code leave open.
func (e graphError) code() string {
	for _, detail := range e.Error.Details {
		if detail.Code != "" {
			return detail.Code
		}
	}
	return e.Error.Code
}

// has reports whether one of the codes stands anywhere in the error.
func (e graphError) has(codes ...string) bool {
	for _, code := range codes {
		if e.Error.Code == code || e.Error.Inner.Code == code {
			return true
		}
		for _, detail := range e.Error.Details {
			if detail.Code == code {
				return true
			}
		}
	}
	return false
}

// text is all that is said in words, for looking into.
func (e graphError) text() string {
	all := e.Error.Message
	for _, detail := range e.Error.Details {
		all += " " + detail.Message
	}
	return all
}

// message is Graph's own sentence on one line and not too long.
func (e graphError) message() string {
	const longest = 240
	text := strings.TrimSuffix(strings.Join(strings.Fields(e.Error.Message), " "), ".")
	if len(text) > longest {
		text = strings.ToValidUTF8(text[:longest], "") + "..."
	}
	return text
}

func (e graphError) requestID(header http.Header) string {
	if id := header.Get("request-id"); id != "" {
		return id
	}
	return e.Error.Inner.RequestID
}

// challenge is what Graph wants in the next token (continuous access evaluation).
type challenge struct{ claims string }

func (*challenge) Error() string { return "a token with other claims is wanted" }

var claimsParameter = pattern.New(`(?i)\bclaims="([A-Za-z0-9+/_=-]+)"`)

// challengeOf reads the claims, which are base64 in a quoted parameter. A
// parameter of another form is no challenge.
func challengeOf(header http.Header) *challenge {
	found := claimsParameter.FindStringSubmatch(header.Get("WWW-Authenticate"))
	if found == nil {
		return nil
	}
	text := strings.NewReplacer("-", "+", "_", "/", "=", "").Replace(found[1])
	claims, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil || !json.Valid(claims) {
		return nil
	}
	return &challenge{claims: string(claims)}
}

// nameOf is a call in words: its path below the version, without the query.
func nameOf(base *url.URL, request *http.Request) string {
	return request.Method + " " + strings.TrimPrefix(request.URL.Path, base.Path)
}
