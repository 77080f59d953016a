package secret

import (
	"context"
	"errors"
	"strings"

	"entrastudio/model/plan"

	"github.com/zalando/go-keyring"
)

// Keychain is the operating system's store of secrets: the Secret Service of a
// Linux desktop, the Keychain of macOS, the Credential Manager of Windows.
type Keychain interface {
	Get(service, account string) (string, error)
	Set(service, account, text string) error
}

// SystemKeychain is the keychain of the person who runs the program. On Linux it
// is reached over the session's D-Bus; asking it may open a dialog of the
// desktop's.
type SystemKeychain struct{}

// Get reads one secret.
func (SystemKeychain) Get(service, account string) (string, error) {
	return keyring.Get(service, account)
}

// Set stores one secret in the place of an older one.
func (SystemKeychain) Set(service, account, text string) error {
	return keyring.Set(service, account, text)
}

const keychainHint = "unlock or start the keychain (on Linux a Secret Service such as gnome-keyring), or let the plan refer to file:PATH or kubernetes:NAME/KEY"

// errNoKeychain is the reason where the program was given none.
var errNoKeychain = errors.New("there is none")

func isAbsent(err error) bool { return errors.Is(err, keyring.ErrNotFound) }

func reason(err error) string {
	return strings.TrimSpace(strings.ReplaceAll(err.Error(), "\n", "; "))
}

// ask reads the keychain, and lets go when the person has waited long enough.
// The library's call itself cannot be ended: it goes on until the desktop's
// dialog is answered.
func (v *Vault) ask(ctx context.Context, ref plan.SecretRef) (string, error) {
	if v.keychain == nil {
		return "", errNoKeychain
	}
	var text string
	err := within(ctx, func() (err error) {
		text, err = v.keychain.Get(ref.Name, ref.Key)
		return err
	})
	if err != nil {
		return "", err
	}
	return text, nil
}

func within(ctx context.Context, call func() error) error {
	done := make(chan error, 1)
	go func() { done <- call() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (v *Vault) fromKeychain(ctx context.Context, ref plan.SecretRef) (Value, error) {
	text, err := v.ask(ctx, ref)
	switch {
	case err == nil && text == "":
		return Value{}, refuse(ref, "the keychain holds an empty secret under this name", "")
	case err == nil:
		return Of(text), nil
	case ctx.Err() != nil:
		return Value{}, ctx.Err()
	case isAbsent(err):
		return Value{}, refuse(ref, "the keychain has no secret of this service and account", "store it there first, or correct the reference")
	default:
		return Value{}, refuse(ref, "the keychain cannot be used: "+reason(err), keychainHint)
	}
}

// toKeychain stores a secret and reads it back, because the library takes a
// dialog that was dismissed for a success.
func (v *Vault) toKeychain(ctx context.Context, ref plan.SecretRef, value Value) (Kept, error) {
	err := errNoKeychain
	if v.keychain != nil {
		err = within(ctx, func() error { return v.keychain.Set(ref.Name, ref.Key, value.Reveal()) })
	}
	if err == nil {
		var text string
		if text, err = v.ask(ctx, ref); err == nil && text != value.Reveal() {
			err = errors.New("it did not take the secret")
		}
	}
	if err == nil {
		return Kept{Lasting: true, Words: "in the keychain under " + ref.Name + "/" + ref.Key}, nil
	}
	v.Remember(ref, value)
	return Kept{Words: "in this program's memory alone, and gone when it ends: the keychain cannot be used (" + reason(err) + ")"}, nil
}
