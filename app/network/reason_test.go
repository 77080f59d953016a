package network_test

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"entrastudio/app/network"
)

// trouble is an error of net/http and a part of what is said about it.
type trouble struct {
	err  error
	says string
}

// failing lists real requests that have no answer.
func failing(t *testing.T) map[string]trouble {
	t.Helper()
	secured := httptest.NewTLSServer(http.NotFoundHandler())
	plain := httptest.NewServer(http.NotFoundHandler())
	hangs := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	cuts := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if connection, _, err := http.NewResponseController(w).Hijack(); err == nil {
			_ = connection.Close()
		}
	}))
	for _, server := range []*httptest.Server{secured, plain, hangs, cuts} {
		t.Cleanup(server.Close)
	}
	nobody := func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.OpError{Op: "dial", Err: &net.DNSError{Err: "no such host", Name: "nowhere.invalid", IsNotFound: true}}
	}
	closed := &url.URL{Scheme: "http", Host: "127.0.0.1:1"}
	get := func(client http.Client, address string) error {
		response, err := client.Get(address)
		if err == nil {
			response.Body.Close()
		}
		return err
	}
	return map[string]trouble{
		"nobody's certificate": {get(http.Client{}, secured.URL), "authority"},
		"another's name":       {get(http.Client{Transport: &http.Transport{TLSClientConfig: trusting(secured, "other.invalid")}}, secured.URL), "another host"},
		"no TLS":               {get(http.Client{}, strings.Replace(plain.URL, "http:", "https:", 1)), "does not speak TLS"},
		"no answer in time":    {get(http.Client{Timeout: 20 * time.Millisecond}, hangs.URL), "in time"},
		"a cut connection":     {get(http.Client{}, cuts.URL), "broke off"},
		"a closed port":        {get(http.Client{}, "http://127.0.0.1:1"), "no connection"},
		"no such name":         {get(http.Client{Transport: &http.Transport{DialContext: nobody}}, "http://nowhere.invalid"), "name cannot be found"},
		"a proxy that is away": {get(http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(closed)}}, secured.URL), "proxy"},
	}
}

// trusting trusts a server and expects it under this name.
func trusting(server *httptest.Server, name string) *tls.Config {
	config := server.Client().Transport.(*http.Transport).TLSClientConfig.Clone()
	config.ServerName = name
	return config
}

func TestEveryTroubleOfANetworkHasItsWords(t *testing.T) {
	for name, c := range failing(t) {
		what, hint := network.Reason(c.err)
		if c.err == nil || !strings.Contains(what, c.says) || hint == "" {
			t.Errorf("%s: %v is told as %q with the hint %q", name, c.err, what, hint)
		}
		if strings.Contains(what+hint, "127.0.0.1") {
			t.Errorf("%s: the words repeat the address: %q", name, what)
		}
	}
}

func TestOnlyThisComputerIsReachedWithoutTLS(t *testing.T) {
	for address, want := range map[string]bool{
		"https://graph.microsoft.com": true, "http://localhost:80": true, "http://LOCALHOST": true, "http://127.0.0.1": true, "http://127.9.9.9": true, "http://[::1]:8": true,
		"http://graph.microsoft.com": false, "http://localhost.example": false, "http://10.0.0.1": false, "ftp://localhost": false, "http://": false, "": false, "http://127.0.0.1.example": false,
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if network.Sheltered(u) != want {
			t.Errorf("%q: %v", address, !want)
		}
	}
}
