//go:build xvfb

package window_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// desktop lists the sockets of this machine that the toolkit and the C library ask:
// for the colours of the desktop, and for the person's name and home.
func desktop() []string {
	_, bus, _ := strings.Cut(os.Getenv("DBUS_SESSION_BUS_ADDRESS"), "unix:path=")
	bus, _, _ = strings.Cut(bus, ",")
	all := []string{`"/var/run/nscd/socket"`}
	if bus != "" {
		all = append(all, `"`+bus+`"`)
	}
	return all
}

// TestASessionOpensNoConnectionButToTheDisplay follows every connection of a whole
// session by the system's own record.
func TestASessionOpensNoConnectionButToTheDisplay(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Fatal("strace is missing: script/setup window-test installs it")
	}
	home := t.TempDir()
	record := filepath.Join(home, "calls")
	p := startAt(t, home, []string{"strace", "-f", "-qq", "-e", "trace=connect,bind,listen,sendto,sendmsg", "-e", "signal=none", "-o", record}, "--example")
	p.session(filepath.Join(home, "acme.yaml"))
	p.keys("ctrl+s")
	p.until("the plan saved", func() bool { return !strings.HasPrefix(p.title(), "*") })
	p.quit()
	data, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	display := 0
	for line := range strings.Lines(string(data)) {
		switch {
		case strings.Contains(line, "/tmp/.X11-unix/"):
			display++
		case strings.Contains(line, "AF_UNIX") && slices.ContainsFunc(desktop(), func(path string) bool { return strings.Contains(line, path) }):
		case strings.Contains(line, "AF_INET"), strings.Contains(line, "connect("), strings.Contains(line, "bind("), strings.Contains(line, "listen("):
			t.Errorf("a connection: %s", line)
		}
	}
	if display == 0 {
		t.Error("not even the display was connected to: nothing was recorded")
	}
}
