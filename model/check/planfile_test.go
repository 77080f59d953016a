package check

import (
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// slip writes the good plan of a minor as a file, changes a text of it, and lists
// what the plan's own rules find in it, each as "LINE:COLUMN code address near".
func slip(t *testing.T, minor catalog.Minor, from, to string) []string {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := plan.New(goodPlan(c, plan.Helm))
	if err != nil {
		t.Fatal(err)
	}
	text := string(doc.Bytes())
	if !strings.Contains(text, from) {
		t.Fatalf("the plan has no %q:\n%s", from, text)
	}
	if doc, err = plan.Parse("plan.yaml", []byte(strings.Replace(text, from, to, 1))); err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, f := range Run(evidence.FromPlan(doc.Plan(), c, "plan.yaml", doc), Options{At: at()}) {
		if strings.HasPrefix(string(f.Code), "plan.") {
			if f.Place.Line == 0 || f.Place.Column == 0 {
				t.Errorf("%s has no line: %+v", f.Code, f.Place)
			}
			found = append(found, string(f.Code)+" "+f.Place.Address+" "+f.Expected.Value)
		}
	}
	return found
}

func TestWhatAPlanSaysToNobodyIsNamedWithWhatWasMeant(t *testing.T) {
	for _, s := range []struct{ from, to, want string }{
		{"\ncomponents:", "\ncomponent:", "plan.key-unread component components"},
		{"\n  optimize:", "\n  optimise:", "plan.key-unread components/optimise optimize"},
		{"\n    url:", "\n    URL:", "plan.key-unread components/management-identity/URL url"},
		{"\n    clientId:", "\n    clientID:", "plan.key-unread registrations/0/clientID clientId"},
		{"\n  id:", "\n  tenantId:", "plan.key-unread tenant/tenantId "},
		{"\n  optimize:\n", "\n  optimize:\n    settings:\n      audienc: x\n", "plan.key-unread components/optimize/settings/audienc audience"},
		{"\n  optimize:", "\n  operate:\n    enabled: true\n  optimize:", "plan.key-unread components/operate "},
	} {
		if got := slip(t, catalog.V88, s.from, s.to); len(got) != 1 || got[0] != s.want {
			t.Errorf("%q for %q: %q, want %q", s.to, s.from, got, s.want)
		}
	}
}

func TestAPlansOwnKeysAndComponentsThatAreOffAreNoSlip(t *testing.T) {
	for from, to := range map[string]string{
		"\ncomponents:":   "\nx-owner: payments\ncomponents:",
		"\n  optimize:\n": "\n  optimize:\n    x-ticket: 4711\n",
		"\n  optimize:":   "\n  operate:\n    enabled: false\n  optimize:",
	} {
		if got := slip(t, catalog.V88, from, to); len(got) > 0 {
			t.Errorf("%q: %q", to, got)
		}
	}
}

func TestARegistrationThatThePlanLacksIsTheCauseOfWhatTheComponentLacks(t *testing.T) {
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		t.Fatal(err)
	}
	p := goodPlan(c, plan.Helm)
	name := p.Component(catalog.Optimize).Registration
	p.Component(catalog.Optimize).Registration = name[:len(name)-1]
	found := Run(evidence.FromPlan(p, c, "plan.yaml", nil), Options{At: at()})
	if len(found) == 0 || found[0].Code != "plan.registration-unknown" || found[0].Component != catalog.Optimize || found[0].Expected.Value != name {
		t.Fatalf("%+v", found)
	}
	for _, f := range found[1:] {
		if f.Severity == Error && f.Component == catalog.Optimize && !containsCode(f.DependsOn, "plan.registration-unknown") {
			t.Errorf("%s does not follow from it", f.Code)
		}
	}
}

func TestOfAPlanWithoutATenantNothingIsAskedThatIsKeycloaks(t *testing.T) {
	each(t, func(t *testing.T, minor catalog.Minor, tool plan.Tool) {
		c, err := catalog.Of(minor)
		if err != nil {
			t.Fatal(err)
		}
		starter := plan.Starter(c)
		starter.Deployment.With = tool
		doc, err := plan.StarterFile(starter)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range Run(evidence.FromPlan(doc.Plan(), c, "plan.yaml", doc), Options{At: at()}) {
			if strings.Contains(f.Expected.Value, "realms") {
				t.Errorf("%s wants %s", f.Code, f.Expected.Value)
			}
			if strings.HasPrefix(string(f.Code), "endpoint.") && !containsCode(f.DependsOn, "tenant.id-invalid") {
				t.Errorf("%s does not follow from the tenant's ID", f.Code)
			}
			if (f.Code == "tenant.id-invalid" || strings.HasPrefix(string(f.Code), "endpoint.")) && f.Place.Line == 0 {
				t.Errorf("%s has no line: %+v", f.Code, f.Place)
			}
		}
	})
}
