package docker

import (
	"errors"
	"fmt"
	"strings"

	"entrastudio/exporters"
	"entrastudio/exporters/variables"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// reader names the program that a refusal is about.
const reader = "docker run --env-file"

// Folder is where the files stand in an export.
const Folder = "docker"

// longestLine is the most bytes of a line with its end that docker reads
// (bufio.MaxScanTokenSize, which docker/cli leaves as it is).
const longestLine = 64 * 1024

// Files writes one env file for each container of the components that are on, in
// the order of the files' names. A value that docker cannot carry, such as one
// of several lines, gives an *exporters.Refusal and no file.
func Files(c *catalog.Catalog, p *plan.Plan) ([]exporters.File, []exporters.Note, error) {
	files, notes, err := variables.Form{Reader: reader, Folder: Folder, Extension: ".env", Write: write}.Files(c, p)
	return files, notes, err
}

func write(path string, container *variables.Container) ([]byte, []exporters.Note, error) {
	var notes []exporters.Note
	var passed []*variables.Variable
	var body strings.Builder
	for i := range container.Variables {
		v := &container.Variables[i]
		value, plain := v.Plain()
		switch {
		case plain:
			if err := carry(v.Name, value); err != nil {
				return nil, nil, v.Refuse(reader, err)
			}
			body.WriteString(v.Name + "=" + value + "\n")
		case v.Source() != "":
			body.WriteString(v.Name + "\n")
			passed = append(passed, v)
		default:
			notes = append(notes, v.LeftOut(path, "Docker fills in no variables"))
		}
	}
	return []byte(head(path, container, passed) + body.String()), notes, nil
}

// carry says why a line of docker's cannot carry a value; nil where it can.
func carry(name, value string) error {
	switch {
	case strings.Contains(value, "\n"):
		return errors.New("it has several lines, and docker ends a value with its line")
	case strings.HasSuffix(value, "\r"):
		return errors.New("it ends in a carriage return, which docker takes for the end of the line")
	case len(name)+len("=")+len(value)+len("\n") > longestLine:
		return fmt.Errorf("it is longer than the %d bytes of a line that docker reads", longestLine)
	default:
		return nil
	}
}

// head says how the file is read, and what must be in the environment before.
func head(path string, container *variables.Container, passed []*variables.Variable) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# docker run reads this file for the container %s:\n", container.Display())
	command := command(path, container)
	if len(passed) > 0 {
		command = "( . shell/" + container.Service + ".sh && " + command + " )"
	}
	b.WriteString("#   " + command + "\n# Everything behind the first = is the value: there are no quotes here, and docker compose would read some of it\n# otherwise.\n")
	if len(passed) > 0 {
		b.WriteString("# A name without = is taken from the environment of that command, and left out without a word where it is not\n" +
			"# there:\n")
		for _, v := range passed {
			b.WriteString("#   " + v.Name + " from " + v.Origin() + "\n")
		}
	}
	b.WriteByte('\n')
	return b.String()
}

// command starts the container in a network in which containers find each other
// by name.
func command(path string, container *variables.Container) string {
	words := []string{"docker run --name", container.Service, "--network camunda"}
	image := "IMAGE"
	if fact := container.Fact; fact != nil {
		image = fact.Image + ":" + fact.Tag.Value
		for _, port := range fact.Ports {
			words = append(words, fmt.Sprintf("--publish %d:%d", port.Host, port.Container))
		}
	}
	return strings.Join(append(words, "--env-file", path, image), " ")
}
