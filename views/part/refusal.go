package part

import (
	"errors"

	"entrastudio/model/refusal"
)

// Refusal parts an error into the line that says what is wrong and the hint that
// says what to do; an error without one has an empty hint.
func Refusal(err error) (line, hint string) {
	var refused *refusal.Error
	if !errors.As(err, &refused) || refused.Hint == "" {
		return err.Error(), ""
	}
	bare := *refused
	bare.Hint = ""
	return bare.Error(), refused.Hint
}
