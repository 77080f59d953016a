package signin

import (
	"bytes"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
)

// carrier carries the library's requests. The library turns every failure below
// it into text; the carrier keeps the last one as it was.
type carrier struct {
	transport http.RoundTripper
	// authority is the login URL as the library wants it, which is https always.
	authority string
	// plain is the host that is spoken to by http all the same; only loopback can
	// be one.
	plain string

	guard sync.Mutex
	last  error
	page  bool
}

func newCarrier(transport http.RoundTripper, login string) *carrier {
	c := &carrier{transport: transport, authority: strings.TrimRight(login, "/")}
	if u, err := url.Parse(login); err == nil && u.Scheme == "http" {
		c.plain = u.Host
		c.authority = "https://" + u.Host
	}
	return c
}

// Do sends one request.
func (c *carrier) Do(request *http.Request) (*http.Response, error) {
	plain := c.plain != "" && request.URL.Host == c.plain
	if plain {
		request = request.Clone(request.Context())
		request.URL.Scheme = "http"
	}
	client := http.Client{Transport: c.transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(request)
	if err == nil && plain && strings.HasSuffix(request.URL.Path, discovery) {
		err = c.renamed(response)
	}
	c.guard.Lock()
	defer c.guard.Unlock()
	c.last = err
	c.page = err == nil && strings.HasPrefix(response.Header.Get("Content-Type"), "text/html")
	return response, err
}

// discovery ends the path of the document that says where a tenant's sign-in is
// (OpenID Connect Discovery 1.0).
const discovery = "/.well-known/openid-configuration"

// renamed lets a plain host's discovery document name the host as the library
// knows it, which compares its own login URL with the issuer there.
func (c *carrier) renamed(response *http.Response) error {
	const largest = 1 << 20
	body, err := io.ReadAll(io.LimitReader(response.Body, largest))
	response.Body.Close()
	body = bytes.ReplaceAll(body, []byte("http://"+c.plain), []byte("https://"+c.plain))
	response.Body, response.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	response.Header.Del("Content-Length")
	return err
}

// trouble gives what the network did to the last request.
func (c *carrier) trouble() (page bool, err error) {
	c.guard.Lock()
	defer c.guard.Unlock()
	return c.page, c.last
}
