package entra_test

import (
	"fmt"
	"regexp"
	"testing"

	"entrastudio/model/entra"
	"entrastudio/model/plan"

	"pgregory.net/rapid"
)

func named(names ...string) *plan.Plan {
	p := &plan.Plan{Name: "production"}
	for _, name := range names {
		p.Registrations = append(p.Registrations, plan.Registration{Name: name})
	}
	return p
}

func TestASlugIsReadable(t *testing.T) {
	p := named("Camunda Web Modeler UI", "  8.9 / console! ", "caf\u00e9", "\u65e5\u672c", "Con")
	for i, want := range []string{"camunda-web-modeler-ui", "8-9-console", "caf", "app-cf2abf0c", "con-3b6f52aa"} {
		if got := entra.Slug(p, &p.Registrations[i]); got != want {
			t.Errorf("%q: got %s, want %s", p.Registrations[i].Name, got, want)
		}
	}
}

func TestRegistrationsNeverShareASlugOrAUniqueName(t *testing.T) {
	safe := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.StringMatching(`[aA]?[ -]?[bB.]?(-[0-9a-f]{8})?`), rapid.String(), rapid.StringN(60, 200, -1))
		p := named(rapid.SliceOfNDistinct(name, 2, 12, rapid.ID).Draw(t, "names")...)
		slugs, unique := map[string]string{}, map[string]string{}
		for i := range p.Registrations {
			r := &p.Registrations[i]
			slug, key := entra.Slug(p, r), entra.UniqueName(p, r)
			if !safe.MatchString(slug) || len(slug) > 57 || !safe.MatchString(key) || len(key) > 120 {
				t.Fatalf("%q: %q and %q are no plain names", r.Name, slug, key)
			}
			if other, taken := slugs[slug]; taken {
				t.Fatalf("%q and %q share %s", r.Name, other, slug)
			}
			if other, taken := unique[key]; taken {
				t.Fatalf("%q and %q share %s", r.Name, other, key)
			}
			slugs[slug], unique[key] = r.Name, r.Name
		}
	})
}

func TestAUniqueNameStaysWhenOtherRegistrationsComeAndGo(t *testing.T) {
	before, after := named("A b", "B"), named("a-b", "C", "A b")
	if one, two := entra.UniqueName(before, &before.Registrations[0]), entra.UniqueName(after, &after.Registrations[2]); one != two {
		t.Errorf("%s became %s", one, two)
	}
	other := named("A b")
	other.Name = "test"
	if entra.UniqueName(before, &before.Registrations[0]) == entra.UniqueName(other, &other.Registrations[0]) {
		t.Error("two plans share an app")
	}
}

func ExampleUniqueName() {
	p := named("Camunda Console")
	fmt.Println(entra.UniqueName(p, &p.Registrations[0]))
	// Output: entra-studio-production-camunda-console-b4ad0dd5
}
