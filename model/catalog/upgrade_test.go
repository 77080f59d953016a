package catalog

import (
	"slices"
	"strings"
	"testing"
)

// everyUpgrade gives each upgrade, with the catalogues before and after it, to a
// test of its own.
func everyUpgrade(t *testing.T, test func(t *testing.T, from, to *Catalog, u *Upgrade)) {
	t.Helper()
	minors := Minors()
	for i, minor := range minors[1:] {
		t.Run(string(minor), func(t *testing.T) {
			u, err := UpgradeTo(minor)
			if err != nil {
				t.Fatal(err)
			}
			from, err := Of(minors[i])
			if err != nil {
				t.Fatal(err)
			}
			to, err := Of(minor)
			if err != nil {
				t.Fatal(err)
			}
			test(t, from, to, u)
		})
	}
}

func TestThereIsNoUpgradeToTheOldestOrAnUnknownMinor(t *testing.T) {
	for _, minor := range []Minor{V86, "8.11", ""} {
		if _, err := UpgradeTo(minor); err == nil {
			t.Errorf("%q: no error", minor)
		}
	}
}

// advices lists the advice of every part of an upgrade by a name for it.
func (u *Upgrade) advices() map[string]Advice {
	all := map[string]Advice{}
	for _, m := range u.Moves {
		all["move into "+string(m.Into)] = m.Advice
	}
	for _, e := range u.Ends {
		all["end of "+e.Setting] = e.Advice
	}
	for _, n := range u.Needs {
		all["need of "+n.Setting+strings.Join(n.Values, " ")] = n.Advice
	}
	for _, d := range u.Databases {
		all["database "+d.Name] = d.Advice
	}
	for _, r := range u.Roles {
		all["role "+r.Name] = r.Advice
	}
	for _, a := range u.Acts {
		all["act "+a.Title] = a.Advice
	}
	if u.Clients != nil {
		all["clients"] = u.Clients.Advice
	}
	return all
}

func TestEveryPartOfAnUpgradeHasAReasonASourceAndALink(t *testing.T) {
	everyUpgrade(t, func(t *testing.T, _, to *Catalog, u *Upgrade) {
		if u.To != to.Minor {
			t.Errorf("the file says %s", u.To)
		}
		places := []string{"", "entra", "camunda", "helm", "containers"}
		for name, a := range u.advices() {
			if !strings.HasSuffix(a.Why, ".") || a.Source == "" || a.Verified == "" || !strings.HasPrefix(a.Link, "https://") {
				t.Errorf("%s: %+v", name, a)
			}
			if !slices.Contains(places, a.In) || a.In != "" && a.Must == "" {
				t.Errorf("%s: somebody acts in %q and does %q", name, a.In, a.Must)
			}
		}
	})
}

func TestAnUpgradeMovesComponentsOfItsMinors(t *testing.T) {
	everyUpgrade(t, func(t *testing.T, from, to *Catalog, u *Upgrade) {
		for _, m := range u.Moves {
			for _, name := range m.From {
				if from.Component(name) == nil || to.Component(name) != nil {
					t.Errorf("%s does not end", name)
				}
			}
			if from.Component(m.Into) != nil || to.Component(m.Into) == nil {
				t.Errorf("%s does not begin", m.Into)
			}
			for _, key := range m.Carries {
				if key != "*" && to.Setting(m.Into, key) == nil {
					t.Errorf("%s has no setting %s to carry on", m.Into, key)
				}
			}
		}
	})
}

func TestAnUpgradeNamesSettingsOfItsMinors(t *testing.T) {
	everyUpgrade(t, func(t *testing.T, from, to *Catalog, u *Upgrade) {
		for _, e := range u.Ends {
			if !hasSetting(from, e.Setting) {
				t.Errorf("%s ends and never was", e.Setting)
			}
		}
		for _, n := range u.Needs {
			if !hasSetting(to, n.Setting) {
				t.Errorf("%s is needed, and is no setting", n.Setting)
			}
			for _, other := range append(n.If, n.Unless...) {
				if !hasSetting(to, other) && !hasSetting(from, other) {
					t.Errorf("the need of %s names %s, which is no setting", n.Setting, other)
				}
			}
		}
	})
}

func hasSetting(c *Catalog, name string) bool {
	ref, ok := ParseRef(name)
	return ok && c.Setting(ref.Component, ref.Key) != nil
}

func TestAnUpgradeNamesRolesAndBlocksOfItsMinors(t *testing.T) {
	everyUpgrade(t, func(t *testing.T, from, to *Catalog, u *Upgrade) {
		for _, r := range u.Roles {
			if !slices.ContainsFunc(from.Identity.Roles, func(role Role) bool { return role.Name == r.Name }) {
				t.Errorf("the role %s ends and never was", r.Name)
			}
			if slices.ContainsFunc(to.Identity.Roles, func(role Role) bool { return role.Name == r.Name }) {
				t.Errorf("the role %s does not end", r.Name)
			}
		}
		for _, p := range u.Paths {
			if !from.Block(p.From) || !to.Block(p.To) {
				t.Errorf("%s to %s: no blocks", p.From, p.To)
			}
		}
	})
}

// TestEveryComponentThatEndsIsFollowed guards that none vanishes unexplained.
func TestEveryComponentThatEndsIsFollowed(t *testing.T) {
	everyUpgrade(t, func(t *testing.T, from, to *Catalog, u *Upgrade) {
		for i := range from.Components {
			name := from.Components[i].Name
			moved := slices.ContainsFunc(u.Moves, func(m Move) bool { return slices.Contains(m.From, name) })
			if to.Component(name) == nil && !moved {
				t.Errorf("nothing takes the place of %s", name)
			}
		}
		for _, role := range from.Identity.Roles {
			stays := slices.ContainsFunc(to.Identity.Roles, func(r Role) bool { return r.Name == role.Name })
			ends := slices.ContainsFunc(u.Roles, func(r RoleEnd) bool { return r.Name == role.Name })
			if !stays && !ends && role.Renamed == "" {
				t.Errorf("nobody says what becomes of the role %s", role.Name)
			}
		}
	})
}
