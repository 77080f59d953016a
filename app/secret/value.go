package secret

import (
	"fmt"
	"log/slog"
)

// Value is a secret. However it is printed, logged or written as JSON or YAML,
// it shows the word hidden; only Reveal gives the text. The zero value is no
// secret.
type Value struct{ text string }

// hidden is what a secret looks like to everybody.
const hidden = "[hidden]"

// Of makes a secret of its text.
func Of(text string) Value { return Value{text: text} }

// Reveal is the secret itself, for the one call that needs it.
func (v Value) Reveal() string { return v.text }

// IsZero reports that there is no secret.
func (v Value) IsZero() bool { return v.text == "" }

func (v Value) String() string { return hidden }

// GoString hides the secret from %#v.
func (v Value) GoString() string { return hidden }

// Format hides the secret from every verb of fmt.
func (v Value) Format(state fmt.State, _ rune) { _, _ = state.Write([]byte(hidden)) }

// MarshalText hides the secret from encoders, as JSON and as a key of a map.
func (v Value) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// MarshalYAML hides the secret from YAML.
func (v Value) MarshalYAML() (any, error) { return hidden, nil }

// LogValue hides the secret from structured logs.
func (v Value) LogValue() slog.Value { return slog.StringValue(hidden) }
