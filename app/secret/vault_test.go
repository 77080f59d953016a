package secret_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"entrastudio/app/secret"
	"entrastudio/model/plan"

	"github.com/zalando/go-keyring"
)

func parse(t testing.TB, text string) plan.SecretRef {
	t.Helper()
	ref, err := plan.ParseSecretRef(text)
	if err != nil {
		t.Fatal(err)
	}
	return ref
}

// refused checks that an error says what it should and not the secret.
func refused(t testing.TB, err error, want string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want one that says %q", err, want)
	}
	if err != nil && strings.Contains(err.Error(), canary) {
		t.Errorf("the error shows the secret: %v", err)
	}
}

func TestASecretIsReadFromTheEnvironment(t *testing.T) {
	t.Setenv("OPERATE_SECRET", canary)
	t.Setenv("EMPTY_SECRET", "")
	vault := secret.New(nil, secret.Cluster{})
	value, err := vault.Resolve(t.Context(), parse(t, "env:OPERATE_SECRET"))
	if err != nil || value.Reveal() != canary {
		t.Fatalf("got %v", err)
	}
	_, err = vault.Resolve(t.Context(), parse(t, "env:EMPTY_SECRET"))
	refused(t, err, "not set")
	_, err = vault.Keep(t.Context(), parse(t, "env:OPERATE_SECRET"), secret.Of(canary))
	refused(t, err, "no program can set an environment variable for others")
}

func TestOneLineBreakAtTheEndIsNoPartOfASecret(t *testing.T) {
	for content, want := range map[string]string{
		canary: canary, canary + "\n": canary, canary + "\r\n": canary, canary + "\n\n": canary + "\n", " " + canary + " ": " " + canary + " ",
	} {
		path := filepath.Join(t.TempDir(), "secret")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		value, err := secret.New(nil, secret.Cluster{}).Resolve(t.Context(), plan.SecretRef{Store: plan.InFile, Name: path})
		if err != nil || value.Reveal() != want {
			t.Errorf("%q: got %q, %v", content, value.Reveal(), err)
		}
	}
}

