package main_test

import (
	"path"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/shell"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/plan/plantest"

	"pgregory.net/rapid"
)

// The reader of env files knows the word export and single quotes, so people hand
// in such scripts. A single quote within a value is the one thing that a shell
// writes in a way of its own.
func TestAScriptForAShellIsImportedAsTheSamePlan(t *testing.T) {
	for _, minor := range catalog.Minors() {
		c, err := catalog.Of(minor)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(string(minor), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				p := withOwnSecrets(plantest.Coherent(c, plan.Compose).Draw(t, "plan"))
				files, _, err := shell.Files(c, p)
				if err != nil {
					t.Fatalf("a coherent plan cannot be exported: %v", err)
				}
				var scripts []exporters.File
				for _, file := range files {
					if strings.Contains(string(file.Data), `'"'"'`) {
						t.Skip("a value with a single quote")
					}
					file.Path = strings.TrimSuffix(path.Base(file.Path), ".sh") + ".env"
					scripts = append(scripts, file)
				}
				if diff := difference(t, c, p, imported(t, c, scripts)); diff != "" {
					t.Fatalf("the plan came back otherwise (-exported +imported):\n%s", diff)
				}
			})
		})
	}
}
