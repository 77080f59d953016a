package reconcile_test

import (
	"slices"
	"strings"
	"testing"

	"entrastudio/app/tenant"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// adopted brings an app into the plan of the stage.
func (s *stage) adopted(app *tenant.Application) *plan.Plan {
	s.t.Helper()
	edit, err := reconcile.Adopt(s.catalog, s.plan, app)
	if err != nil {
		s.t.Fatal(err)
	}
	next, _, err := edit.Apply(s.plan)
	if err != nil {
		s.t.Fatal(err)
	}
	return next
}

// app is what the tenant has of this name.
func (s *stage) app(name string) tenant.Application {
	s.t.Helper()
	for _, one := range s.live().Registrations {
		if one.Name == name && one.Application != nil {
			return *one.Application
		}
	}
	s.t.Fatalf("the tenant has no app %s", name)
	return tenant.Application{}
}

// at is the place of a registration in the plan.
func (s *stage) at(name string) int {
	return slices.IndexFunc(s.plan.Registrations, func(r plan.Registration) bool { return r.Name == name })
}

func TestAnAppThatThePlanLacksIsBroughtInAsItIs(t *testing.T) {
	s := matched(t)
	crane := tenant.Application{DisplayName: "Harbour crane", SignInAudience: "AzureADMyOrg", GroupMembershipClaims: "SecurityGroup"}
	crane.Web.RedirectURIs, crane.API.TokenVersion = []string{"https://crane.example/callback"}, 1
	app := s.tenant.Add(crane)
	if _, known := reconcile.Ours(s.plan)(app.ClientID); known {
		t.Fatal("the plan has it already")
	}
	before := len(s.plan.Registrations)
	s.plan = s.adopted(&app)
	r := s.plan.Registrations[before]
	if r.Name != app.DisplayName || r.ClientID != app.ClientID || r.Version() != 1 || r.GroupClaims != "SecurityGroup" || len(r.RedirectURIs) != 1 {
		t.Errorf("brought in %+v", r)
	}
	s.plan.Registrations[before].ClientID = strings.ToUpper(app.ClientID)
	if name, known := reconcile.Ours(s.plan)(app.ClientID); !known || name != r.Name {
		t.Errorf("the plan has it in capitals, and it is said to be %q", name)
	}
	if paths := s.pull(); len(paths) > 0 {
		t.Errorf("right after, %v would be taken over", paths)
	}
}

func TestAnAppThatIsBroughtInServesWhoeverRedirectsToIt(t *testing.T) {
	s := matched(t)
	app := s.app(optimize)
	s.plan = s.plan.Clone()
	s.plan.Registrations = slices.Delete(s.plan.Registrations, s.at(optimize), s.at(optimize)+1)
	for i := range s.plan.Components {
		if s.plan.Components[i].Registration == optimize {
			s.plan.Components[i].Registration = ""
		}
	}
	next := s.adopted(&app)
	if got := next.Component(catalog.Optimize).Registration; got != app.DisplayName {
		t.Errorf("Optimize has the registration %q, want %q", got, app.DisplayName)
	}
	if r := next.Registrations[len(next.Registrations)-1]; len(r.RedirectURIs) > 0 {
		t.Errorf("what follows from the plan is said twice: %v", r.RedirectURIs)
	}
}

func TestWhatThePlanHasOrCannotTellApartIsNotBroughtIn(t *testing.T) {
	s := matched(t)
	known := s.app(optimize)
	another := s.tenant.Add(tenant.Application{DisplayName: known.DisplayName})
	nameless := s.tenant.Add(tenant.Application{})
	for want, app := range map[string]*tenant.Application{
		"in the plan already": &known, "another app of this name": &another, "no name": &nameless,
	} {
		if edit, err := reconcile.Adopt(s.catalog, s.plan, app); err == nil || !strings.Contains(err.Error(), want) || len(edit.Changes) > 0 {
			t.Errorf("want a refusal with %q, got %v and %v", want, err, edit.Changes)
		}
	}
	s.plan = s.plan.Clone()
	s.plan.Registrations[s.at(optimize)].ClientID = ""
	if _, err := reconcile.Adopt(s.catalog, s.plan, &another); err == nil || !strings.Contains(err.Error(), "no client ID") {
		t.Errorf("a registration without client ID: %v", err)
	}
}
