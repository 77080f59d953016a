package entra_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"entrastudio/assets"
	"entrastudio/model/catalog"
	"entrastudio/model/entra"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
)

func catalogOf(t *testing.T, minor catalog.Minor) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func example(t *testing.T, name string) (*catalog.Catalog, *plan.Plan) {
	t.Helper()
	data, err := assets.Example(name)
	if err != nil {
		t.Fatal(err)
	}
	document, err := plan.Parse(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return catalogOf(t, document.Plan().Camunda), document.Plan()
}

func TestARegistrationInGraphsWords(t *testing.T) {
	c, p := example(t, "guide-8.9")
	got, err := json.MarshalIndent(entra.Wanted(c, p, p.Registration("Camunda Console")), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	want := `{
  "appId": "b120a366-f0bb-49cf-82f2-dc05873f9bd0",
  "displayName": "Camunda Console",
  "signInAudience": "AzureADMyOrg",
  "api": {
    "requestedAccessTokenVersion": 2
  },
  "web": {
    "redirectUris": [],
    "implicitGrantSettings": {
      "enableIdTokenIssuance": false,
      "enableAccessTokenIssuance": false
    }
  },
  "spa": {
    "redirectUris": [
      "http://localhost:8087/"
    ]
  },
  "publicClient": {
    "redirectUris": []
  },
  "optionalClaims": {
    "accessToken": [
      {
        "name": "preferred_username",
        "essential": false
      }
    ]
  },
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [
        {
          "id": "37f7f235-527c-4136-accd-4a02d197296e",
          "type": "Scope"
        },
        {
          "id": "14dad69e-099b-42c9-810b-d002981feec1",
          "type": "Scope"
        },
        {
          "id": "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0",
          "type": "Scope"
        },
        {
          "id": "7427e0e9-2fba-42fe-b0c0-848c9e6a8182",
          "type": "Scope"
        },
        {
          "id": "e1fe6dd8-ba31-4d61-89e7-88639da4683d",
          "type": "Scope"
        }
      ]
    }
  ]
}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestAnUndecidedMemberIsNotSent(t *testing.T) {
	got, err := json.Marshal(entra.Application{Web: &entra.Web{}, SPA: &entra.Redirects{RedirectURIs: []string{}}})
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"web":{},"spa":{"redirectUris":[]}}`; string(got) != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAMachineClientAsksForNoDelegatedPermission(t *testing.T) {
	c, p := example(t, "docker-8.7")
	zeebe := entra.Wanted(c, p, p.Registration("Camunda Zeebe"))
	if zeebe.RequiredResourceAccess != nil || len(zeebe.Web.RedirectURIs)+len(zeebe.SPA.RedirectURIs) > 0 {
		t.Errorf("%+v", zeebe)
	}
	operate := entra.Wanted(c, p, p.Registration("Camunda Operate"))
	if len(operate.RequiredResourceAccess) != 1 || operate.Web.RedirectURIs[0] != "https://operate.example.com/identity-callback" {
		t.Errorf("%+v", operate)
	}
}

func TestSecretsAreForAppsThatProveThemselves(t *testing.T) {
	c, p := example(t, "guide-8.9")
	for name, want := range map[string]bool{
		"Camunda Management Identity": true, "Camunda Web Modeler API": true, "Camunda Web Modeler UI": false, "Camunda Console": false,
	} {
		if got := entra.NeedsSecret(c, p, p.Registration(name)); got != want {
			t.Errorf("%s: got %v", name, got)
		}
	}
	console := p.Registration("Camunda Console")
	console.Secret = plan.SecretRef{Store: plan.InEnvironment, Name: "A"}
	if entra.NeedsSecret(c, p, console) {
		t.Error("a single-page app is given a secret")
	}
}

func TestGroupsAreProposedOnlyWhereThePlanReliesOnThem(t *testing.T) {
	c, p := example(t, "guide-8.9")
	r := p.Registration("Camunda Optimize")
	if a := entra.Wanted(c, p, r); a.GroupMembershipClaims != "" || entra.GroupClaimsProposed(c, p, r) {
		t.Errorf("%q without a rule on groups", a.GroupMembershipClaims)
	}
	p.MappingRules = append(p.MappingRules, plan.MappingRule{Name: "g", Target: plan.ForIdentity, Claim: "groups", Value: "x"})
	a := entra.Wanted(c, p, r)
	if a.GroupMembershipClaims != entra.SecurityGroups || !entra.GroupClaimsProposed(c, p, r) {
		t.Errorf("%q with a rule on groups", a.GroupMembershipClaims)
	}
	if !slices.ContainsFunc(a.OptionalClaims.AccessToken, func(o entra.OptionalClaim) bool { return o.Name == entra.Groups }) {
		t.Errorf("%+v", a.OptionalClaims)
	}
	r.GroupClaims = "ApplicationGroup"
	if a := entra.Wanted(c, p, r); a.GroupMembershipClaims != "ApplicationGroup" || entra.GroupClaimsProposed(c, p, r) {
		t.Errorf("%q though the plan says ApplicationGroup", a.GroupMembershipClaims)
	}
	for value, want := range map[string]bool{"": false, "None": false, "DirectoryRole": false, "All": true, "DirectoryRole, SecurityGroup": true} {
		if entra.SendsGroups(value) != want {
			t.Errorf("%q sends groups: %v", value, !want)
		}
	}
}

func TestWithoutAPlatformEachURIStandsWhereItsSenderNeedsIt(t *testing.T) {
	c, p := example(t, "guide-8.9")
	for _, name := range []catalog.Name{catalog.Optimize, catalog.Console} {
		p.Component(name).Registration = "Shared"
	}
	p.Registrations = append(p.Registrations, plan.Registration{Name: "Shared"})
	a := entra.Wanted(c, p, p.Registration("Shared"))
	if diff := cmp.Diff([]string{"http://localhost:8083/api/authentication/callback"}, a.Web.RedirectURIs); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"http://localhost:8087/"}, a.SPA.RedirectURIs); diff != "" {
		t.Error(diff)
	}
}

func TestAPlaceholderIsNoClientID(t *testing.T) {
	c, p := example(t, "guide-8.9")
	r := p.Registration("Camunda Optimize")
	r.ClientID = "<CLIENT_ID>"
	if a := entra.Wanted(c, p, r); a.AppID != "" || a.UniqueName == "" {
		t.Errorf("%+v", a)
	}
}

func TestEveryPermissionOfALoginHasItsName(t *testing.T) {
	want := "openid profile email offline_access User.Read"
	var got []string
	for _, permission := range entra.LoginPermissions() {
		got = append(got, permission.Value)
		if entra.PermissionNamed(strings.ToUpper(permission.ID)) != permission.Value || !catalog.IsGUID(permission.ID) {
			t.Errorf("%+v", permission)
		}
	}
	if strings.Join(got, " ") != want || !catalog.IsGUID(entra.GraphAppID()) || entra.PermissionNamed("x") != "" {
		t.Errorf("%v of %s", got, entra.GraphAppID())
	}
}

func TestEveryExampleFitsEntra(t *testing.T) {
	for _, name := range assets.Examples() {
		c, p := example(t, name)
		for i := range p.Registrations {
			if all := entra.Refused(entra.Wanted(c, p, &p.Registrations[i])); len(all) > 0 {
				t.Errorf("%s: %s: %+v", name, p.Registrations[i].Name, all)
			}
		}
	}
}
