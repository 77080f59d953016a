//go:build xvfb

package window_test

import (
	"encoding/base64"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// The canary is a token that nobody else has, so that whatever holds a piece of it
// got it from the session.
const (
	canaryClaims = `{"iss":"https://login.microsoftonline.com/6860403e-0000-4c64-b905-00000000000a/v2.0","aud":"5b2c7c0e-0000-4c64-b905-000000000001",` +
		`"tid":"6860403e-0000-4c64-b905-00000000000a","ver":"2.0","exp":1795345200,"scp":"access","preferred_username":"canary-user@example.com","wids":["canary-role"]}`
	canarySignature = "CanarySignatureCanarySignatureCanarySignature"
)

func canary() string {
	encode := base64.RawURLEncoding.EncodeToString
	return encode([]byte(`{"typ":"JWT","alg":"RS256","kid":"canary-key"}`)) + "." + encode([]byte(canaryClaims)) + "." + canarySignature
}

// traces are the forms in which the canary could be left behind.
func traces() []string {
	payload := strings.Split(canary(), ".")[1]
	return []string{canarySignature, "canary-user", "canary-role", "canary-key", payload[60:90], payload[120:150], payload[300:330]}
}

// session is a person's work with a token: it is pasted in several forms, looked at,
// and the plan beside it is edited and saved.
func (p *program) session(plan string) {
	p.t.Helper()
	p.changes("save as", func() { p.keys("ctrl+shift+s") })
	p.keys("ctrl+a")
	p.write(plan)
	p.keys("Return")
	p.fileHolds(plan, "kind: Plan")
	for _, text := range []string{
		canary(),
		`{"token_type":"Bearer","access_token":"` + canary() + `"}`,
		"2026-11-22 10:00:00 ERROR i.c.i.Filter - cannot decode " + canary() + "\n",
		canary()[:200],
	} {
		p.copied(text)
		p.changes("a paste", func() { p.keys("ctrl+shift+v") })
		p.keys("Escape")
	}
	p.changes("search", func() { p.keys("ctrl+k") })
	p.write("tokens")
	p.changes("the panel of tokens", func() { p.keys("Return") })
	p.goToTenant()
	p.keys("ctrl+a")
	p.write("11111111-2222-4333-8444-555555555555")
	p.keys("ctrl+s")
	p.fileHolds(plan, "11111111-2222-4333-8444-555555555555")
	p.keys("ctrl+a")
	p.write("unsaved")
	p.until("unsaved mark in the title", func() bool { return strings.HasPrefix(p.title(), "*") })
}

// TestACanaryTokenIsLeftBehindNowhere looks for the token after a session: in the
// arguments and the environment of the program, in what it said, and in every file
// below its home, the journal of unsaved work included. One session is closed, one
// ends in a crash with the stacks of all goroutines.
func TestACanaryTokenIsLeftBehindNowhere(t *testing.T) {
	for name, end := range map[string]func(*testing.T, *program){
		"closed": func(_ *testing.T, p *program) {
			p.keys("ctrl+s")
			p.until("the plan saved", func() bool { return !strings.HasPrefix(p.title(), "*") })
			p.quit()
		},
		"crashed": func(t *testing.T, p *program) {
			if err := p.command.Process.Signal(syscall.SIGQUIT); err != nil {
				t.Fatal(err)
			}
			if err := p.ended(); err == nil || !strings.Contains(p.said.String(), "goroutine ") {
				t.Errorf("it did not crash: %v", err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			p := startAt(t, home, nil, "--example")
			p.session(filepath.Join(home, "acme.yaml"))
			p.until("a journal", func() bool { return files(t, filepath.Join(home, "state")) > 0 })
			for _, of := range []string{"cmdline", "environ"} {
				data, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", p.command.Process.Pid, of))
				if err != nil {
					t.Fatal(err)
				}
				leftNowhere(t, of, string(data))
			}
			end(t, p)
			leftNowhere(t, "what it said", p.said.String())
			if files(t, home) < 2 {
				t.Error("neither plan nor journal was written: there was nothing to look through")
			}
		})
	}
}

// files looks for the canary in every file below a folder, and counts them.
func files(t *testing.T, folder string) int {
	t.Helper()
	count := 0
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			// It was a temporary file.
			return nil
		}
		count++
		leftNowhere(t, path, string(data))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return count
}

func leftNowhere(t *testing.T, where, text string) {
	t.Helper()
	for _, trace := range traces() {
		if strings.Contains(text, trace) {
			t.Errorf("%s holds %q", where, trace)
		}
	}
}
