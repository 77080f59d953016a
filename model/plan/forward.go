package plan

import (
	"net/url"
	"strconv"

	"entrastudio/model/catalog"
)

// Forward is a port of this machine that leads to a service of the release.
type Forward struct {
	Component *catalog.Component
	// PortForward is the catalogue's, with the local port that fits the plan.
	catalog.PortForward
}

// leastLocalPort is the first port that anybody may listen on.
const leastLocalPort = 1024

// Forwards lists the port-forwards of the components that are on, in the
// catalogue's order. The browser comes back to the URL that the plan says, so a
// page is forwarded to the port of that URL where it is on this machine, and
// what else would have had that port takes the next free one.
func (p *Plan) Forwards(c *catalog.Catalog) []Forward {
	var all []Forward
	for i := range c.Components {
		for _, port := range c.Components[i].PortForwards {
			if p.On(c.Components[i].Name) {
				all = append(all, Forward{&c.Components[i], port})
			}
		}
	}
	taken, placed := map[int]bool{}, make([]bool, len(all))
	for i := range all {
		if port := p.pagePort(all[i].Component, all[i].PortForward); port > 0 && !taken[port] {
			all[i].Local, taken[port], placed[i] = port, true, true
		}
	}
	for i := range all {
		for !placed[i] && taken[all[i].Local] {
			all[i].Local++
		}
		taken[all[i].Local] = true
	}
	return all
}

// pagePort is the port of the URL under which the plan opens a component; 0
// where the URL is elsewhere, or the forward leads to something else than its
// page.
func (p *Plan) pagePort(component *catalog.Component, forward catalog.PortForward) int {
	if localPort(component.Local) != forward.Local {
		return 0
	}
	return localPort(p.Component(component.Name).URL)
}

// localPort is the port of a URL on this machine that a forward can serve; 0 for
// any other URL.
func localPort(text string) int {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" || !catalog.IsLocal(u) {
		return 0
	}
	port, err := strconv.Atoi(u.Port())
	if err != nil || port < leastLocalPort {
		return 0
	}
	return port
}
