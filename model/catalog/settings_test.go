package catalog

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestEverySettingIsWhole(t *testing.T) {
	forms := []Form{
		FormText, FormBool, FormNumber, FormList, FormGUID, FormAudience, FormURL, FormIssuer, FormScope,
		FormScopes, FormClaim, FormEnum, FormSecret, FormPath, FormEmail, FormHost, FormJSON,
	}
	every(t, func(t *testing.T, c *Catalog) {
		for _, s := range c.Settings() {
			if s.Title == "" || s.Purpose == "" || !slices.Contains(forms, s.Form) {
				t.Errorf("%s: title %q, purpose %q, form %q", s.Ref(), s.Title, s.Purpose, s.Form)
			}
			if s.Helm == "" && len(s.Env) == 0 {
				t.Errorf("%s stands nowhere", s.Ref())
			}
			if s.Component == Global && len(s.Env) > 0 {
				t.Errorf("%s: a container has no global place", s.Ref())
			}
		}
	})
}

func TestEveryFormHasWhatItNeeds(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for _, s := range c.Settings() {
			if s.Form == FormEnum && len(s.Values) < 2 {
				t.Errorf("%s: an enum of %v", s.Ref(), s.Values)
			}
			if s.Form == FormSecret && s.Helm != "" && (s.Secret == nil || s.Secret.Name == "" || s.Secret.Key == "") {
				t.Errorf("%s: nothing says where the secret is referred to", s.Ref())
			}
			if s.Secret != nil && s.Form != FormSecret {
				t.Errorf("%s: a secret of form %s", s.Ref(), s.Form)
			}
		}
	})
}

func TestNoComponentHasOneSettingTwice(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		seen := map[Ref]bool{}
		for _, s := range c.Settings() {
			if seen[s.Ref()] {
				t.Errorf("%s stands twice", s.Ref())
			}
			seen[s.Ref()] = true
			if c.Setting(s.Component, s.Key) == nil {
				t.Errorf("%s is not found", s.Ref())
			}
		}
	})
}

func TestAddressesOfSettingsCanBeRead(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for _, s := range c.Settings() {
			for _, text := range append([]string{s.Helm}, s.HelmAlso...) {
				if text == "" {
					continue
				}
				address, err := ParseAddress(text)
				if err != nil {
					t.Errorf("%s: %v", s.Ref(), err)
				}
				if address.Property != "" && text == s.Helm && address.Property != s.Property {
					t.Errorf("%s: property %q in the address, %q outside", s.Ref(), address.Property, s.Property)
				}
			}
		}
	})
}

func TestDefaultsFitTheirForm(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for _, s := range c.Settings() {
			values := []Value{s.Default}
			if s.EnvDefault != nil {
				values = append(values, *s.EnvDefault)
			}
			for _, v := range values {
				if !fits(v, s) {
					t.Errorf("%s: default %v (%d) does not fit the form %s", s.Ref(), v, v.Kind, s.Form)
				}
			}
		}
	})
}

func fits(v Value, s *Setting) bool {
	if v.Empty() {
		return true
	}
	switch s.Form {
	case FormBool:
		return v.Kind == Bool
	case FormNumber:
		return v.Kind == Number
	case FormList, FormScopes:
		return v.Kind == List
	case FormEnum:
		return slices.Contains(s.Values, v.Text) || v.Text == "keycloak"
	default:
		return v.Kind == Text || v.Kind == Number
	}
}

func TestFallbacksLeadToASettingAndNotInCircles(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for _, s := range c.Settings() {
			next := s
			for range 5 {
				if next.Fallback == "" {
					break
				}
				ref, ok := ParseRef(next.Fallback)
				found := c.Setting(ref.Component, ref.Key)
				if !ok || found == nil {
					t.Errorf("%s: fallback %q", next.Ref(), next.Fallback)
					break
				}
				next = found
			}
			if next.Fallback != "" {
				t.Errorf("%s: its fallbacks do not end", s.Ref())
			}
		}
	})
}

// derivation is the grammar of Setting.From; what each word means to a plan is
// the plan's to test.
var derivation = regexp.MustCompile(`^(const:.+` +
	`|tenant:(issuer|authorize|token|jwks|discovery|logout|id)` +
	`|registration(@[a-z-]+)?:(clientId|scope|scopes|secret)` +
	`|component(@[a-z-]+)?:(enabled|url|root|callback|contextPath|https|internal|profile|clientId)` +
	`|internal:url|admin:(claim|value|users)|connectors:clients|rules:.+|audiences(@[a-z-]+)?` +
	`|(database|bundled)@(identity|web-modeler):[a-zA-Z]+|json:identity|without@[a-z-]+:clientId)$`)

