package upgrade

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// keptVariables follows the containers that the plan keeps variables for: one
// that another takes the place of hands them on, one that ends takes them along.
// Their values are not shown, as a password may stand among them.
func (s *step) keptVariables() {
	var services []plan.ServiceVariables
	for _, kept := range s.plan.Kept.Environment {
		now, ended := s.serviceNow(kept.Service)
		where := "kept/environment/" + kept.Service
		switch {
		case ended:
			s.tell(Change{
				Kind: OfKept, Title: "The variables of the container " + kept.Service + " are taken out", Where: where, Old: variableNames(kept.Variables),
				Reason: "Camunda " + string(s.to.Minor) + " has no such container.",
				Must:   "Look whether the container in its place needs them.", In: s.chartPlace(), Urgency: Recommended,
			}, s.general())
			continue
		case now != kept.Service:
			s.tell(Change{
				Kind: OfKept, Title: "The variables of the container " + kept.Service + " go to " + now, Where: where, Old: kept.Service, New: now,
				Reason: "The container " + now + " has taken its place.",
				Must:   "Look whether the new container reads " + variableNames(kept.Variables) + ".", In: s.chartPlace(), Urgency: Recommended,
			}, s.general())
			kept.Service = now
		}
		services = addVariables(services, kept)
	}
	s.plan.Kept.Environment = services
}

// serviceNow is the container that one of the older minor is in the new one. A
// container that the older minor does not know either stays.
func (s *step) serviceNow(name string) (now string, ended bool) {
	if !hasService(s.from, name) {
		return name, false
	}
	// A container of exactly this name comes before one that people also call so.
	for _, also := range []bool{false, true} {
		for i := range s.to.Components {
			for _, service := range s.to.Components[i].Services {
				if !also && service.Name == name || also && slices.Contains(service.Also, name) {
					return service.Name, false
				}
			}
		}
	}
	return "", true
}

func hasService(c *catalog.Catalog, name string) bool {
	for i := range c.Components {
		for _, service := range c.Components[i].Services {
			if service.Name == name {
				return true
			}
		}
	}
	return false
}

func variableNames(variables []plan.EnvVariable) string {
	names := make([]string, len(variables))
	for i, v := range variables {
		names[i] = v.Name
	}
	return strings.Join(names, ", ")
}

// addVariables adds a container's variables; of one that is listed already, what
// it does not say yet.
func addVariables(services []plan.ServiceVariables, kept plan.ServiceVariables) []plan.ServiceVariables {
	for i := range services {
		if services[i].Service != kept.Service {
			continue
		}
		for _, v := range kept.Variables {
			if !slices.ContainsFunc(services[i].Variables, func(have plan.EnvVariable) bool { return have.Name == v.Name }) {
				services[i].Variables = append(services[i].Variables, v)
			}
		}
		return services
	}
	return append(services, kept)
}
