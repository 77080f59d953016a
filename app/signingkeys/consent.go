package signingkeys

import (
	"strings"

	"entrastudio/model/refusal"
)

// Consent is a person's word that keys may be fetched from one tenant. It is
// asked once a tenant; the zero value allows nothing.
type Consent struct {
	// Tenant is the tenant ID that the person agreed to.
	Tenant string
}

// allows reports whether the word holds for this tenant.
func (c Consent) allows(a Authority) bool {
	return c.Tenant != "" && strings.EqualFold(c.Tenant, a.Tenant)
}

// unasked is the answer to a call without consent.
func unasked(a Authority) error {
	return &refusal.Error{
		File: a.Address(), What: "nobody agreed to fetch the signing keys of tenant " + a.Tenant,
		Hint: "agree for this tenant, or give a saved key set",
	}
}
