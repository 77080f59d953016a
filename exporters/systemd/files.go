package systemd

import (
	"fmt"
	"strings"

	"entrastudio/exporters"
	"entrastudio/exporters/variables"
	"entrastudio/model/catalog"
	"entrastudio/model/pattern"
	"entrastudio/model/plan"
)

// reader names the program that a refusal is about.
const reader = "systemd"

// Folder is where the files stand in an export.
const Folder = "systemd"

// home is where the drop-ins expect the files with the variables.
const home = "/etc/camunda/"

// Files writes an EnvironmentFile and a drop-in for each container of the
// components that are on, in the order of the files' names.
func Files(c *catalog.Catalog, p *plan.Plan) ([]exporters.File, []exporters.Note, error) {
	set, notes, err := variables.Form{Reader: reader, Folder: Folder, Extension: ".env", Write: environmentFile}.Files(c, p)
	if err != nil {
		return nil, nil, err
	}
	dropIns, _, err := variables.Form{Reader: reader, Folder: Folder, Extension: ".conf", Write: dropIn}.Files(c, p)
	if err != nil {
		return nil, nil, err
	}
	for _, file := range dropIns {
		if err := set.Add(file); err != nil {
			return nil, nil, err
		}
	}
	return set, append(notes, variables.WithoutContainers(c, p, Folder)...), nil
}

// environmentFile writes the variables that are no secrets.
func environmentFile(path string, container *variables.Container) ([]byte, []exporters.Note, error) {
	var b strings.Builder
	var notes []exporters.Note
	fmt.Fprintf(&b, "# systemd reads this file for the program of the container %s:\n", container.Display())
	fmt.Fprintf(&b, "#   EnvironmentFile=%s%s.env\n", home, container.Service)
	b.WriteString("# The values are quoted for systemd, which fills in no variables here. A shell would.\n\n")
	for i := range container.Variables {
		v := &container.Variables[i]
		value, plain := v.Plain()
		switch {
		case !name.MatchString(v.Name):
			notes = append(notes, v.LeftOut(path, "systemd takes no variable of this name"))
		case plain:
			b.WriteString(v.Name + "=" + quote(value) + "\n")
		case v.Source() == "":
			notes = append(notes, v.LeftOut(path, "systemd fills in no variables in an EnvironmentFile"))
		}
	}
	return []byte(b.String()), notes, nil
}

// name matches the variables that systemd takes from a file (systemd,
// env_name_is_valid).
var name = pattern.New(`^[A-Za-z_][A-Za-z0-9_]*$`)

// dropIn writes the drop-in of the unit. A file that it names and that is not
// there keeps the unit from starting, so no program runs without its secrets.
func dropIn(path string, container *variables.Container) ([]byte, []exporters.Note, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "# systemd reads this file as a drop-in of the unit that runs %s. As root:\n", container.Display())
	fmt.Fprintf(&b, "#   install -D -m 644 %s /etc/systemd/system/UNIT.service.d/entra.conf\n", path)
	fmt.Fprintf(&b, "#   install -D -m 600 %s/%s.env %[3]s%[2]s.env\n", Folder, container.Service, home)
	b.WriteString("#   systemctl daemon-reload && systemctl restart UNIT\n[Service]\n")
	fmt.Fprintf(&b, "EnvironmentFile=%s%s.env\n", home, container.Service)
	first := true
	for i := range container.Variables {
		v := &container.Variables[i]
		if v.Source() == "" || !name.MatchString(v.Name) {
			continue
		}
		if first {
			first = false
			b.WriteString("\n# You write this one, with mode 600 and a line NAME=\"VALUE\" for each of these names; within the quotes put a \\\n" +
				"# before each \\, \", ` and $. The unit does not start without it.\n")
		}
		b.WriteString("#   " + v.Name + " from " + v.Origin() + "\n")
	}
	if !first {
		fmt.Fprintf(&b, "EnvironmentFile=%s%s.secrets.env\n", home, container.Service)
	}
	return []byte(b.String()), nil, nil
}
