package compose

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"entrastudio/exporters"
	"entrastudio/exporters/variables"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/plan/yamltext"
)

// Path is where the Compose file stands in an export.
const Path = Folder + "/compose.yaml"

// composeFile writes the services of the containers that the catalogue knows.
// The notes name the others: what their images are nobody said.
func composeFile(c *catalog.Catalog, p *plan.Plan, containers []*variables.Container) (exporters.File, []exporters.Note) {
	var notes []exporters.Note
	w := &fileWriter{catalog: c, plan: p}
	for _, container := range containers {
		if container.Fact == nil {
			notes = append(notes, exporters.Note{
				Where: Path, Text: "The image of " + container.Service + " is not known: give its service the env_file " + envPath(container) + " yourself.",
			})
			continue
		}
		w.containers = append(w.containers, container)
	}
	w.head()
	w.text.WriteString("services:\n")
	for _, container := range w.containers {
		w.service(container)
	}
	return exporters.File{Path: Path, Mode: exporters.Private, Data: []byte(w.text.String()), Reader: reader}, notes
}

// fileWriter builds the Compose file of one plan.
type fileWriter struct {
	catalog    *catalog.Catalog
	plan       *plan.Plan
	containers []*variables.Container
	text       strings.Builder
}

// service is one container: its image, its variables, its ports, and what it
// waits for.
func (w *fileWriter) service(container *variables.Container) {
	fact := container.Fact
	fmt.Fprintf(&w.text, "  %s:\n", container.Service)
	fmt.Fprintf(&w.text, "    image: %s:${%s:-%s}\n", fact.Image, fact.Tag.Variable, fact.Tag.Value)
	w.environment(container)
	if ports := w.ports(container); len(ports) > 0 {
		fmt.Fprintf(&w.text, "    ports: !override [%s]\n", strings.Join(ports, ", "))
	}
	w.needs(fact)
	fmt.Fprintf(&w.text, "    healthcheck:\n      test: [CMD-SHELL, %s]\n", yamltext.Quote(fact.Health, true))
	w.text.WriteString("      interval: 30s\n      retries: 5\n      start_period: 60s\n")
}

// ports publishes what Camunda's own file does, but where a plan's public URL is
// on localhost the user interface is at that port.
func (w *fileWriter) ports(container *variables.Container) []string {
	var all []string
	for i, port := range container.Fact.Ports {
		if i == 0 {
			port.Host = w.localPort(container, port.Host)
		}
		all = append(all, fmt.Sprintf(`"%d:%d"`, port.Host, port.Container))
	}
	return all
}

func (w *fileWriter) localPort(container *variables.Container, documented int) int {
	component := w.plan.Component(container.Component)
	serving, _ := w.catalog.Component(container.Component).Serving()
	if component == nil || serving != container.Fact {
		return documented
	}
	u, err := url.Parse(component.URL)
	if err != nil || !catalog.IsLocal(u) {
		return documented
	}
	if port, err := strconv.ParseUint(u.Port(), 10, 16); err == nil && port > 0 {
		return int(port)
	}
	if u.Port() == "" && u.Scheme == "http" {
		return 80
	}
	return documented
}

// needs waits for the services of this file alone; Compose adds those of the
// file that it is merged into.
func (w *fileWriter) needs(fact *catalog.Service) {
	title := "    depends_on:\n"
	for _, need := range fact.Needs {
		if slices.ContainsFunc(w.containers, func(c *variables.Container) bool { return c.Service == need }) {
			w.text.WriteString(title + "      " + need + ": {condition: service_healthy}\n")
			title = ""
		}
	}
}
