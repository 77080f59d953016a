package exporters_test

import (
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
)

func TestSetKeepsTheOrderOfPaths(t *testing.T) {
	var set exporters.Set
	for _, path := range []string{"helm/values.yaml", "compose/operate.env", "README.md", "compose/optimize.env"} {
		if err := set.Add(exporters.File{Path: path}); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, f := range set {
		got = append(got, f.Path)
	}
	want := "README.md compose/operate.env compose/optimize.env helm/values.yaml"
	if strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestSetRefusesAPathThatIsTakenOrLeavesTheFolder(t *testing.T) {
	set := exporters.Set{{Path: "a/b"}}
	for _, path := range []string{"a/b", "", ".", "..", "../x", "/etc/passwd", "a/../b", "a//b", `a\b`} {
		if err := set.Add(exporters.File{Path: path}); err == nil {
			t.Errorf("%q was taken", path)
		}
	}
}

func TestRefusalNamesSettingReaderAndHint(t *testing.T) {
	for want, refusal := range map[string]exporters.Refusal{
		"operate/clientId (operate.env): docker compose cannot carry this value: it holds a NUL": {
			Setting: catalog.Ref{Component: "operate", Key: "clientId"}, Where: "operate.env",
			Reader: "docker compose", Why: "it holds a NUL",
		},
		"kept/helm: helm cannot carry this value: it is no map; take it out": {
			Where: "kept/helm", Reader: "helm", Why: "it is no map", Hint: "take it out",
		},
	} {
		if got := refusal.Error(); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}
