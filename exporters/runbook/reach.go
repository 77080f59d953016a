package runbook

import (
	"fmt"
	"net/url"

	"entrastudio/model/catalog"
)

const portForwards = "kubernetes/port-forward.sh"

// reach is the step for a deployment whose URLs are on localhost: the services of
// a cluster get there by port-forwards alone.
func (b *book) reach() (step, bool) {
	forwarded := b.forwarded()
	s := step{
		title:    "Reach the services",
		text:     []string{"The plan's URLs are on localhost. Run this in a second terminal and leave it running."},
		commands: forwarded,
		verify:   act{text: "The browser shows something at each URL of the sign-in step, be it an error page."},
		undo:     act{text: "End them in the second terminal.", commands: []string{"kill $(jobs -p)"}},
		done:     "each URL on localhost answers",
	}
	if b.has(portForwards) {
		s.commands = []string{"./" + portForwards}
		s.screen = []string{"One line a service; Ctrl+C ends all of them."}
		s.undo = act{text: "End it with Ctrl+C in the second terminal."}
	}
	return s, b.helm() && b.localURLs() && len(s.commands) > 0
}

// localURLs reports whether a component that is on is reached on this machine.
func (b *book) localURLs() bool {
	for i := range b.plan.Components {
		u, err := url.Parse(b.plan.Components[i].URL)
		if err == nil && b.plan.Components[i].Enabled && catalog.IsLocal(u) {
			return true
		}
	}
	return false
}

// forwarded are the port-forwards of the minor's services, for a bundle without
// the script.
func (b *book) forwarded() []string {
	var lines []string
	for _, forward := range b.plan.Forwards(b.catalog) {
		lines = append(lines, command("kubectl", "--namespace", b.namespace(), "port-forward",
			"service/"+b.release()+"-"+forward.Service, fmt.Sprintf("%d:%d", forward.Local, forward.Remote))+" &")
	}
	return lines
}

// on lists the components that are on, in the catalogue's order.
func (b *book) on() []*catalog.Component {
	var found []*catalog.Component
	for i := range b.catalog.Components {
		if b.plan.On(b.catalog.Components[i].Name) {
			found = append(found, &b.catalog.Components[i])
		}
	}
	return found
}
