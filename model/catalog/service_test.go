package catalog

import (
	"slices"
	"strings"
	"testing"
)

func TestEveryServiceCanBeRun(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		if c.Compose.File == "" || c.Compose.Source == "" || !knownGrade(c.Compose.Verified) {
			t.Errorf("no Compose file with its source: %+v", c.Compose)
		}
		var names []string
		for _, service := range services(c) {
			names = append(names, service.Name)
		}
		for _, service := range services(c) {
			if service.Image == "" || service.Tag.Value == "" || service.Tag.Variable == "" || service.Health == "" {
				t.Errorf("%s lacks its image, tag or health: %+v", service.Name, service)
			}
			for _, need := range service.Needs {
				if !slices.Contains(names, need) || need == service.Name {
					t.Errorf("%s needs %s, which is no other service", service.Name, need)
				}
			}
		}
	})
}

func TestWhatIsSaidOfKeycloakIsReadByTheContainerAndWrittenByNoExport(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for i := range c.Components {
			component := &c.Components[i]
			for _, service := range component.Services {
				for _, name := range service.Keycloak {
					s := c.VariableOf(component.Name, name)
					if s == nil && !c.Knows(component.Name, name) {
						t.Errorf("%s does not read %s", service.Name, name)
					}
					if s != nil && s.From != "" && slices.ContainsFunc(s.Env, func(v Variable) bool { return v.Name == name }) {
						t.Errorf("%s: exports write %s", service.Name, name)
					}
				}
			}
		}
	})
}

func TestNoTwoServicesPublishOnePort(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		taken := map[int]string{}
		for _, service := range services(c) {
			for _, port := range service.Ports {
				if other := taken[port.Host]; other != "" || port.Host == 0 || port.Container == 0 {
					t.Errorf("%s publishes %+v, which %s has too", service.Name, port, other)
				}
				taken[port.Host] = service.Name
			}
		}
	})
}

func TestTheServiceBehindAnInternalURLPublishesItsPort(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for i := range c.Components {
			component := &c.Components[i]
			if component.Redirect.Path == "" {
				continue
			}
			service, port := component.Serving()
			if service == nil || len(service.Ports) == 0 || service.Ports[0].Container != port {
				t.Errorf("%s: %s is no first port of a service", component.Name, component.Internal)
			}
		}
	})
}

func TestTheDocumentedTagIsOfTheMinor(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for _, service := range services(c) {
			if c.Compose.Sure() && !strings.HasPrefix(service.Tag.Value, string(c.Minor)+".") {
				t.Errorf("%s has the tag %s", service.Name, service.Tag.Value)
			}
		}
	})
}

func services(c *Catalog) []Service {
	var all []Service
	for _, component := range c.Components {
		all = append(all, component.Services...)
	}
	return all
}
