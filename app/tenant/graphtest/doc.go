// Package graphtest is a server for tests that behaves like Microsoft Graph and
// like the sign-in of Microsoft Entra, as far as their documentation says how
// they behave: paging, select and filter, lists that a PATCH replaces whole,
// rights that a token must have, throttling, a directory that lags behind its own
// writes, policies that refuse, and proxies that answer in their place. It speaks
// HTTP on loopback, or HTTPS with a certificate that its Client trusts.
package graphtest
