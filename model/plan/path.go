package plan

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
)

// Get reads the field of a plan at a path such as "tenant/id",
// "components/operate/settings/audience" or "registrations/2/clientId". A
// setting that its component does not say is null.
func Get(p *Plan, path string) (catalog.Value, error) {
	v, err := get(p, stepsOf(path))
	if err != nil {
		return catalog.Value{}, fmt.Errorf("%s: %w", path, err)
	}
	return v, nil
}

// Set writes the field at a path. A component or database that the plan does
// not list yet is added; items of lists are added by Insert. A value that the
// field cannot hold is refused and the plan stays as it was.
func Set(p *Plan, path string, v catalog.Value) error {
	if err := set(p, stepsOf(path), v); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// Remove takes away what stands at a path: an item of a list, a component, a
// database or a setting with all it says; any other field gets its zero value.
func Remove(p *Plan, path string) error {
	steps := stepsOf(path)
	var err error
	switch {
	case len(steps) == 2 && isCollection(steps[0]):
		err = removeItem(p, steps[0], steps[1])
	case len(steps) == 4 && steps[0] == "components" && steps[2] == "settings":
		if component := p.Component(catalog.Name(steps[1])); component != nil {
			delete(component.Settings, steps[3])
		}
	default:
		err = set(p, steps, catalog.Value{})
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// stepsOf takes a path apart. The key of a setting is the rest of its path: in a
// file it may be any text.
func stepsOf(path string) []string {
	const settings = 4
	steps := strings.SplitN(path, "/", settings)
	if len(steps) == settings && (steps[0] != "components" || steps[2] != "settings") {
		return strings.Split(path, "/")
	}
	return steps
}

// section is a plan's field that holds plain fields itself.
func section(name string) bool {
	return name == "deployment" || name == "tenant" || name == "firstAdmin"
}

func isCollection(name string) bool {
	switch name {
	case "components", "registrations", "mappingRules", "databases":
		return true
	}
	return false
}

func errNoPath(steps []string) error {
	return fmt.Errorf("a plan has no field %q", strings.Join(steps, "/"))
}

func get(p *Plan, steps []string) (catalog.Value, error) {
	switch {
	case len(steps) == 1:
		return leafValue(planLeaves(), p, steps[0])
	case len(steps) == 2 && section(steps[0]):
		return getSection(p, steps[0], steps[1])
	case len(steps) == 4 && steps[0] == "components" && steps[2] == "settings":
		component := p.Component(catalog.Name(steps[1]))
		if component == nil {
			return catalog.Value{}, nil
		}
		return component.Settings[steps[3]], nil
	case len(steps) == 3 && isCollection(steps[0]):
		return getItem(p, steps)
	default:
		return catalog.Value{}, errNoPath(steps)
	}
}

func getSection(p *Plan, name, key string) (catalog.Value, error) {
	switch name {
	case "deployment":
		return leafValue(deploymentLeaves(), &p.Deployment, key)
	case "tenant":
		return leafValue(tenantLeaves(), &p.Tenant, key)
	default:
		return leafValue(adminLeaves(), &p.FirstAdmin, key)
	}
}

// getItem reads a field of an item. What the plan does not list reads as if it
// were there and said nothing.
func getItem(p *Plan, steps []string) (catalog.Value, error) {
	switch steps[0] {
	case "components":
		component := p.Component(catalog.Name(steps[1]))
		if component == nil {
			component = &Component{}
		}
		return leafValue(componentLeaves(), component, steps[2])
	case "databases":
		d := p.Database(steps[1])
		if d == nil {
			d = &Database{}
		}
		return leafValue(databaseLeaves(), d, steps[2])
	case "registrations":
		i, err := index(steps[1], len(p.Registrations))
		if err != nil {
			return catalog.Value{}, err
		}
		return leafValue(registrationLeaves(), &p.Registrations[i], steps[2])
	default:
		i, err := index(steps[1], len(p.MappingRules))
		if err != nil {
			return catalog.Value{}, err
		}
		return leafValue(ruleLeaves(), &p.MappingRules[i], steps[2])
	}
}

func set(p *Plan, steps []string, v catalog.Value) error {
	switch {
	case len(steps) == 1:
		return setLeaf(planLeaves(), p, steps[0], v)
	case len(steps) == 2 && section(steps[0]):
		return setSection(p, steps[0], steps[1], v)
	case len(steps) == 4 && steps[0] == "components" && steps[2] == "settings":
		return setSetting(p, steps[1], steps[3], v)
	case len(steps) == 3 && isCollection(steps[0]):
		return setItem(p, steps, v)
	default:
		return errNoPath(steps)
	}
}

func setSection(p *Plan, name, key string, v catalog.Value) error {
	switch name {
	case "deployment":
		return setLeaf(deploymentLeaves(), &p.Deployment, key, v)
	case "tenant":
		return setLeaf(tenantLeaves(), &p.Tenant, key, v)
	default:
		return setLeaf(adminLeaves(), &p.FirstAdmin, key, v)
	}
}

// setSetting writes a component's own setting; null asks for the default.
func setSetting(p *Plan, name, key string, v catalog.Value) error {
	if key == "" {
		return errNoPath([]string{"components", name, "settings", key})
	}
	if v.Kind == catalog.Other {
		return errNotSetting
	}
	i, err := listComponent(p, name)
	if err != nil {
		return err
	}
	component := &p.Components[i]
	component.Settings = maps.Clone(component.Settings)
	if component.Settings == nil {
		component.Settings = map[string]catalog.Value{}
	}
	component.Settings[key] = writable(v)
	return nil
}

func setItem(p *Plan, steps []string, v catalog.Value) error {
	switch steps[0] {
	case "components":
		return setComponent(p, steps[1], steps[2], v)
	case "databases":
		return setDatabase(p, steps[1], steps[2], v)
	case "registrations":
		i, err := index(steps[1], len(p.Registrations))
		if err != nil {
			return err
		}
		if steps[2] == "name" {
			return renameRegistration(p, i, v)
		}
		return setLeaf(registrationLeaves(), &p.Registrations[i], steps[2], v)
	default:
		i, err := index(steps[1], len(p.MappingRules))
		if err != nil {
			return err
		}
		return setLeaf(ruleLeaves(), &p.MappingRules[i], steps[2], v)
	}
}

// setComponent tries the value on a copy, so that a component is only listed
// when the value fits.
func setComponent(p *Plan, name, key string, v catalog.Value) error {
	if err := setLeaf(componentLeaves(), &Component{}, key, v); err != nil {
		return err
	}
	i, err := listComponent(p, name)
	if err != nil {
		return err
	}
	return setLeaf(componentLeaves(), &p.Components[i], key, v)
}

func setDatabase(p *Plan, name, key string, v catalog.Value) error {
	if !slices.Contains(DatabaseNames(), name) {
		return fmt.Errorf("a plan has no database %q; it can have %s", name, strings.Join(DatabaseNames(), " and "))
	}
	if err := setLeaf(databaseLeaves(), &Database{}, key, v); err != nil {
		return err
	}
	if p.Database(name) == nil {
		p.Databases = append(slices.Clone(p.Databases), Database{Name: name})
	}
	return setLeaf(databaseLeaves(), p.Database(name), key, v)
}

// listComponent finds a component's index, listing it at its place in the
// catalogue's order when it is new.
func listComponent(p *Plan, name string) (int, error) {
	wanted := catalog.Name(name)
	if i := slices.IndexFunc(p.Components, func(c Component) bool { return c.Name == wanted }); i >= 0 {
		return i, nil
	}
	if !slices.Contains(componentNames(), wanted) {
		return 0, fmt.Errorf("there is no component %q; there are %s", name, enumeration(componentNames()))
	}
	at := len(p.Components)
	if c, err := catalog.Of(p.Camunda); err == nil {
		at = 0
		for at < len(p.Components) && orderOf(c, p.Components[at].Name) <= orderOf(c, wanted) {
			at++
		}
	}
	p.Components = slices.Insert(slices.Clone(p.Components), at, Component{Name: wanted, Enabled: wanted == catalog.Global})
	return at, nil
}

// renameRegistration keeps names unique, and the components with their
// registration.
func renameRegistration(p *Plan, i int, v catalog.Value) error {
	old := p.Registrations[i].Name
	renamed := Registration{}
	if err := setLeaf(registrationLeaves(), &renamed, "name", v); err != nil {
		return err
	}
	if err := freeName(p, renamed.Name, i); err != nil {
		return err
	}
	for j := range p.Components {
		if p.Components[j].Registration == old && old != "" {
			p.Components[j].Registration = renamed.Name
		}
	}
	p.Registrations[i].Name = renamed.Name
	return nil
}

// freeName refuses a name that another registration has: components refer to
// registrations by name.
func freeName(p *Plan, name string, except int) error {
	if name == "" {
		return errUnnamed
	}
	for i := range p.Registrations {
		if i != except && p.Registrations[i].Name == name {
			return fmt.Errorf("another registration is named %q already", name)
		}
	}
	return nil
}

func (p *Plan) registrationIndex(name string) int {
	return slices.IndexFunc(p.Registrations, func(r Registration) bool { return r.Name == name })
}

// index reads the position of an item in a list of n.
func index(step string, n int) (int, error) {
	i, err := strconv.Atoi(step)
	if err != nil || i < 0 || i >= n || strconv.Itoa(i) != step {
		return 0, fmt.Errorf("there is no item %q; the list has %d", step, n)
	}
	return i, nil
}
