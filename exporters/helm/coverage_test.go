package helm_test

import (
	"strings"
	"testing"

	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/helm"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
)

func TestEveryAddressOfTheCatalogueIsInAGolden(t *testing.T) {
	for _, minor := range catalog.Minors() {
		t.Run(string(minor), func(t *testing.T) {
			c := catalogOf(t, minor)
			data, _, err := helm.Values(c, exporttest.EverySetting(c, plan.Helm))
			if err != nil {
				t.Fatal(err)
			}
			checkGolden(t, "every-setting-"+string(minor)+".yaml", data)
			values := read(t, data)
			for _, s := range c.Settings() {
				if s.Key == "enabled" {
					continue
				}
				for address, want := range addressesOf(s, exporttest.Unusual(c, s)) {
					if diff := cmp.Diff(want, valueAt(t, values, address)); diff != "" {
						t.Errorf("%s: %s (-want +got):\n%s", s.Ref(), address, diff)
					}
				}
			}
		})
	}
}

// addressesOf says what a value of a setting must leave where.
func addressesOf(s *catalog.Setting, value catalog.Value) map[string]any {
	if s.Secret != nil {
		ref, _ := plan.ParseSecretRef(value.Text)
		return map[string]any{s.Secret.Name: ref.Name, s.Secret.Key: ref.Key}
	}
	if s.Helm == "" {
		return nil
	}
	return map[string]any{s.Helm: plain(value, strings.Contains(s.Helm, ".env["))}
}

func TestEverySwitchIsWrittenWhereItDiffersFromTheChart(t *testing.T) {
	for _, minor := range catalog.Minors() {
		c := catalogOf(t, minor)
		on, off := exporttest.Everything(c), &plan.Plan{Camunda: minor}
		for _, s := range c.Settings() {
			if s.Key != "enabled" || s.Helm == "" {
				continue
			}
			for name, p := range map[string]*plan.Plan{"on": on, "off": off} {
				data, _, err := helm.Values(c, p)
				if err != nil {
					t.Fatal(err)
				}
				var want any
				if s.Default.True() != (name == "on") {
					want = name == "on"
				}
				if got := valueAt(t, read(t, data), s.Helm); got != want {
					t.Errorf("%s: %s is %s: got %v, want %v", minor, s.Helm, name, got, want)
				}
			}
		}
	}
}
