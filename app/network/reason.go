// Package network says in plain words why a request over the network has no
// answer, and what to look at.
package network

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
)

// What helps against what a network does wrong.
const (
	hintProxy   = "check HTTPS_PROXY and NO_PROXY"
	hintReach   = "check the network, the firewall, HTTPS_PROXY and NO_PROXY"
	hintTrust   = "a proxy that looks into TLS needs its certificate authority among those of the system (SSL_CERT_FILE on Linux)"
	hintOffline = "check the network and the name service (DNS)"
)

// Reason tells what went wrong from an error of net/http, and what helps. It
// repeats nothing of the error's own text, which may hold a URL with a secret.
func Reason(err error) (what, hint string) {
	var (
		name  *net.DNSError
		op    *net.OpError
		plain tls.RecordHeaderError
		slow  net.Error
	)
	switch {
	case errors.As(err, &slow) && slow.Timeout():
		return "there was no answer in time", hintReach
	case errors.As(err, &op) && op.Op == "proxyconnect":
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
