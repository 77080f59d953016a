package catalog

import (
	"net/url"
	"strconv"
)

// Compose says which of Camunda's own Compose files runs everything that a minor
// has. What the services say of tags, ports and health is from the same source.
type Compose struct {
	// File is its name, such as "docker-compose-full.yaml".
	File string `yaml:"file"`
	Fact `yaml:",inline"`
}

// Service is one container of a component in a Compose deployment.
type Service struct {
	// Name is the service's in Camunda's own Compose file.
	Name string `yaml:"name"`
	// Also lists other names under which people run it.
	Also []string `yaml:"also"`
	// Image is the image without its tag, such as "camunda/operate".
	Image string `yaml:"image"`
	// Tag is the image's tag.
	Tag Tag `yaml:"tag"`
	// Profile is what SPRING_PROFILES_ACTIVE must be or hold; empty where
	// the container has no such profile.
	Profile Profile `yaml:"profile"`
	// Keycloak lists what Camunda's own Compose file says of Keycloak in names
	// that no export writes, such as another spelling of a client ID.
	Keycloak []string `yaml:"keycloak"`
	// Ports are those that are published, that of the user interface first.
	Ports []Port `yaml:"ports"`
	// Health is a shell command that succeeds within the container as soon as
	// it is ready.
	Health string `yaml:"health"`
	// Needs names the services that must be ready before this one starts.
	Needs []string `yaml:"needs"`
}

// Serving finds the service that answers at the component's internal URL, and
// the port within its container; nil where no service does.
func (c *Component) Serving() (*Service, int) {
	internal, err := url.Parse(c.Internal)
	if err != nil {
		return nil, 0
	}
	for i := range c.Services {
		if port, err := strconv.Atoi(internal.Port()); err == nil && c.Services[i].Name == internal.Hostname() {
			return &c.Services[i], port
		}
	}
	return nil, 0
}

// Tag is the tag of an image.
type Tag struct {
	// Variable is the variable of Camunda's .env file that holds the tag.
	Variable string `yaml:"variable"`
	// Value is the tag in that file.
	Value string `yaml:"value"`
}

// Port is a port of a container and the one of the host that leads to it.
type Port struct {
	Host      int `yaml:"host"`
	Container int `yaml:"container"`
}

// Profile says what SPRING_PROFILES_ACTIVE of a container must look like.
type Profile struct {
	// Value is the whole value that an export writes.
	Value string `yaml:"value"`
	// Holds is the profile that must be among the active ones.
	Holds string `yaml:"holds"`
}
