package reconcile_test

import (
	"strings"
	"testing"

	"entrastudio/app/tenant"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/model/entra"

	"github.com/google/go-cmp/cmp"
)

// pull takes over what the tenant has and gives the paths that changed.
func (s *stage) pull() []string {
	s.t.Helper()
	edit := reconcile.Pull(s.catalog, s.plan, s.live())
	next, _, err := edit.Apply(s.plan)
	if err != nil {
		s.t.Fatal(err)
	}
	s.plan = next
	var paths []string
	for _, change := range edit.Changes {
		paths = append(paths, change.Path)
	}
	return paths
}

func TestAPlanThatMatchesHasNothingToTakeOver(t *testing.T) {
	if paths := matched(t).pull(); len(paths) > 0 {
		t.Errorf("takes over %v", paths)
	}
}

func TestWhatIsTakenOverNoLongerDiffers(t *testing.T) {
	for name, test := range map[string]struct {
		change func(a *tenant.Application)
		want   []string
	}{
		"redirect URIs":   {func(a *tenant.Application) { a.Web.RedirectURIs = []string{"https://x.example/a,b"} }, []string{"registrations/2/redirectUris"}},
		"platform":        {func(a *tenant.Application) { a.SPA.RedirectURIs, a.Web.RedirectURIs = a.Web.RedirectURIs, nil }, []string{"registrations/2/platform", "registrations/2/redirectUris"}},
		"token version":   {func(a *tenant.Application) { a.API.TokenVersion = 0 }, []string{"registrations/2/tokenVersion"}},
		"optional claims": {func(a *tenant.Application) { a.OptionalClaims.AccessToken = []entra.OptionalClaim{{Name: "upn"}} }, []string{"registrations/2/optionalClaims"}},
		"group claims":    {func(a *tenant.Application) { a.GroupMembershipClaims = "All" }, []string{"registrations/2/groupClaims"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := matched(t)
			s.on(optimize, test.change)
			if d := cmp.Diff(test.want, s.pull()); d != "" {
				t.Fatal(d)
			}
			for _, left := range s.compare().Differences {
				// A platform is where a browser's secret is needed or not.
				if left.Property != reconcile.PartSecret {
					t.Errorf("still differs: %+v", left)
				}
			}
			if paths := s.pull(); len(paths) > 0 {
				t.Errorf("takes over again: %v", paths)
			}
		})
	}
}

func TestOneAppOfTheNameIsTakenAndOneOfTwoIsNot(t *testing.T) {
	s := newStage(t)
	one := s.tenant.Add(tenant.Application{DisplayName: strings.ToUpper(optimize), API: tenant.API{TokenVersion: 2}})
	s.tenant.Add(tenant.Application{DisplayName: console})
	s.tenant.Add(tenant.Application{DisplayName: console})
	s.pull()
	for _, r := range s.plan.Registrations {
		want := ""
		if r.Name == optimize {
			want = one.ClientID
		}
		if r.ClientID != want {
			t.Errorf("%s has the client ID %q, want %q", r.Name, r.ClientID, want)
		}
	}
}

func TestTheTenantIsEvidenceInFull(t *testing.T) {
	s := matched(t)
	s.on(optimize, func(a *tenant.Application) {
		a.API.TokenVersion, a.Web.RedirectURIs, a.OptionalClaims = 0, nil, entra.OptionalClaims{}
	})
	directory, err := reconcile.Evidence(s.live(), nil, true)
	if err != nil {
		t.Fatal(err)
	}
	if len(directory.Applications) != 6 || len(directory.Principals) != 6 || len(directory.Grants) != 6 || !directory.ApplicationsGiven || !directory.PrincipalsGiven || !directory.GrantsGiven {
		t.Fatalf("%d applications, %d principals, %d grants", len(directory.Applications), len(directory.Principals), len(directory.Grants))
	}
	app := directory.ByAppID(s.plan.Registrations[2].ClientID)
	if app == nil || app.TokenVersionUnsaid || app.TokenVersion != 0 || app.RedirectURIsUnsaid || !app.OptionalClaimsKnown || len(app.Passwords) != 1 || app.Passwords[0].End.IsZero() {
		t.Errorf("what is empty must be known to be empty: %+v", app)
	}
	other := directory.ByAppID(s.plan.Registrations[0].ClientID)
	if other == nil || other.TokenVersion != 2 || len(other.Web) != 1 || len(other.OptionalClaims) == 0 || len(other.Scopes) != 1 || other.SignInAudience != entra.MyOrg {
		t.Errorf("what is there is missing: %+v", other)
	}
	if p := directory.PrincipalOf(other.AppID); p == nil || !p.Enabled {
		t.Errorf("the enterprise application is %+v", p)
	}
}

func TestConsentThatMayNotBeReadIsNotGiven(t *testing.T) {
	live := matched(t).live()
	live.Registrations[0].GrantsHidden = true
	directory, err := reconcile.Evidence(live, nil, false)
	if err != nil || directory.GrantsGiven || directory.ApplicationsGiven {
		t.Errorf("%+v, %v", directory, err)
	}
}