func TestAFileThatOthersCanReadIsRefused(t *testing.T) {
	for mode, open := range map[os.FileMode]bool{0o600: false, 0o400: false, 0o700: false, 0o640: true, 0o604: true, 0o660: true, 0o644: true, 0o620: true} {
		path := filepath.Join(t.TempDir(), "secret")
		if err := os.WriteFile(path, []byte(canary), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		_, err := secret.New(nil, secret.Cluster{}).Resolve(t.Context(), plan.SecretRef{Store: plan.InFile, Name: path})
		if !open && err != nil {
			t.Errorf("%04o: %v", mode, err)
		}
		if open {
			refused(t, err, "chmod 600")
		}
	}
}

func TestAFileThatHoldsNoSecretIsRefused(t *testing.T) {
	folder := t.TempDir()
	write := func(name string, size int) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(strings.Repeat("x", size)), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	pipe := filepath.Join(folder, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	vault := secret.New(nil, secret.Cluster{})
	for path, want := range map[string]string{
		pipe: "no file", write("empty", 0): "is empty", write("large", 65<<10): "no secret", folder: "no file", filepath.Join(folder, "gone"): "no such file",
	} {
		_, err := vault.Resolve(t.Context(), plan.SecretRef{Store: plan.InFile, Name: path})
		refused(t, err, want)
	}
}

func TestANewSecretGoesIntoAFileOfItsOwnerAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "operate")
	if err := os.WriteFile(path, []byte("an older one"), 0o644); err != nil {
		t.Fatal(err)
	}
	ref := plan.SecretRef{Store: plan.InFile, Name: path}
	vault := secret.New(nil, secret.Cluster{})
	kept, err := vault.Keep(t.Context(), ref, secret.Of(canary))
	if err != nil || !kept.Lasting || strings.Contains(kept.Words, canary) {
		t.Fatalf("%+v, %v", kept, err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v", info.Mode(), err)
	}
	if value, err := vault.Resolve(t.Context(), ref); err != nil || value.Reveal() != canary {
		t.Errorf("read back: %v", err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("files left behind: %v", left)
	}
	refused(t, vault.Ready(plan.SecretRef{Store: plan.InFile, Name: filepath.Join(path, "below", "x")}), "not a directory")
	refused(t, vault.Ready(plan.SecretRef{Store: plan.InFile, Name: filepath.Join(filepath.Dir(path), "none", "x")}), "mkdir -m 700")
	refused(t, vault.Ready(plan.SecretRef{Store: plan.InFile, Name: filepath.Dir(path)}), "no file")
}

func TestWhatMayBeTheSecretItselfIsNotRepeated(t *testing.T) {
	vault := secret.New(nil, secret.Cluster{})
	for _, ref := range []plan.SecretRef{
		{Store: plan.InEnvironment, Name: canary},
		{Store: plan.InKubernetes, Name: canary, Key: "x"},
		{Store: plan.InKubernetes, Name: "entra", Key: canary},
	} {
		_, err := vault.Resolve(t.Context(), ref)
		refused(t, err, "not a name that the store can hold")
	}
	_, err := vault.Resolve(t.Context(), plan.SecretRef{})
	refused(t, err, "does not say where")
	_, err = vault.Resolve(t.Context(), plan.SecretRef{Store: plan.InKeychain, Name: "studio"})
	refused(t, err, "after the slash")
}

// drawer is a keychain in memory; broken makes every call fail.
type drawer struct {
	held   map[string]string
	broken error
	// deaf takes a secret and keeps nothing, as a dismissed dialog does.
	deaf bool
}

func (d *drawer) Get(service, account string) (string, error) {
	text, ok := d.held[service+"/"+account]
	switch {
	case d.broken != nil:
		return "", d.broken
	case !ok:
		return "", keyring.ErrNotFound
	}
	return text, nil
}

func (d *drawer) Set(service, account, text string) error {
	if d.broken == nil && !d.deaf {
		d.held[service+"/"+account] = text
	}
	return d.broken
}

func TestASecretIsKeptInTheKeychain(t *testing.T) {
	keychain := &drawer{held: map[string]string{}}
	vault := secret.New(keychain, secret.Cluster{})
	ref := parse(t, "keychain:entra studio/operate")
	_, err := vault.Resolve(t.Context(), ref)
	refused(t, err, "no secret of this service and account")
	if err := vault.Lasts(t.Context(), ref); err != nil {
		t.Errorf("a working keychain: %v", err)
	}
	kept, err := vault.Keep(t.Context(), ref, secret.Of(canary))
	if err != nil || !kept.Lasting || keychain.held["entra studio/operate"] != canary {
		t.Fatalf("%+v, %v", kept, err)
	}
	if value, err := vault.Resolve(t.Context(), ref); err != nil || value.Reveal() != canary {
		t.Errorf("read back: %v", err)
	}
}

func TestWithoutAKeychainASecretStaysInMemoryAndThatIsSaid(t *testing.T) {
	ref := parse(t, "keychain:entra studio/operate")
	for name, keychain := range map[string]secret.Keychain{
		"none":      nil,
		"broken":    &drawer{broken: errors.New("no bus")},
		"dismissed": &drawer{held: map[string]string{}, deaf: true},
	} {
		t.Run(name, func(t *testing.T) {
			vault := secret.New(keychain, secret.Cluster{})
			if name != "dismissed" {
				refused(t, vault.Lasts(t.Context(), ref), "the keychain cannot be used")
			}
			kept, err := vault.Keep(t.Context(), ref, secret.Of(canary))
			if err != nil || kept.Lasting || !strings.Contains(kept.Words, "memory alone") || strings.Contains(kept.Words, canary) {
				t.Fatalf("%+v, %v", kept, err)
			}
			if value, err := vault.Resolve(t.Context(), ref); err != nil || value.Reveal() != canary {
				t.Errorf("from memory: %v", err)
			}
			vault.Forget()
			if _, err := vault.Resolve(t.Context(), ref); err == nil {
				t.Error("memory still holds it")
			}
		})
	}
}

// slow is a keychain whose dialog nobody answers until the test ends.
type slow struct{ answered chan struct{} }

func (s slow) Get(string, string) (string, error) { <-s.answered; return "", keyring.ErrNotFound }
func (s slow) Set(string, string, string) error   { <-s.answered; return nil }

func TestAnUnansweredKeychainIsLetGoWhenThePersonCancels(t *testing.T) {
	keychain := slow{make(chan struct{})}
	defer close(keychain.answered)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := secret.New(keychain, secret.Cluster{}).Resolve(ctx, parse(t, "keychain:a/b"))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
