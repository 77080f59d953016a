package kubernetes_test

import (
	"bufio"
	"io"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"

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

// endTogether starts a script, waits until all its forwards say that they run, and
// ends the script. Their standard error stays open as long as one of them lives.
func endTogether(t *testing.T, shell string, script []byte, signal os.Signal, services []string) {
	t.Helper()
	k := newCluster(t)
	k.write(t, "bin/kubectl", "#!/bin/sh\nprintf '%s\\n' \"$*\" >&2\nexec sleep 600\n")
	command := k.command(shell, script)
	from, into, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	command.Stderr = into
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	if err := into.Close(); err != nil {
		t.Fatal(err)
	}
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
