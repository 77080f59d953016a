package tenant

import (
	"time"

	"entrastudio/app/secret"
)

// PasswordRequest asks for a client secret.
type PasswordRequest struct {
	DisplayName string
	// Ends is when it stops to work; zero leaves it to Entra, which gives two
	// years unless a policy of the tenant says otherwise.
	Ends time.Time
}

// NewPassword is a client secret just made, the one time that its value is
// known.
type NewPassword struct {
	Credential
	Value secret.Value
}
