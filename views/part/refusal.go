package part

import (
	"errors"

	"entrastudio/model/refusal"
	"entrastudio/views/words"
)

// Refusal parts an error into the line that says what is wrong and the hint that
// says what to do, in the window's language; an error without one has an empty hint.
func Refusal(err error) (line, hint string) {
	var refused *refusal.Error
	if !errors.As(err, &refused) || refused.Hint == "" {
		return words.Said(err.Error()), ""
	}
	bare := *refused
	bare.Hint = ""
	return words.Said(bare.Error()), words.Said(refused.Hint)
}
