package secret_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"entrastudio/app/secret"
)

// inside is set in the copy of this test that runs under a D-Bus of its own.
const inside = "ENTRA_STUDIO_TEST_KEYCHAIN"

// underBus runs one test of this program again, under a private D-Bus with a
// home of its own, after the given shell commands.
func underBus(t *testing.T, before string) {
	t.Helper()
	for _, program := range []string{"dbus-run-session", "gnome-keyring-daemon", "secret-tool"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("there is no %s: script/setup keychain installs it", program)
		}
	}
	home := t.TempDir()
	for _, folder := range []string{"run", "data"} {
		if err := os.Mkdir(filepath.Join(home, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	script := before + `exec "$0" -test.run="^` + t.Name() + `$" -test.v`
	run := exec.CommandContext(t.Context(), "dbus-run-session", "--", "sh", "-ec", script, os.Args[0])
	run.Env = append(os.Environ(), inside+"=1", "HOME="+home, "XDG_DATA_HOME="+filepath.Join(home, "data"),
		"XDG_RUNTIME_DIR="+filepath.Join(home, "run"), "DISPLAY=", "WAYLAND_DISPLAY=")
	out, err := run.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Fatalf("the test did not run inside:\n%s", out)
	}
}

func TestARealSecretServiceKeepsASecret(t *testing.T) {
	if os.Getenv(inside) == "" {
		underBus(t, "printf 'a password' | gnome-keyring-daemon --unlock --components=secrets >/dev/null\n")
		return
	}
	ref := parse(t, "keychain:entra studio/operate")
	vault := secret.New(secret.SystemKeychain{}, secret.Cluster{})
	_, err := vault.Resolve(t.Context(), ref)
	refused(t, err, "no secret of this service and account")
	if err := vault.Lasts(t.Context(), ref); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"an older one", canary} {
		if kept, err := vault.Keep(t.Context(), ref, secret.Of(text)); err != nil || !kept.Lasting {
			t.Fatalf("%+v, %v", kept, err)
		}
	}
	// Another program of the desktop's finds it, so it is in no memory of ours.
	found, err := exec.CommandContext(t.Context(), "secret-tool", "lookup", "service", "entra studio", "username", "operate").Output()
	if err != nil || string(found) != canary {
		t.Errorf("secret-tool finds %d bytes, %v", len(found), err)
	}
	again := secret.New(secret.SystemKeychain{}, secret.Cluster{})
	if value, err := again.Resolve(t.Context(), ref); err != nil || value.Reveal() != canary {
		t.Errorf("read back: %v", err)
	}
}

func TestABusWithoutASecretServiceIsToldAsSuch(t *testing.T) {
	if os.Getenv(inside) == "" {
		// Without its service files the bus cannot start a keychain by itself.
		t.Setenv("XDG_DATA_DIRS", t.TempDir())
		underBus(t, "")
		return
	}
	withoutKeychain(t)
}

func TestAComputerWithoutABusIsToldAsSuch(t *testing.T) {
	if os.Getenv(inside) == "" {
		underBus(t, "export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent\n")
		return
	}
	withoutKeychain(t)
}

func withoutKeychain(t *testing.T) {
	t.Helper()
	ref := parse(t, "keychain:entra studio/operate")
	vault := secret.New(secret.SystemKeychain{}, secret.Cluster{})
	refused(t, vault.Lasts(t.Context(), ref), "the keychain cannot be used: ")
	_, err := vault.Resolve(t.Context(), ref)
	refused(t, err, "the keychain cannot be used: ")
	kept, err := vault.Keep(t.Context(), ref, secret.Of(canary))
	if err != nil || kept.Lasting || !strings.Contains(kept.Words, "memory alone") {
		t.Errorf("%+v, %v", kept, err)
	}
	err = filepath.WalkDir(os.Getenv("HOME"), func(path string, entry os.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if strings.Contains(string(data), canary) {
			t.Errorf("the secret stands in %s", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
