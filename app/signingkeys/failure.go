package signingkeys

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"

	"entrastudio/app/network"
	"entrastudio/model/refusal"
)

// What helps against what a network does wrong. Each ends with the way that
// needs no network.
const (
	hintSaved  = "save the key set on a machine that reaches it, and give that file"
	hintPage   = "a proxy or the sign-in page of a network answers in Entra's place: open the URL in a browser, or " + hintSaved
	hintProxy  = "check HTTPS_PROXY and NO_PROXY, or " + hintSaved
	hintReach  = "check the network, the firewall, HTTPS_PROXY and NO_PROXY, or " + hintSaved
	hintTenant = "check the tenant ID and the cloud"
	hintLater  = "try again later, or " + hintSaved
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
	if errors.Is(err, errElsewhere) {
		return "the answer sends on to another host, which is not followed", hintPage
	}
	what, hint = network.Reason(err)
	return what, hint + ", or " + hintSaved
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
