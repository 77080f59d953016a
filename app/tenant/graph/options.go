package graph

import (
	"context"
	"net/http"
	"time"
)

// Tokens gives access tokens for Graph.
type Tokens interface {
	// Token gives a token that is good now. Claims, when not empty, is what
	// Graph asked for with its last refusal: a JSON text that goes to Entra.
	Token(ctx context.Context, claims string) (string, error)
}

// Options say how Graph is reached.
type Options struct {
	// Address is Graph's URL without a version, such as
	// "https://graph.microsoft.com". Plain http is taken on loopback alone.
	Address string
	Tokens  Tokens
	// Transport carries the requests; nil is one of our own with the proxy of
	// the environment.
	Transport http.RoundTripper
	// Sleep waits until the time is over or ctx ends; nil waits in real time.
	Sleep func(ctx context.Context, pause time.Duration) error
	// Now is the clock; nil is the computer's.
	Now func() time.Time
	// Waiting hears why and how long a call waits before it is repeated, on the
	// goroutine of the call; it may be nil.
	Waiting func(why error, pause time.Duration)
}

// filled puts the defaults in.
func (o Options) filled() Options {
	if o.Transport == nil {
		o.Transport = ownTransport()
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Waiting == nil {
		o.Waiting = func(error, time.Duration) {}
	}
	return o
}

// ownTransport waits at most a minute for the first byte of an answer: Graph
// itself gives up after that time.
func ownTransport() *http.Transport {
	return &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		ForceAttemptHTTP2:     true,
		TLSHandshakeTimeout:   10 * time.Second,
		ResponseHeaderTimeout: time.Minute,
		MaxIdleConns:          2,
		IdleConnTimeout:       time.Minute,
	}
}

func sleep(ctx context.Context, pause time.Duration) error {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
