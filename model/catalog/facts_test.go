package catalog

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// componentsOf is what each minor must have, in the order of setting up.
func componentsOf(minor Minor) []Name {
	switch {
	case minor == V810:
		return []Name{ManagementIdentity, Orchestration, Connectors, Optimize, Hub, HubAPI}
	case minor.Clustered():
		return []Name{ManagementIdentity, Orchestration, Connectors, Optimize, WebModeler, WebModelerAPI, Console}
	default:
		return []Name{ManagementIdentity, Operate, Tasklist, Zeebe, Connectors, Optimize, WebModeler, WebModelerAPI, Console}
	}
}

func TestEveryMinorHasEveryComponent(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		var names []Name
		for _, component := range c.Components {
			names = append(names, component.Name)
		}
		want := componentsOf(c.Minor)
		slices.Sort(names)
		slices.Sort(want)
		if !slices.Equal(names, want) {
			t.Errorf("components %v, want %v", names, want)
		}
	})
}

func TestEveryComponentIsWhole(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for i := range c.Components {
			component := &c.Components[i]
			for _, missing := range missingParts(component) {
				t.Errorf("%s: %s is missing or wrong", component.Name, missing)
			}
		}
	})
}

// missingParts names the mandatory parts that a component lacks. The public API
// of Web Modeler or Hub is no program of its own, so it has a registration
// alone.
func missingParts(c *Component) []string {
	api := c.Name == WebModelerAPI || c.Name == HubAPI
	browser := c.Name != Connectors && c.Name != Zeebe && !api
	parts := []struct {
		name string
		ok   bool
	}{
		{"title", c.Title != ""},
		{"purpose", strings.HasSuffix(c.Purpose, ".")},
		{"source", c.Source != "" && knownGrade(c.Verified)},
		{"registration.platform", slices.Contains([]Platform{PlatformWeb, PlatformSPA, PlatformNone}, c.Registration.Platform)},
		{"registration.name", c.Registration.Name != ""},
		{"registration.secret", c.Registration.Secret == (c.Registration.Platform != PlatformSPA)},
		{"permissions", slices.Contains([]Authority{AskIdentity, AskOrchestration, AskNobody}, c.Permissions)},
		{"settings", api || len(c.Settings) > 0},
		{"values", api || c.Values != ""},
		{"services", api || len(c.Services) > 0 && c.Services[0].Image != ""},
		{"internal", api || isBase(c.Internal)},
		{"portForwards", !browser || len(c.PortForwards) > 0},
		{"local", !browser || isBase(c.Local)},
		{"redirect.path", browser == (c.Redirect.Path != "")},
		{"redirect.path without slash", c.Redirect.Path == "" || c.Redirect.Path[0] == '/'},
	}
	var missing []string
	for _, part := range parts {
		if !part.ok {
			missing = append(missing, part.name)
		}
	}
	return missing
}

func knownGrade(v Verified) bool {
	return slices.Contains([]Verified{Rendered, Read, Documented, Reported, Unverified}, v)
}

// isBase reports whether the text is a base URL to which a path can be added.
func isBase(text string) bool {
	u, err := url.Parse(text)
	return err == nil && u.Scheme == "http" && u.Host != "" && u.Path == ""
}

func TestLocalURLsAreThoseOfThePortForwards(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		taken := map[int]Name{}
		for _, component := range c.Components {
			if len(component.PortForwards) == 0 {
				continue
			}
			local := false
			for _, forward := range component.PortForwards {
				if other, twice := taken[forward.Local]; twice {
					t.Errorf("%s and %s forward to port %d", component.Name, other, forward.Local)
				}
				taken[forward.Local] = component.Name
				if forward.Service == "" || forward.What == "" || forward.Remote == 0 {
					t.Errorf("%s: port-forward %+v", component.Name, forward)
				}
				local = local || strings.HasSuffix(component.Local, ":"+strconv.Itoa(forward.Local))
			}
			if component.Local != "" && !local {
				t.Errorf("%s: local %s, but no such port is forwarded", component.Name, component.Local)
			}
		}
	})
}

func TestAPIsSpeakOfComponents(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for _, api := range c.Identity.APIs {
			if c.Component(api.Component) == nil || api.Preset == "" || api.Title == "" || api.Audience == "" || api.Source == "" || !knownGrade(api.Verified) {
				t.Errorf("api %+v", api)
			}
		}
	})
}

