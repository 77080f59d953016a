package network

import (
	"net"
	"net/url"
	"strings"
)

// Sheltered reports whether what is sent to a URL can be read by nobody on the
// way: it goes by https, or by http to a server on this computer.
func Sheltered(u *url.URL) bool {
	return u.Scheme == "https" || u.Scheme == "http" && loopback(u.Hostname())
}

// loopback reports whether a host is this computer.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}
