package kubernetes_test

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/kubernetes"
	"entrastudio/model/catalog"
)

// forwarded are the calls of kubectl that lead to the services of a minor.
func forwarded(c *catalog.Catalog) []string {
	var all []string
	for i := range c.Components {
		for _, port := range c.Components[i].PortForwards {
			if !slices.Contains(all, port.Service) {
				all = append(all, port.Service)
			}
		}
	}
	return all
}

func TestNoTwoServicesOfAMinorTakeOneLocalPort(t *testing.T) {
	for _, minor := range catalog.Minors() {
		c := catalogOf(t, minor)
		taken := map[int]string{}
		for i := range c.Components {
			for _, port := range c.Components[i].PortForwards {
				if other := taken[port.Local]; other != "" {
					t.Errorf("%s: %s and %s both take %d", minor, other, port.Service, port.Local)
				}
				taken[port.Local] = port.Service
			}
		}
	}
}

func TestEachServiceIsForwardedOnceAndAllEndTogether(t *testing.T) {
	for _, minor := range catalog.Minors() {
		c := catalogOf(t, minor)
		p := exporttest.Everything(c)
		p.Deployment.Release, p.Deployment.Namespace = "c8", "123"
		script := fileAt(t, filesOf(t, c, p), kubernetes.ForwardPath).Data
		for _, shell := range shells() {
			for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
				endTogether(t, exporttest.Program(t, shell), script, signal, forwarded(c))
			}
		}
	}
}

// A forward that has just begun is not noted yet when the signal comes between the
// two; here each forward sends one as its first act.
func TestAForwardThatHasJustBegunEndsWithTheOthers(t *testing.T) {
	c := catalogOf(t, catalog.Minors()[0])
	script := fileAt(t, filesOf(t, c, exporttest.Everything(c)), kubernetes.ForwardPath).Data
	for _, shell := range shells() {
		for range 20 {
			k := newCluster(t)
			k.write(t, "bin/kubectl", "#!/bin/sh\nkill -TERM \"$PPID\"\nexec sleep 30\n")
			command, said := k.forwarding(t, exporttest.Program(t, shell), script)
			if rest, err := io.ReadAll(said); err != nil || len(rest) > 0 {
				t.Fatalf("%s: %v, %q", shell, err, rest)
			}
			if err := command.Wait(); err == nil {
				t.Errorf("%s: ended as if all had gone well", shell)
			}
		}
	}
}

// forwarding starts a script, and gives what it and its forwards say on standard
// error, which stays open as long as one of them lives.
func (k *cluster) forwarding(t *testing.T, shell string, script []byte) (*exec.Cmd, *os.File) {
	t.Helper()
	command := k.command(shell, script)
	from, into, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { from.Close() })
	if err := from.SetReadDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	command.Stderr = into
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	if err := into.Close(); err != nil {
		t.Fatal(err)
	}
	return command, from
}

// endTogether starts a script, waits until all its forwards say that they run, and
// ends the script.
func endTogether(t *testing.T, shell string, script []byte, signal os.Signal, services []string) {
	t.Helper()
	k := newCluster(t)
	k.write(t, "bin/kubectl", "#!/bin/sh\nprintf '%s\\n' \"$*\" >&2\nexec sleep 30\n")
	command, from := k.forwarding(t, shell, script)
	said := bufio.NewReader(from)
	var got []string
	for range services {
		line, err := said.ReadString('\n')
		if err != nil {
			t.Fatalf("%v after %q", err, got)
		}
		service, _, _ := strings.Cut(strings.TrimPrefix(line, "--namespace 123 port-forward service/c8-"), " ")
		got = append(got, service)
	}
	slices.Sort(got)
	if want := slices.Sorted(slices.Values(services)); !slices.Equal(got, want) {
		t.Errorf("%s: forwarded %v, want %v", shell, got, want)
	}
	if err := command.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(said)
	if err != nil || len(rest) > 0 {
		t.Errorf("%s: %v, %q", shell, err, rest)
	}
	if err := command.Wait(); err == nil {
		t.Errorf("%s: ended as if all had gone well", shell)
	}
}
