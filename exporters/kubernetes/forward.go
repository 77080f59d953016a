package kubernetes

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entrastudio/exporters"

	"al.essio.dev/pkg/shellescape"
)

// forwardLibrary is the part of the script that is the same for every plan.
//
//go:embed port-forward.sh
var forwardLibrary string

const forwardHead = `#!/bin/sh
# A POSIX shell runs this script, with kubectl: ./` + ForwardPath + `
# It leads ports of this machine to the services of the release, and ends with Ctrl+C.
set -eu

`

// forward is one service with the ports that lead to it.
type forward struct {
	service string
	// ports are pairs of local and remote port, and lines say what is behind each.
	ports, lines []string
}

// forwardFile writes the script for the services of what is deployed.
func (d *deployment) forwardFile() (exporters.File, error) {
	forwards := d.forwards()
	if len(forwards) == 0 {
		return exporters.File{}, nil
	}
	var b strings.Builder
	b.WriteString(forwardHead + "# What the plan says.\n")
	fmt.Fprintf(&b, "namespace=%s\nrelease=%s\n\n%s\n", shellescape.Quote(d.namespace), shellescape.Quote(d.release), forwardLibrary)
	fmt.Fprintf(&b, "# The services of chart %s.\nforwards() {\n", d.catalog.Chart.Version)
	for _, f := range forwards {
		for _, line := range f.lines {
			b.WriteString("  say " + shellescape.Quote(line) + "\n")
		}
		b.WriteString("  " + shellescape.QuoteCommand(append([]string{"forward", f.service}, f.ports...)) + "\n")
	}
	b.WriteString("}\n\nmain \"$@\"\n")
	return exporters.File{Path: ForwardPath, Mode: exporters.Executable, Data: []byte(b.String()), Reader: "a POSIX shell, with kubectl"}, nil
}

// forwards lists the services of the components that are on, each once.
func (d *deployment) forwards() []forward {
	var all []forward
	for _, port := range d.plan.Forwards(d.catalog) {
		at := slices.IndexFunc(all, func(f forward) bool { return f.service == port.Service })
		if at < 0 {
			all = append(all, forward{service: port.Service})
			at = len(all) - 1
		}
		local := strconv.Itoa(port.Local)
		all[at].ports = append(all[at].ports, local+":"+strconv.Itoa(port.Remote))
		all[at].lines = append(all[at].lines, "  localhost:"+local+"  "+port.Component.Title+", "+port.What)
	}
	return all
}
