package redact

import (
	"fmt"
	"net/netip"

	"entrastudio/model/pattern"
)

var (
	ipv4 = pattern.New(`(?:^|[^\w.])((?:\d{1,3}\.){3}\d{1,3})`)
	ipv6 = pattern.New(`\[?((?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|(?:[0-9a-fA-F]{1,4}:){1,6}:(?:[0-9a-fA-F]{1,4}:){0,5}[0-9a-fA-F]{1,4})`)
)

// ips replaces addresses of machines by those that are kept for documentation
// (RFC 5737 and RFC 3849). Addresses of the machine itself stay.
func (s *shroud) ips(text string) string {
	replace := func(by *pattern.Pattern) func(string) string {
		return func(line string) string {
			return by.ReplaceAllStringFunc(line, func(found string) string {
				written := by.FindStringSubmatch(found)[1]
				address, err := netip.ParseAddr(written)
				if err != nil || address.IsLoopback() || address.IsUnspecified() {
					return found
				}
				return found[:len(found)-len(written)] + s.marks.put(s.address(address))
			})
		}
	}
	return eachLine(eachLine(text, dotted, replace(ipv4)), coloned, replace(ipv6))
}

func (s *shroud) address(of netip.Addr) string {
	n := number(s.addresses, of.String())
	if of.Is6() {
		return fmt.Sprintf("2001:db8::%x", n)
	}
	nets := []string{"192.0.2", "198.51.100", "203.0.113"}
	const most = 254
	if n > most*len(nets) {
		return fmt.Sprintf("198.18.%d.%d", n/most%most, n%most+1)
	}
	return fmt.Sprintf("%s.%d", nets[(n-1)/most], (n-1)%most+1)
}
