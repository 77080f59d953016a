package entra

import (
	"fmt"
	"strings"
	"sync"

	"entrastudio/assets"

	"gopkg.in/yaml.v3"
)

// Permission is one delegated permission of Microsoft Graph.
type Permission struct {
	// Value is its name in a scope, such as "openid"; ID its id in an app
	// registration.
	Value string `yaml:"value"`
	ID    string `yaml:"id"`
	// Why says what it is good for in a login of Camunda.
	Why string `yaml:"why"`
}

// graphAPI is the embedded table.
type graphAPI struct {
	Resource    string       `yaml:"resource"`
	Name        string       `yaml:"name"`
	Source      string       `yaml:"source"`
	Permissions []Permission `yaml:"permissions"`
}

// GraphAppID is the application (client) ID of Microsoft Graph itself, the same
// in every cloud.
func GraphAppID() string { return loaded().Resource }

// LoginPermissions lists the delegated permissions that a login of Camunda asks
// for. The slice is shared and must not be changed.
func LoginPermissions() []Permission { return loaded().Permissions }

// PermissionNamed finds the name of a permission by its id, whose letters may be
// of either case; empty for one that no login asks for.
func PermissionNamed(id string) string {
	for _, p := range LoginPermissions() {
		if strings.EqualFold(p.ID, id) {
			return p.Value
		}
	}
	return ""
}

// loaded reads the embedded table once. A table that cannot be read is an
// impossible state of the program, which a test rules out.
var loaded = sync.OnceValue(func() graphAPI {
	data, err := assets.Graph.ReadFile("graph/delegated.yaml")
	if err != nil {
		panic("impossible: the embedded permissions are missing: " + err.Error())
	}
	api, err := parse(data)
	if err != nil {
		panic("impossible: the embedded permissions cannot be read: " + err.Error())
	}
	return api
})

func parse(data []byte) (graphAPI, error) {
	d := yaml.NewDecoder(strings.NewReader(string(data)))
	d.KnownFields(true)
	var api graphAPI
	if err := d.Decode(&api); err != nil {
		return graphAPI{}, err
	}
	for _, p := range api.Permissions {
		if p.Value == "" || p.ID == "" || p.Why == "" {
			return graphAPI{}, fmt.Errorf("the permission %q lacks one of value, id and why", p.Value+p.ID)
		}
	}
	return api, nil
}