func TestEveryDerivationCanBeRead(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for _, s := range c.Settings() {
			if s.From == "" {
				continue
			}
			if !derivation.MatchString(s.From) {
				t.Errorf("%s: from %q", s.Ref(), s.From)
			}
			head, what, _ := strings.Cut(s.From, ":")
			kind, of, _ := strings.Cut(head, "@")
			if of != "" && kind != "database" && kind != "bundled" && c.Component(Name(of)) == nil {
				t.Errorf("%s: from %q: no component %q", s.Ref(), s.From, of)
			}
			if kind == "const" && s.Form == FormEnum && !slices.Contains(s.Values, what) {
				t.Errorf("%s: from %q is none of %v", s.Ref(), s.From, s.Values)
			}
		}
	})
}

func TestNoTwoSettingsClaimOnePath(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		claimed := map[string]*Setting{}
		for _, s := range c.Settings() {
			for _, path := range slices.Compact(slices.Sorted(slices.Values(s.paths()))) {
				other := claimed[path]
				// Two passwords of one database rightly stand in one Secret.
				shared := other != nil && other.Secret != nil && s.Secret != nil &&
					other.Secret.Name == s.Secret.Name && other.Secret.Key != s.Secret.Key
				if other != nil && !shared {
					t.Errorf("%s and %s both claim %s", other.Ref(), s.Ref(), path)
				}
				claimed[path] = s
			}
		}
	})
}

func TestNoTwoSettingsOfOneContainerClaimOneVariable(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		claimed := map[string]*Setting{}
		for _, s := range c.Settings() {
			for _, v := range s.Env {
				at := string(s.Component) + " " + v.Service + " " + v.Name
				if other := claimed[at]; other != nil {
					t.Errorf("%s and %s both write %s", other.Ref(), s.Ref(), at)
				}
				claimed[at] = s
			}
			for _, name := range s.Spellings() {
				if found := c.VariableOf(s.Component, name); found != s {
					t.Errorf("%s: %s leads to %s", s.Ref(), name, found.Ref())
				}
			}
		}
	})
}

func TestServicesOfVariablesExist(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for _, s := range c.Settings() {
			for _, v := range s.Env {
				if v.Service == "" {
					continue
				}
				component := c.Component(s.Component)
				if !slices.ContainsFunc(component.Services, func(svc Service) bool { return svc.Name == v.Service }) {
					t.Errorf("%s: no service %q", s.Ref(), v.Service)
				}
			}
		}
	})
}

func TestEveryVariableIsWrittenAsOne(t *testing.T) {
	// The hyphen stands in a name that Camunda's own Compose file of 8.6 writes.
	name := regexp.MustCompile(`^[A-Z][A-Z0-9_-]*(_\{n\})?$`)
	pattern := regexp.MustCompile(`^[A-Z][A-Z0-9_]*\*?$`)
	every(t, func(t *testing.T, c *Catalog) {
		for _, s := range c.Settings() {
			for _, spelling := range s.Spellings() {
				if !name.MatchString(spelling) {
					t.Errorf("%s: variable %q", s.Ref(), spelling)
				}
			}
		}
		for _, v := range c.Variables {
			if v.Component != "" && c.Component(v.Component) == nil || v.Purpose == "" {
				t.Errorf("variable %+v", v)
			}
			for _, n := range append([]string{v.Name}, v.Also...) {
				if !pattern.MatchString(n) {
					t.Errorf("%s: variable %q", v.Component, n)
				}
			}
		}
	})
}

func TestEveryMeaningIsOfUse(t *testing.T) {
	meanings, err := settingMeanings()
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	every(t, func(_ *testing.T, c *Catalog) {
		for _, s := range c.Settings() {
			own := string(s.Component) + "/" + s.Key
			if _, ok := meanings[own]; ok {
				used[own] = true
			} else {
				used[s.Key] = true
			}
		}
	})
	for key := range meanings {
		if !used[key] {
			t.Errorf("settings.yaml: no minor has %s", key)
		}
	}
}
