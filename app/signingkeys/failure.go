package signingkeys

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"

	"entrastudio/model/refusal"
)

// What helps against what a network does wrong. Each ends with the way that
// needs no network.
const (
	hintSaved   = "save the key set on a machine that reaches it, and give that file"
	hintPage    = "a proxy or the sign-in page of a network answers in Entra's place: open the URL in a browser, or " + hintSaved
	hintProxy   = "check HTTPS_PROXY and NO_PROXY, or " + hintSaved
	hintReach   = "check the network, the firewall, HTTPS_PROXY and NO_PROXY, or " + hintSaved
	hintTrust   = "a proxy that looks into TLS needs its certificate authority among those of the system (SSL_CERT_FILE on Linux), or " + hintSaved
	hintTenant  = "check the tenant ID and the cloud"
	hintLater   = "try again later, or " + hintSaved
	hintOffline = "check the network and the name service (DNS), or " + hintSaved
)

// failure says in one line why a request has no answer. A call that its own
// caller ended gives that end.
func failure(ctx context.Context, address string, err error) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return fmt.Errorf("%s: %w", address, context.Canceled)
	}
	var known *refusal.Error
	if errors.As(err, &known) {
		return known
	}
	what, hint := reason(err)
	return &refusal.Error{File: address, What: what, Hint: hint}
}

func reason(err error) (what, hint string) {
	var (
		name  *net.DNSError
		op    *net.OpError
		plain tls.RecordHeaderError
		slow  net.Error
	)
	proxied := errors.As(err, &op) && op.Op == "proxyconnect"
	switch {
	case errors.Is(err, errElsewhere):
		return "the answer sends on to another host, which is not followed", hintPage
	case errors.As(err, &slow) && slow.Timeout():
		return "there was no answer in time", hintReach
	case proxied:
		return "the proxy cannot be reached", hintProxy
	case errors.As(err, &name):
		return "the host's name cannot be found", hintOffline
	case distrusted(err) != "":
		return distrusted(err), hintTrust
	case errors.As(err, &plain), errors.Is(err, http.ErrSchemeMismatch):
		return "the server does not speak TLS", hintTrust
	case op != nil && op.Op == "dial":
		return "no connection can be made", hintReach
	case op != nil && op.Op == "remote error":
		return "the server refused the TLS connection", hintTrust
	}
	return "the connection broke off", hintReach
}

// distrusted says what is wrong with the server's certificate; empty where
// nothing is.
func distrusted(err error) string {
	var (
		authority x509.UnknownAuthorityError
		host      x509.HostnameError
		invalid   x509.CertificateInvalidError
		other     *tls.CertificateVerificationError
	)
	switch {
	case errors.As(err, &authority):
		return "the server's certificate is of an authority that this machine does not trust"
	case errors.As(err, &host):
		return "the server's certificate is for another host"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "the server's certificate has expired or is not yet valid by this machine's clock"
	case errors.As(err, &invalid), errors.As(err, &other):
		return "the server's certificate is not valid"
	}
	return ""
}

// broken is an answer that ends early.
func broken(ctx context.Context, address string, err error) error {
	var slow net.Error
	if errors.As(err, &slow) && slow.Timeout() || ctx.Err() != nil {
		return failure(ctx, address, err)
	}
	return &refusal.Error{File: address, What: "the answer breaks off before its end", Hint: hintReach}
}

// status explains an answer that is no success. Entra says in the member
// error_codes what it does not like.
func status(address string, code int, body []byte) error {
	said := fmt.Sprintf("the answer is %d %s", code, http.StatusText(code))
	switch {
	case code == http.StatusProxyAuthRequired:
		return &refusal.Error{File: address, What: said + ": the proxy wants a user name and password", Hint: hintProxy}
	case code == http.StatusTooManyRequests || code >= http.StatusInternalServerError:
		return &refusal.Error{File: address, What: said, Hint: hintLater}
	}
	var entra struct {
		Codes []int `json:"error_codes"`
	}
	if json.Unmarshal(body, &entra) == nil && len(entra.Codes) > 0 {
		return &refusal.Error{File: address, What: fmt.Sprintf("Entra answers with AADSTS%d", entra.Codes[0]), Hint: hintTenant}
	}
	if code == http.StatusNotFound || code == http.StatusBadRequest {
		return &refusal.Error{File: address, What: said, Hint: hintTenant + "; or " + hintPage}
	}
	return &refusal.Error{File: address, What: said, Hint: hintPage}
}

// proxyRefused answers for a proxy that does not let the connection through. Its
// URL may hold a password, so that only its host is named.
func proxyRefused(_ context.Context, proxy *url.URL, request *http.Request, response *http.Response) error {
	switch response.StatusCode {
	case http.StatusOK:
		return nil
	case http.StatusProxyAuthRequired:
		return &refusal.Error{File: request.URL.Host, What: "the proxy " + proxy.Host + " wants a user name and password", Hint: hintProxy}
	}
	return &refusal.Error{
		File: request.URL.Host, What: fmt.Sprintf("the proxy %s does not let this through: %d %s", proxy.Host, response.StatusCode, http.StatusText(response.StatusCode)),
		Hint: hintProxy,
	}
}
