package main_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const dependencyList = "docs/dependencies.md"

// listedModule is the first column of a table row: | `module` | ...
var listedModule = regexp.MustCompile("(?m)^\\| `([^`]+)` \\|")

func TestEveryDirectModuleHasItsReason(t *testing.T) {
	required := directModules(t)
	text, err := os.ReadFile(dependencyList)
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, match := range listedModule.FindAllStringSubmatch(string(text), -1) {
		listed = append(listed, match[1])
	}
	for _, module := range required {
		if !slices.Contains(listed, module) {
			t.Errorf("%s lacks %s; say there what it is for, its licence and what it saves us, or do without it", dependencyList, module)
		}
	}
	for _, module := range listed {
		if !slices.Contains(required, module) {
			t.Errorf("%s lists %s, which go.mod does not require directly; remove the row", dependencyList, module)
		}
	}
}

// directModules is what go.mod requires for code of this repository.
func directModules(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	var modules []string
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(fields) == 2 && strings.Contains(fields[0], ".") && strings.HasPrefix(fields[1], "v") {
			modules = append(modules, fields[0])
		}
	}
	return modules
}
