package variables_test

import (
	"slices"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/variables"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
)

func collected(t *testing.T, c *catalog.Catalog, p *plan.Plan) ([]*variables.Container, []exporters.Note) {
	t.Helper()
	containers, notes, err := variables.Of(c, p, "a test")
	if err != nil {
		t.Fatal(err)
	}
	return containers, notes
}

func catalogOf(t *testing.T, minor catalog.Minor) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAContainerHasOnlyVariablesThatItReads(t *testing.T) {
	for _, minor := range catalog.Minors() {
		c := catalogOf(t, minor)
		containers, _ := collected(t, c, exporttest.EverySetting(c, plan.Compose))
		for _, container := range containers {
			for _, v := range container.Variables {
				if !c.Knows(container.Component, v.Name) && !strings.Contains(v.Name, "_MAPPINGRULES_") {
					t.Errorf("%s: %s does not read %s", minor, container.Service, v.Name)
				}
			}
		}
	}
}

func TestNoVariableStandsTwice(t *testing.T) {
	for _, minor := range catalog.Minors() {
		c := catalogOf(t, minor)
		containers, _ := collected(t, c, exporttest.EverySetting(c, plan.Compose))
		for _, container := range containers {
			seen := map[string]bool{}
			for _, v := range container.Variables {
				if seen[v.Name] {
					t.Errorf("%s: %s has %s twice", minor, container.Service, v.Name)
				}
				seen[v.Name] = true
			}
		}
	}
}

func TestNoSecretIsAValue(t *testing.T) {
	c := catalogOf(t, catalog.V87)
	containers, _ := collected(t, c, exporttest.EverySetting(c, plan.Compose))
	found := 0
	for _, container := range containers {
		for _, v := range container.Variables {
			if v.Secret == nil {
				continue
			}
			found++
			if _, plain := v.Plain(); plain || v.Value != "" || v.Secret.Ref.IsZero() {
				t.Errorf("%s of %s has a value: %+v", v.Name, container.Service, v)
			}
		}
		if sources := container.Sources(); !slices.IsSorted(sources) || len(slices.Compact(sources)) != len(container.Sources()) {
			t.Errorf("%s: sources %v", container.Service, sources)
		}
	}
	if found == 0 {
		t.Error("no secret was found at all")
	}
}

func TestAnInternalAddressOfAContainerIsNotedWhereThereAreNone(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	p := exporttest.Everything(c)
	notes := variables.WithoutContainers(c, p, "shell")
	if len(notes) != 1 || !strings.Contains(notes[0].Text, "http://identity:8084") {
		t.Errorf("got %v", notes)
	}
	for i := range p.Components {
		p.Components[i].Internal = "http://host.example"
	}
	if notes := variables.WithoutContainers(c, p, "shell"); len(notes) != 0 {
		t.Errorf("with addresses of their own: %v", notes)
	}
}

func TestTheSameReferenceHasTheSameSourceEverywhere(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	containers, _ := collected(t, c, exporttest.Everything(c))
	sources := map[string][]string{}
	for _, container := range containers {
		for _, secret := range container.Secrets() {
			ref := secret.Ref.String()
			if !slices.Contains(sources[ref], secret.Source) {
				sources[ref] = append(sources[ref], secret.Source)
			}
		}
	}
	for ref, names := range sources {
		if diff := cmp.Diff(1, len(names)); diff != "" {
			t.Errorf("%s is in %v", ref, names)
		}
	}
}
