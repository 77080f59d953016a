package graph

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/url"

	"entrastudio/app/tenant"
	"entrastudio/model/refusal"
)

// wire carries one request to Graph and its answer back: as often as it takes,
// and only where it may go. It never gives an answer that is no success.
type wire struct {
	options  Options
	base     *url.URL
	writable bool
	made     made
}

// call is a request that can be sent again.
type call struct {
	request *http.Request
	body    []byte
	// name is the call in words, such as "PATCH /applications/{id}".
	name string
}

// RoundTrip sends a request until there is an answer or a reason to stop. Its
// errors are *tenant.Failure, or the end of the context.
func (w *wire) RoundTrip(request *http.Request) (*http.Response, error) {
	c, err := w.callOf(request)
	if err != nil {
		return nil, err
	}
	for attempt := 0; ; attempt++ {
		response, err := w.send(c)
		if err == nil {
			return response, nil
		}
		pause, again := w.pause(c, err, attempt)
		if !again {
			return nil, last(err, attempt)
		}
		w.options.Waiting(err, pause)
		if err := w.options.Sleep(request.Context(), pause); err != nil {
			return nil, err
		}
	}
}

// callOf refuses what must not leave, before anything is connected, and keeps the
// body for another try.
func (w *wire) callOf(request *http.Request) (*call, error) {
	c := &call{request: request, name: nameOf(w.base, request)}
	if !under(w.base, request.URL) {
		return nil, &tenant.Failure{Kind: tenant.Unreadable, Refusal: refusal.Error{
			File: request.Method + " " + request.URL.Host, What: "Graph's answer leads to another address, which is not followed", Hint: hintPage,
		}}
	}
	if request.Method != http.MethodGet && !w.writable {
		return nil, &tenant.Failure{Kind: tenant.ReadOnly, Refusal: refusal.Error{
			File: c.name, What: "this session only reads", Hint: "ask for writing explicitly",
		}}
	}
	if request.Body == nil {
		return c, nil
	}
	defer request.Body.Close()
	body, err := io.ReadAll(request.Body)
	c.body = body
	return c, err
}

// send makes one try, and a second where Graph wants claims in the token.
func (w *wire) send(c *call) (*http.Response, error) {
	response, err := w.once(c, "")
	var failed *tenant.Failure
	if !errors.As(err, &failed) || failed.Kind != tenant.Challenged {
		return response, err
	}
	var challenge *challenge
	if !errors.As(failed.Cause, &challenge) {
		return nil, err
	}
	return w.once(c, challenge.claims)
}

func (w *wire) once(c *call, claims string) (*http.Response, error) {
	ctx := c.request.Context()
	token, err := w.options.Tokens.Token(ctx, claims)
	if err != nil {
		return nil, err
	}
	request := c.request.Clone(ctx)
	request.Header.Set("Authorization", "Bearer "+token)
	if c.body != nil {
		request.Body = io.NopCloser(bytes.NewReader(c.body))
		request.ContentLength = int64(len(c.body))
	}
	response, err := w.options.Transport.RoundTrip(request)
	if err != nil {
		return nil, unreached(c, err)
	}
	if err := w.judge(c, response); err != nil {
		_ = response.Body.Close()
		return nil, err
	}
	return response, nil
}

// last says what the patience was for when it is over.
func last(err error, attempt int) error {
	var failed *tenant.Failure
	if attempt == 0 || !errors.As(err, &failed) || failed.Kind != tenant.NotYetConsistent {
		return err
	}
	told := *failed
	told.Refusal.What += ", and still did not after a minute"
	return &told
}
