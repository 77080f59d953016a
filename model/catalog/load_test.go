package catalog

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"entrastudio/assets"
)

// every gives the catalogue of each minor to a test of its own.
func every(t *testing.T, test func(t *testing.T, c *Catalog)) {
	t.Helper()
	for _, minor := range Minors() {
		t.Run(string(minor), func(t *testing.T) {
			c, err := Of(minor)
			if err != nil {
				t.Fatal(err)
			}
			test(t, c)
		})
	}
}

func TestEveryMinorHasAFileAndEveryFileAMinor(t *testing.T) {
	files, err := fs.Glob(assets.Catalog, "catalog/8.*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(Minors()) {
		t.Errorf("%d files for %d minors: %v", len(files), len(Minors()), files)
	}
	every(t, func(t *testing.T, c *Catalog) {
		if !slices.Contains(files, "catalog/"+string(c.Minor)+".yaml") {
			t.Errorf("the file of %s says it is another minor's", c.Minor)
		}
	})
}

func TestAllMinorsComeOldestFirst(t *testing.T) {
	all, err := All()
	if err != nil {
		t.Fatal(err)
	}
	var minors []Minor
	for _, c := range all {
		minors = append(minors, c.Minor)
	}
	if !slices.Equal(minors, Minors()) {
		t.Errorf("got %v", minors)
	}
}

func TestAnUnknownMinorIsAnErrorThatListsTheKnownOnes(t *testing.T) {
	for _, minor := range []Minor{"", "8.5", "8.11", "8.8.3", "latest"} {
		_, err := Of(minor)
		if err == nil || !strings.Contains(err.Error(), "8.10") {
			t.Errorf("Of(%q): %v", minor, err)
		}
	}
}

func TestAMisspeltFactIsRefused(t *testing.T) {
	var c Catalog
	err := decodeStrict([]byte("minor: \"8.8\"\ncomponent: []\n"), &c)
	if err == nil || !strings.Contains(err.Error(), "component") {
		t.Errorf("an unknown key was lost in silence: %v", err)
	}
}

func TestASettingWithoutMeaningIsRefused(t *testing.T) {
	c := Catalog{Global: []Setting{{Key: "nobodyKnows"}}}
	if err := c.complete(nil); err == nil || !strings.Contains(err.Error(), "global/nobodyKnows") {
		t.Errorf("a setting without a meaning: %v", err)
	}
}

func TestAMinorMaySayOtherwise(t *testing.T) {
	meanings := map[string]Meaning{
		"audience":         {Title: "Audience", Purpose: "Of all.", Form: FormAudience, From: "registration:clientId"},
		"optimize/baseUrl": {Title: "Own", Purpose: "Of Optimize.", Form: FormURL},
		"baseUrl":          {Title: "Common", Purpose: "Of all.", Form: FormURL},
	}
	c := Catalog{Components: []Component{{Name: Optimize, Settings: []Setting{
		{Key: "audience", Title: "Other", From: "none"},
		{Key: "baseUrl"},
	}}}}
	if err := c.complete(meanings); err != nil {
		t.Fatal(err)
	}
	audience, base := c.Components[0].Settings[0], c.Components[0].Settings[1]
	if audience.Title != "Other" || audience.Purpose != "Of all." || audience.From != "" || audience.Form != FormAudience {
		t.Errorf("a minor's own words and the common ones: %+v", audience)
	}
	if base.Title != "Own" {
		t.Errorf("a component's own meaning comes first: %+v", base)
	}
}

func TestMinorsAreOrderedAsReleased(t *testing.T) {
	if !V89.Before(V810) || V810.Before(V89) || !V810.AtLeast(V86) || Minor("9.0").AtLeast(V86) || Minor("9.0").Before(V86) {
		t.Error("8.10 comes after 8.9, and an unknown minor nowhere")
	}
	var before string
	every(t, func(t *testing.T, c *Catalog) {
		if c.Support.Released <= before {
			t.Errorf("%s was released on %s, before its predecessor on %s", c.Minor, c.Support.Released, before)
		}
		before = c.Support.Released
		if c.Support.Until <= c.Support.Released || len(c.Support.Until) != len("2026-01-31") {
			t.Errorf("support until %q", c.Support.Until)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	if _, err := settingMeanings(); err != nil {
		b.Fatal(err)
	}
	for _, minor := range Minors() {
		b.Run(string(minor), func(b *testing.B) {
			for b.Loop() {
				if _, err := load(minor); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkVariableOf(b *testing.B) {
	c, err := Of(V810)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		c.VariableOf(Orchestration, "CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES_0")
	}
}

func BenchmarkReadsPath(b *testing.B) {
	c, err := Of(V810)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		c.ReadsPath("orchestration.security.authentication.oidc.clientIdClam")
	}
}
