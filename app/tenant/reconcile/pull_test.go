package reconcile_test

import (
	"strings"
	"testing"

	"entrastudio/app/tenant"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/importers/registrations"
	"entrastudio/model/entra"
	"entrastudio/model/evidence"

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

// evidenceOf is the tenant as whoever reads evidence knows it.
func evidenceOf(t *testing.T, live *reconcile.Live) *evidence.Directory {
	t.Helper()
	text, err := reconcile.Text(live, nil)
	if err != nil {
		t.Fatal(err)
	}
	directory := &evidence.Directory{}
	if _, err := registrations.Read(directory, reconcile.EvidenceFile, string(text)); err != nil {
		t.Fatal(err)
	}
	return directory
}

func TestTheTenantIsEvidenceInFull(t *testing.T) {
	s := matched(t)
	s.on(optimize, func(a *tenant.Application) {
		a.API.TokenVersion, a.Web.RedirectURIs, a.OptionalClaims = 0, nil, entra.OptionalClaims{}
	})
	directory := evidenceOf(t, s.live())
	type summary struct {
		Applications, Principals, Grants                int
		ApplicationsGiven, PrincipalsGiven, GrantsGiven bool
	}
	got := summary{
		len(directory.Applications), len(directory.Principals), len(directory.Grants),
		directory.ApplicationsGiven, directory.PrincipalsGiven, directory.GrantsGiven,
	}
	if d := cmp.Diff(summary{6, 6, 6, true, true, true}, got); d != "" {
		t.Fatal(d)
	}
	// What is empty must be known to be empty.
	type known struct {
		Version, Redirects, Claims, Secrets, Scopes int
		Unsaid                                      bool
	}
	for index, want := range map[int]known{2: {0, 0, 0, 1, 1, false}, 0: {2, 1, 1, 1, 1, false}} {
		app := directory.ByAppID(s.plan.Registrations[index].ClientID)
		got := known{
			app.TokenVersion, len(app.Web), len(app.OptionalClaims), len(app.Passwords), len(app.Scopes),
			app.TokenVersionUnsaid || app.RedirectURIsUnsaid || !app.OptionalClaimsKnown,
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		if p := directory.PrincipalOf(app.AppID); p == nil || !p.Enabled {
			t.Errorf("the enterprise application is %+v", p)
		}
	}
}

func TestConsentThatMayNotBeReadIsNotGiven(t *testing.T) {
	live := matched(t).live()
	live.Registrations[0].GrantsHidden = true
	if directory := evidenceOf(t, live); directory.GrantsGiven || len(directory.Grants) > 0 {
		t.Errorf("%+v", directory.Grants)
	}
}
