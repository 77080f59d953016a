package compose

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"entrastudio/exporters"
	"entrastudio/exporters/variables"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// Path is where the Compose file stands in an export.
const Path = Folder + "/compose.yaml"

// composeFile writes the services of the containers that the catalogue knows.
// The notes name the others: what their images are nobody said.
func composeFile(c *catalog.Catalog, p *plan.Plan, containers []*variables.Container) (exporters.File, []exporters.Note, error) {
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
	services := mapping()
	for _, container := range w.containers {
		put(services, container.Service, w.service(container))
	}
	root := mapping()
	put(root, "services", services)
	var b bytes.Buffer
	b.WriteString(w.head())
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := encoder.Encode(root); err != nil {
		return exporters.File{}, nil, fmt.Errorf("%s: %w", Path, err)
	}
	return exporters.File{Path: Path, Mode: exporters.Private, Data: b.Bytes(), Reader: reader}, notes, nil
}

// fileWriter builds the Compose file of one plan.
type fileWriter struct {
	catalog    *catalog.Catalog
	plan       *plan.Plan
	containers []*variables.Container
}

// service is one container: its image, its variables, its ports, and what it
// waits for.
func (w *fileWriter) service(container *variables.Container) *yaml.Node {
	fact := container.Fact
	service := mapping()
	put(service, "image", text(fact.Image+":${"+fact.Tag.Variable+":-"+fact.Tag.Value+"}"))
	put(service, "environment", environment(container))
	if ports := w.ports(container); len(ports) > 0 {
		list := flow(ports...)
		list.Tag = "!override"
		put(service, "ports", list)
	}
	if needs := w.needs(fact); len(needs.Content) > 0 {
		put(service, "depends_on", needs)
	}
	health := mapping()
	put(health, "test", flow(text("CMD-SHELL"), text(fact.Health)))
	put(health, "interval", text("30s"))
	put(health, "retries", &yaml.Node{Kind: yaml.ScalarNode, Value: "5"})
	put(health, "start_period", text("60s"))
	put(service, "healthcheck", health)
	return service
}

// ports publishes what Camunda's own file does, but where a plan's public URL is
// on localhost the user interface is at that port.
func (w *fileWriter) ports(container *variables.Container) []*yaml.Node {
	var all []*yaml.Node
	for i, port := range container.Fact.Ports {
		if i == 0 {
			port.Host = w.localPort(container, port.Host)
		}
		all = append(all, quoted(strconv.Itoa(port.Host)+":"+strconv.Itoa(port.Container)))
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
	if err != nil || u.Hostname() != "localhost" && u.Hostname() != "127.0.0.1" {
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
func (w *fileWriter) needs(fact *catalog.Service) *yaml.Node {
	needs := mapping()
	for _, need := range fact.Needs {
		if slices.ContainsFunc(w.containers, func(c *variables.Container) bool { return c.Service == need }) {
			condition := mapping()
			put(condition, "condition", text("service_healthy"))
			put(needs, need, condition)
		}
	}
	return needs
}
