package check

import (
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// everywhere is a mistake that can be made in one setting of any component.
type everywhere struct {
	code Code
	// fits reports whether the mistake can be made in a component's setting.
	fits func(p scene.Part, s *catalog.Setting) bool
	make func(x *example, ref string)
	also []Code
}

func ofKey(key string) func(scene.Part, *catalog.Setting) bool {
	return func(_ scene.Part, s *catalog.Setting) bool { return s.Key == key && s.Required }
}

func ofForm(form catalog.Form) func(scene.Part, *catalog.Setting) bool {
	return func(_ scene.Part, s *catalog.Setting) bool { return s.Form == form }
}

func mistakesEverywhere() []everywhere {
	text := func(v string) func(*example, string) { return func(x *example, ref string) { x.set(ref, v) } }
	drop := func(x *example, ref string) { x.drop(ref) }
	base := func(p scene.Part, s *catalog.Setting) bool {
		redirect, browser := p.Redirect()
		return browser && redirect.From.Fact == s && s.Key != "redirectUri"
	}
	unlike := func(not catalog.Name, fits func(scene.Part, *catalog.Setting) bool) func(scene.Part, *catalog.Setting) bool {
		return func(p scene.Part, s *catalog.Setting) bool { return p.Name() != not && fits(p, s) }
	}
	return []everywhere{
		{"client.id-invalid", ofKey("clientId"), text("camunda"), []Code{"audience.not-own-client"}},
		{"client.id-invalid", ofKey("clientId"), text("<APP_ID>"), []Code{"audience.not-own-client"}},
		{"client.id-invalid", ofKey("clientId"), drop, []Code{"audience.not-own-client"}},
		{"audience.is-uri", ofForm(catalog.FormAudience), text("api://camunda"), nil},
		{"audience.keycloak-name", ofForm(catalog.FormAudience), text("camunda-api"), nil},
		{"endpoint.trailing-slash", ofForm(catalog.FormIssuer), text(loginURL + "/v2.0/"), nil},
		{"endpoint.issuer-not-v2", ofForm(catalog.FormIssuer), text("https://sts.windows.net/" + tenantID + "/"), nil},
		{"tenant.id-invalid", ofForm(catalog.FormIssuer), text("https://login.microsoftonline.com/<TENANT_ID>/v2.0"), nil},
		{"endpoint.tenant-mismatch", ofForm(catalog.FormIssuer), text("https://login.microsoftonline.com/" + otherTenant + "/v2.0"), nil},
		{"endpoint.cloud-mismatch", ofForm(catalog.FormIssuer), text("https://login.microsoftonline.us/" + tenantID + "/v2.0"), nil},
		{"secret.missing", func(p scene.Part, s *catalog.Setting) bool { return s.Key == "clientSecret" }, drop, nil},
		{"secret.inline", ofForm(catalog.FormSecret), func(x *example, ref string) { x.secret(ref, evidence.Secret{Literal: true}) }, nil},
		{"auth.type-not-microsoft", ofKey("type"), text("KEYCLOAK"), nil},
		{"redirect.trailing-slash", func(p scene.Part, s *catalog.Setting) bool { return base(p, s) && p.Name() != catalog.Console }, text("https://c8.example.com/"), nil},
		{"redirect.insecure", base, text("http://c8.example.com"), nil},
		{"redirect.doubled-path", func(p scene.Part, s *catalog.Setting) bool {
			return base(p, s) && p.Name() == catalog.Optimize
		}, text("https://c8.example.com/api/authentication/callback"), nil},
		{"scope.malformed", unlike(catalog.ManagementIdentity, ofForm(catalog.FormScope)), text("camunda/.default"), nil},
	}
}

// TestEveryComponentIsJudgedAlike makes each mistake in the settings of every
// component of every minor, for values and for env files.
func TestEveryComponentIsJudgedAlike(t *testing.T) {
	each(t, func(t *testing.T, minor catalog.Minor, tool plan.Tool) {
		good := newExample(t, minor, tool)
		s, err := scene.New(good.pic)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range s.Parts() {
			for _, fact := range p.Component.List() {
				if good.pic.First(p.Name(), fact.Key) == nil {
					continue
				}
				for _, m := range mistakesEverywhere() {
					if !m.fits(p, fact) {
						continue
					}
					t.Run(string(m.code)+"/"+fact.Ref().String(), func(t *testing.T) {
						x := newExample(t, minor, tool)
						m.make(x, fact.Ref().String())
						judge(t, mistake{code: m.code, component: p.Name(), also: m.also}, x.run())
					})
				}
			}
		}
	})
}
