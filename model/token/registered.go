package token

import (
	"fmt"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Skew is the difference between clocks that is forgiven.
const Skew = 60 * time.Second

// registered shows the strictly read claims to golang-jwt, whose validator
// gives the verdict on times. Its own map of claims would lose duplicates and
// take exp 0 for a missing one.
type registered struct{ payload Part }

var _ jwt.Claims = registered{}

func (r registered) GetExpirationTime() (*jwt.NumericDate, error) { return r.time("exp") }
func (r registered) GetIssuedAt() (*jwt.NumericDate, error)       { return r.time("iat") }
func (r registered) GetNotBefore() (*jwt.NumericDate, error)      { return r.time("nbf") }
func (r registered) GetIssuer() (string, error)                   { return r.payload.text("iss"), nil }
func (r registered) GetSubject() (string, error)                  { return r.payload.text("sub"), nil }

// GetAudience gives aud as a list.
func (r registered) GetAudience() (jwt.ClaimStrings, error) {
	v, ok := r.payload.Member("aud")
	texts, fits := v.Strings()
	if ok && !fits {
		return nil, fmt.Errorf("aud: %w", jwt.ErrInvalidType)
	}
	return texts, nil
}

func (r registered) time(name string) (*jwt.NumericDate, error) {
	v, ok := r.payload.Member(name)
	if !ok {
		return nil, nil //nolint:nilnil // golang-jwt's own sign for an absent claim.
	}
	at, ok := unixTime(v)
	if !ok {
		return nil, fmt.Errorf("%s: %w", name, jwt.ErrInvalidType)
	}
	return &jwt.NumericDate{Time: at}, nil
}

// validate asks golang-jwt about exp, nbf and iat at a given time.
func (t *Token) validate(now time.Time) error {
	v := jwt.NewValidator(
		jwt.WithTimeFunc(func() time.Time { return now }),
		jwt.WithLeeway(Skew),
		jwt.WithExpirationRequired(),
		jwt.WithIssuedAt(),
	)
	return v.Validate(registered{payload: t.Payload})
}
