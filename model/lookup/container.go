package lookup

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
)

// Owner guesses whose container a set of variables configures: the one that
// reads most of those which few read. File is the name of the file that they
// stand in; it decides between equals. Profiles are the active Spring profiles,
// where they are known. False where nothing speaks for any.
func (x *Index) Owner(variables []string, file, profiles string) (Container, string, bool) {
	if at := strings.LastIndexAny(file, `/\`); at >= 0 {
		file = file[at+1:]
	}
	candidates := x.candidates()
	for _, name := range variables {
		readers := readersOf(candidates, name, x.reads)
		if len(readers) == 0 {
			readers = readersOf(candidates, name, inFamily)
		}
		for _, i := range readers {
			candidates[i].count(len(readers))
		}
	}
	var best candidate
	for _, c := range candidates {
		c.named = mentions(file, c.service)
		if holds(profiles, c.service.Profile.Holds) {
			c.points++
		}
		if c.total() > best.total() {
			best = c
		}
	}
	if best.component == nil {
		return Container{}, "", false
	}
	return Container{best.component.Name, best.service.Name}, best.why(len(variables)), true
}

// candidate is what speaks for one container.
type candidate struct {
	component *catalog.Component
	service   catalog.Service
	// points adds up, for each variable that it reads, a share of one by how
	// many containers read it.
	points float64
	// read counts the variables that it reads, alone those that no other does.
	read, alone int
	named       bool
}

func (x *Index) candidates() []candidate {
	var all []candidate
	for i := range x.catalog.Components {
		component := &x.catalog.Components[i]
		for _, service := range component.Services {
			all = append(all, candidate{component: component, service: service})
		}
	}
	return all
}

// byName is how many variables of its own a file's name is worth.
const byName = 1.5

func (c *candidate) count(readers int) {
	c.read++
	c.points += 1 / float64(readers)
	if readers == 1 {
		c.alone++
	}
}

func (c candidate) total() float64 {
	if c.named {
		return c.points + byName
	}
	return c.points
}

func (c candidate) why(of int) string {
	why := fmt.Sprintf("%s reads %d of its %d variables", c.component.Title, c.read, of)
	if c.alone > 0 {
		why += fmt.Sprintf(", %d of them alone", c.alone)
	}
	if c.named {
		why += "; the file's name says so too"
	}
	return why
}

func readersOf(candidates []candidate, name string, reads func(*candidate, string) bool) []int {
	var readers []int
	for i := range candidates {
		if reads(&candidates[i], name) {
			readers = append(readers, i)
		}
	}
	return readers
}

// reads reports whether a container is known to read a variable.
func (x *Index) reads(c *candidate, name string) bool {
	isMain := c.component.Services[0].Name == c.service.Name
	if s := x.catalog.VariableOf(c.component.Name, name); s != nil {
		by := readBy(s, name)
		return by == c.service.Name || by == "" && isMain
	}
	known := x.catalog.KnownVariable(c.component.Name, name)
	return known != nil && (known.Service == c.service.Name || known.Service == "" && isMain)
}

// inFamily reports a variable whose name holds the container's, such as
// CAMUNDA_OPERATE_…: it is the container's own even where the catalogue does not
// list it.
func inFamily(c *candidate, name string) bool {
	family := strings.ToUpper(strings.ReplaceAll(c.service.Name, "-", "_")) + "_"
	return strings.HasPrefix(strings.TrimPrefix(name, "CAMUNDA_"), family)
}

// readBy is the container that reads a spelling of a setting's variable; empty
// means the main one.
func readBy(s *catalog.Setting, name string) string {
	for _, v := range s.Env {
		if v.Name == name {
			return v.Service
		}
		for _, also := range v.Also {
			if also == name {
				return v.Service
			}
		}
	}
	return ""
}

func mentions(file string, service catalog.Service) bool {
	stem := strings.ToLower(strings.ReplaceAll(file, "_", "-"))
	for _, name := range append([]string{service.Name}, service.Also...) {
		for _, part := range []string{name + ".", "." + name} {
			if strings.HasPrefix(stem, part) || strings.HasSuffix(stem, part) {
				return true
			}
		}
		if stem == name {
			return true
		}
	}
	return false
}

func holds(profiles, profile string) bool {
	if profile == "" {
		return false
	}
	for _, active := range strings.Split(profiles, ",") {
		if strings.TrimSpace(active) == profile {
			return true
		}
	}
	return false
}