func TestRolesGrantWhatAPIsHave(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		permissions := map[Name][]string{}
		for _, api := range c.Identity.APIs {
			permissions[api.Component] = append(permissions[api.Component], api.Permissions...)
		}
		for _, role := range c.Identity.Roles {
			if role.Name == "" || role.Preset != "" && len(role.Grants) == 0 || role.Source == "" || !knownGrade(role.Verified) {
				t.Errorf("role %+v", role)
			}
			for _, grant := range role.Grants {
				if !slices.Contains(permissions[grant.Component], grant.Permission) {
					t.Errorf("role %s: %s has no permission %q", role.Name, grant.Component, grant.Permission)
				}
			}
		}
		if c.Identity.RulesDeclared.Source == "" || !knownGrade(c.Identity.RulesDeclared.Verified) {
			t.Error("nothing says whether mapping rules can be declared")
		}
	})
}

func TestComponentsThatAskIdentityHaveAnAPIThere(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for _, component := range c.Components {
			if component.Permissions != AskIdentity || component.Registration.SharedWith != "" || component.Name == Connectors {
				continue
			}
			if !slices.ContainsFunc(c.Identity.APIs, func(a API) bool { return a.Component == component.Name }) {
				t.Errorf("%s asks Management Identity, which has no API of it", component.Name)
			}
		}
	})
}

func TestTheClusterHasRolesFrom88On(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		if (c.Cluster != nil) != c.Minor.Clustered() {
			t.Fatalf("cluster %v", c.Cluster)
		}
		if c.Cluster == nil {
			return
		}
		for role, members := range map[string]string{"admin": "users", "connectors": "clients"} {
			s := c.Setting(Orchestration, RoleKey(role, members))
			if s == nil || s.From == "" || s.Default.Empty() {
				t.Errorf("members of %s: %+v", role, s)
				continue
			}
			if c.AtPath(s.Helm) != s {
				t.Errorf("%s does not lead to %s", s.Helm, s.Ref())
			}
			if c.VariableOf(Orchestration, strings.ReplaceAll(s.Env[0].Name, "{n}", "3")) != s {
				t.Errorf("%s does not lead to %s", s.Env[0].Name, s.Ref())
			}
		}
		if rules := c.Cluster.Rules; rules.Helm == "" || rules.Env == "" || rules.Property == "" {
			t.Errorf("rules %+v", rules)
		}
		if c.Cluster.IDPattern == "" {
			t.Error("no pattern of ids")
		}
	})
}

func TestBehavioursHaveARemedyAndALink(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		seen := map[string]bool{}
		for _, b := range c.Behaviours {
			if seen[b.ID] || b.ID == "" || b.Title == "" || b.Detail == "" || b.Remedy == "" || b.Source == "" || !knownGrade(b.Verified) {
				t.Errorf("behaviour %+v", b)
			}
			seen[b.ID] = true
			if b.Component != "" && c.Component(b.Component) == nil {
				t.Errorf("%s: no component %q", b.ID, b.Component)
			}
			if b.With != "" && b.With != "helm" && b.With != "compose" {
				t.Errorf("%s: no tool %q", b.ID, b.With)
			}
		}
	})
}

// A link to a whole site or repository leads nobody to what it is to show.
func TestBehavioursLinkToOnePage(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for _, b := range c.Behaviours {
			for _, link := range b.Links {
				if !isPage(link) {
					t.Errorf("%s: link %q", b.ID, link)
				}
			}
		}
	})
}

func isPage(link string) bool {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" || u.Host == "" {
		return false
	}
	least := 1
	if u.Host == "github.com" {
		least = 3
	}
	return strings.Count(strings.Trim(u.Path, "/"), "/") >= least
}

func TestNoFactNamesPrivateMaterial(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for _, f := range allFacts(c) {
			for _, private := range []string{".md", "/work", "/tmp", "seed 0", "shared/"} {
				if strings.Contains(f.Source, private) {
					t.Errorf("source %q", f.Source)
				}
			}
		}
	})
}

func allFacts(c *Catalog) []Fact {
	facts := []Fact{c.Support.Fact, c.Chart.Fact, c.Identity.RulesDeclared}
	for i := range c.Components {
		facts = append(facts, c.Components[i].Fact)
	}
	for _, s := range c.Settings() {
		facts = append(facts, s.Fact)
	}
	for i := range c.Keys {
		facts = append(facts, c.Keys[i].Fact)
	}
	for i := range c.Variables {
		facts = append(facts, c.Variables[i].Fact)
	}
	for i := range c.Behaviours {
		facts = append(facts, c.Behaviours[i].Fact)
	}
	return facts
}

func TestEveryFactHasASource(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for i, f := range allFacts(c) {
			if f.Source == "" || !knownGrade(f.Verified) {
				t.Errorf("fact %d: %+v", i, f)
			}
		}
	})
}
