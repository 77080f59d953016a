// Package signingkeys fetches the public keys with which a tenant of Microsoft
// Entra signs its tokens, once a person agreed to that for the tenant. It asks
// the tenant's OpenID Connect discovery document for the place of the keys and
// believes neither: hosts, issuer, size and form are checked, and each thing
// that a network does wrong becomes one line that says what to do.
//
// The keys stay in memory. No token is ever sent: only the tenant and, for apps
// with signing keys of their own, the application (client) ID stand in a URL.
package signingkeys
