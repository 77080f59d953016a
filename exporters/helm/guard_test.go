package helm_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/helm"
	"entrastudio/model/catalog"
)

func TestNoKeyIsWrittenThatTheChartRefusesIgnoresOrDeprecates(t *testing.T) {
	for _, minor := range catalog.Minors() {
		c := catalogOf(t, minor)
		data, _, err := helm.Values(c, exporttest.Everything(c))
		if err != nil {
			t.Fatal(err)
		}
		values := read(t, data)
		for _, key := range c.Keys {
			value := at(values, strings.Split(key.Path, ".")...)
			if value == nil || key.When != nil && !applies(key.When, value) {
				continue
			}
			t.Errorf("%s: %s is %s; use %s", minor, key.Path, key.Fate, key.Use)
		}
	}
}

func applies(when *catalog.KeyWhen, value any) bool {
	text, _ := value.(string)
	if len(when.Is) > 0 {
		return slices.Contains(when.Is, text)
	}
	return !slices.Contains(when.Unless, text)
}

func TestTheSamePlanGivesTheSameBytes(t *testing.T) {
	for _, minor := range catalog.Minors() {
		c := catalogOf(t, minor)
		first, _, err := helm.Values(c, exporttest.Everything(c))
		if err != nil {
			t.Fatal(err)
		}
		for range 50 {
			again, _, err := helm.Values(c, exporttest.Everything(c))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(first, again) {
				t.Fatalf("%s: two exports of one plan differ", minor)
			}
		}
	}
}

func TestAnExportDoesNotChangeThePlan(t *testing.T) {
	for _, minor := range catalog.Minors() {
		c := catalogOf(t, minor)
		p, untouched := exporttest.EverySetting(c, "compose"), exporttest.EverySetting(c, "compose")
		if _, _, err := helm.Values(c, p); err != nil {
			t.Fatal(err)
		}
		if !p.Equal(untouched) {
			t.Errorf("%s: the export changed the plan", minor)
		}
	}
}
