package draft_test

import (
	"strings"
	"testing"

	"entrastudio/importers/compose"
	"entrastudio/importers/draft"
	"entrastudio/importers/environment"
	"entrastudio/importers/source"
	"entrastudio/importers/values"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// The ids of the deployment in these tests.
const (
	tenantID   = "3b7c1d52-0a64-4c1f-9a7e-5f2d8c6e1b04"
	identityID = "7e2f9a10-5c3b-4d8e-8f61-2b9c0d4a7e35"
	clusterID  = "c8d41f6b-9e27-4a50-b3f8-61d7e2a09c54"
	optimizeID = "15a9e3c7-4b80-4f2d-a6d1-9c3e7f085b62"
	modelerID  = "f0b62d84-7a19-4e3c-95c8-d41e6a2f7b93"
	apiID      = "92c7f5e1-3d46-4b0a-8e29-a05f1c6d3b78"
	consoleID  = "5d18b0f9-6c72-4e95-b4a3-7e9f2d0c8a16"
	issuer     = "https://login.microsoftonline.com/" + tenantID + "/v2.0"
)

// guide is a deployment of 8.8 on localhost as Camunda's guide writes it, with
// the guide's own slips: a redirect URL that no template reads, and one password
// for the database's user and administrator.
const guide = `global:
  identity:
    auth:
      enabled: true
      issuer: ` + issuer + `
      issuerBackendUrl: ` + issuer + `
      authUrl: https://login.microsoftonline.com/` + tenantID + `/oauth2/v2.0/authorize
      tokenUrl: https://login.microsoftonline.com/` + tenantID + `/oauth2/v2.0/token
      jwksUrl: https://login.microsoftonline.com/` + tenantID + `/discovery/v2.0/keys
      type: "MICROSOFT"
      identity:
        clientId: "` + identityID + `"
        audience: "` + identityID + `"
        initialClaimName: preferred_username
        initialClaimValue: "admin@example.org"
        redirectUrl: "http://localhost:8084"
        secret: {existingSecret: "entra-credentials", existingSecretKey: "identity-client-secret"}
      optimize:
        clientId: "` + optimizeID + `"
        audience: "` + optimizeID + `"
        redirectUrl: "http://localhost:8083"
        secret: {existingSecret: "entra-credentials", existingSecretKey: "optimize-client-secret"}
      webModeler:
        clientId: "` + modelerID + `"
        clientApiAudience: "` + modelerID + `"
        publicApiAudience: "` + apiID + `"
        redirectUrl: "http://localhost:8070"
      console: {clientId: "` + consoleID + `", audience: "` + consoleID + `", redirectUrl: "http://localhost:8087"}
  security: {authentication: {method: oidc}}
orchestration:
  security:
    authentication:
      oidc:
        clientId: "` + clusterID + `"
        audience: "` + clusterID + `"
        usernameClaim: preferred_username
        clientIdClaim: azp
        preferUsernameClaim: true
        redirectUrl: "http://localhost:8080"
        scope: [openid, profile, offline_access, "` + clusterID + `/.default"]
        secret: {existingSecret: "entra-credentials", existingSecretKey: "orchestration-cluster-client-secret"}
    initialization:
      defaultRoles:
        admin: {users: ["admin@example.org"]}
        connectors: {clients: ["` + clusterID + `"]}
connectors:
  security:
    authentication:
      oidc:
        clientId: "` + clusterID + `"
        audience: "` + clusterID + `"
        tokenScope: "` + clusterID + `/.default"
        secret: {existingSecret: "entra-credentials", existingSecretKey: "orchestration-cluster-client-secret"}
identity: {enabled: true}
identityPostgresql:
  enabled: true
  auth:
    existingSecret: "camunda-credentials"
    secretKeys: {adminPasswordKey: "identity-admin", userPasswordKey: "identity-admin"}
optimize: {enabled: true}
webModeler: {enabled: true, restapi: {mail: {fromAddress: noreply@example.org}}}
webModelerPostgresql:
  enabled: true
  auth:
    existingSecret: "camunda-credentials"
    secretKeys: {adminPasswordKey: "modeler-admin", userPasswordKey: "modeler-user"}
console: {enabled: true}
`

func pictureOf(t *testing.T, minor catalog.Minor, files ...source.Source) *evidence.Picture {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	picture := &evidence.Picture{Minor: minor}
	for _, file := range files {
		switch {
		case strings.HasSuffix(file.Name, ".env"):
			file.Service = strings.TrimSuffix(file.Name, ".env")
			err = environment.Read(picture, c, file)
		case file.Name == "compose.yaml":
			err = compose.Read(picture, c, file, compose.Surroundings{})
		default:
			err = values.Read(picture, c, []source.Source{file})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return picture
}

func drafted(t *testing.T, minor catalog.Minor, files ...source.Source) (*plan.Plan, string) {
	t.Helper()
	p, notes, err := draft.Plan(pictureOf(t, minor, files...))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, note := range notes {
		lines = append(lines, note.Place.String()+" "+note.Text)
	}
	return p, strings.Join(lines, "\n")
}

func file(name, text string) source.Source { return source.Source{Name: name, Data: []byte(text)} }

func secret(name, key string) plan.SecretRef {
	return plan.SecretRef{Store: plan.InKubernetes, Name: name, Key: key}
}

func TestTheGuidesDeploymentBecomesAShortPlanWithoutLoss(t *testing.T) {
	p, notes := drafted(t, catalog.V88, file("values.yaml", guide))
	on := func(name catalog.Name, url, registration string) plan.Component {
		return plan.Component{Name: name, Enabled: true, URL: url, Registration: registration}
	}
	modeler := on(catalog.WebModeler, "http://localhost:8070", "Camunda Web Modeler UI")
	modeler.Settings = map[string]catalog.Value{"mailFrom": catalog.TextOf("noreply@example.org")}
	console := on(catalog.Console, "http://localhost:8087", "Camunda Console")
	console.Settings = map[string]catalog.Value{"wellKnown": {}}
	web, spa := catalog.PlatformWeb, catalog.PlatformSPA
	want := &plan.Plan{
		Camunda: catalog.V88, Deployment: plan.Deployment{With: plan.Helm},
		Tenant:     plan.Tenant{ID: tenantID},
		FirstAdmin: plan.Admin{Claim: "preferred_username", Value: "admin@example.org"},
		Components: []plan.Component{
			on(catalog.ManagementIdentity, "http://localhost:8084", "Camunda Management Identity"),
			on(catalog.Orchestration, "http://localhost:8080", "Camunda Orchestration Cluster"),
			on(catalog.Connectors, "", "Camunda Orchestration Cluster"),
			on(catalog.Optimize, "http://localhost:8083", "Camunda Optimize"),
			modeler, on(catalog.WebModelerAPI, "", "Camunda Web Modeler API"), console,
		},
		Registrations: []plan.Registration{
			{Name: "Camunda Management Identity", ClientID: identityID, Platform: web, Secret: secret("entra-credentials", "identity-client-secret")},
			{Name: "Camunda Orchestration Cluster", ClientID: clusterID, Platform: web, Secret: secret("entra-credentials", "orchestration-cluster-client-secret")},
			{Name: "Camunda Optimize", ClientID: optimizeID, Platform: web, Secret: secret("entra-credentials", "optimize-client-secret")},
			{Name: "Camunda Web Modeler UI", ClientID: modelerID, Platform: spa},
			{Name: "Camunda Web Modeler API", ClientID: apiID, Platform: web},
			{Name: "Camunda Console", ClientID: consoleID, Platform: spa},
		},
		Databases: []plan.Database{
			{Name: "identity", Bundled: true, Password: secret("camunda-credentials", "identity-admin"), AdminPassword: secret("camunda-credentials", "identity-admin")},
			{Name: "web-modeler", Bundled: true, Password: secret("camunda-credentials", "modeler-user"), AdminPassword: secret("camunda-credentials", "modeler-admin")},
		},
	}
	if diff := cmp.Diff(want, p); diff != "" {
		t.Error(diff)
	}
	for _, part := range []string{
		"values.yaml:16:22 global.identity.auth.identity.redirectUrl has no effect; only identity.fullURL has.",
		"share one password (kubernetes:camunda-credentials/identity-admin)",
	} {
		if !strings.Contains(notes, part) {
			t.Errorf("no note says %q:\n%s", part, notes)
		}
	}
	if strings.Count(notes, "\n") != 1 {
		t.Errorf("more notes than slips:\n%s", notes)
	}
}

const odd = `global: {identity: {auth: {issuer: ` + issuer + `, optimize: {clientId: ` + optimizeID + `, secret: {inlineSecret: s3cret-value}}}}}
optimize: {enabled: true, resources: {limits: {memory: "2Gi"}}}
identity:
  fulURL: https://typo.example.org
  env:
    - {name: MY_OWN, value: "no"}
    - {name: CAMUNDA_IDENTITY_AUDIENCE, value: ` + identityID + `}
    - {name: CAMUNDA_IDENTITY_CLOCKSKEW, value: 90S}
orchestration:
  env:
    - {name: CAMUNDA_SECURITY_AUTHENTICATION_OIDC_USERNAMECLAIM, value: oid}
    - {name: CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID, valueFrom: {configMapKeyRef: {name: ids, key: c}}}
  extraConfiguration:
    mine.yaml: |
      # mine
      a: 1
    both.yaml: |
      camunda.security.authentication.oidc.groups-claim: groups
      b: 2
  security:
    initialization:
      mappingRules:
        - {mappingRuleId: ops, claimName: groups, claimValue: g}
      defaultRoles:
        admin: {mappingRules: [ops]}
        auditors: {users: [a]}
extra: {deep: {key: 0x1F}}
`

func TestWhatIsNoSettingIsKeptAndListed(t *testing.T) {
	p, notes := drafted(t, catalog.V88, file("values.yaml", odd))
	kept, err := yaml.Marshal(p.Kept.Helm)
	if err != nil {
		t.Fatal(err)
	}
	want := `optimize:
    resources:
        limits:
            memory: "2Gi"
identity:
    fulURL: https://typo.example.org
    env:
        - name: MY_OWN
          value: "no"
        - name: CAMUNDA_IDENTITY_CLOCKSKEW
          value: 90S
orchestration:
    env:
        - name: CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID
          valueFrom:
            configMapKeyRef:
                name: ids
                key: c
    extraConfiguration:
        mine.yaml: |
            # mine
            a: 1
        both.yaml: |
            b: 2
    security:
        initialization:
            defaultRoles:
                auditors:
                    users:
                        - a
extra:
    deep:
        key: 31
`
	if diff := cmp.Diff(want, string(kept)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"global.identity.auth.optimize.secret.inlineSecret"}, p.Kept.Withheld); diff != "" {
		t.Error(diff)
	}
	rule := plan.MappingRule{Name: "ops", Target: plan.ForCluster, Claim: "groups", Value: "g", Roles: []string{"admin"}}
	if diff := cmp.Diff([]plan.MappingRule{rule}, p.MappingRules); diff != "" {
		t.Error(diff)
	}
	if cluster := p.Component(catalog.Orchestration); cluster.Settings["usernameClaim"].Text != "oid" && p.FirstAdmin.Claim != "oid" || cluster.Settings["groupsClaim"].Text != "groups" {
		t.Errorf("settings: %+v", cluster.Settings)
	}
	for _, part := range []string{
		"values.yaml:1:", "Client secret value stands in the file itself",
		"reads identity.fulURL nowhere; it is kept. The nearest that it reads is identity.fullURL.",
		"orchestration.env[CAMUNDA_SECURITY_AUTHENTICATION_OIDC_USERNAMECLAIM] overrides what the chart writes",
		"Application (client) ID is kept elsewhere",
	} {
		if !strings.Contains(notes, part) {
			t.Errorf("no note says %q:\n%s", part, notes)
		}
	}
	if strings.Contains(notes+string(kept), "s3cret") {
		t.Error("a secret is kept")
	}
}

func TestKeysOnWhichTheChartFailsAreLeftOutAndListed(t *testing.T) {
	p, notes := drafted(t, catalog.V810, file("values.yaml", "identityPostgresql: {enabled: true, auth: {username: me}}\nelasticsearch: {enabled: true}\noptimize: {foo: 1}\n"))
	kept, err := yaml.Marshal(p.Kept.Helm)
	if err != nil || string(kept) != "optimize:\n    foo: 1\n" {
		t.Errorf("%s, %v", kept, err)
	}
	if strings.Count(notes, "fails on identityPostgresql") != 1 || !strings.Contains(notes, "fails on elasticsearch") {
		t.Error(notes)
	}
}

func TestEnvFilesBecomeAPlanForCompose(t *testing.T) {
	p, notes := drafted(t, catalog.V87,
		file("operate.env", "SPRING_PROFILES_ACTIVE=identity-auth\nCAMUNDA_OPERATE_IDENTITY_CLIENTID="+clusterID+"\nCAMUNDA_OPERATE_IDENTITY_CLIENTSECRET=${OPERATE_SECRET}\nCAMUNDA_OPERATE_IDENTITY_ISSUER_URL="+issuer+
			"\nMY_OWN=a$$b${HOME}\nPASSED\nMY_PASSWORD=s3cret-value\n"),
		file("compose.yaml", "services: {zeebe: {image: 'camunda/zeebe:8.7.1'}}"))
	if p.Deployment.With != plan.Compose || p.Tenant.ID != tenantID || !p.On(catalog.Operate) {
		t.Errorf("%+v", p)
	}
	if r := p.RegistrationOf(catalog.Operate); r == nil || r.ClientID != clusterID || r.Secret.String() != "env:OPERATE_SECRET" {
		t.Errorf("registration: %+v", r)
	}
	want := []plan.ServiceVariables{{Service: "operate", Variables: []plan.EnvVariable{
		{Name: "MY_OWN", Value: "a$$b${HOME}"}, {Name: "PASSED", Value: "${PASSED}"},
	}}}
	if diff := cmp.Diff(want, p.Kept.Environment); diff != "" {
		t.Error(diff)
	}
	if len(p.Kept.Withheld) != 1 || !strings.Contains(notes, "operate.env:7:13 A secret may stand here in clear") {
		t.Errorf("%v\n%s", p.Kept.Withheld, notes)
	}
}

func TestValuesDecideWhereEnvFilesStandBesideThem(t *testing.T) {
	p, notes := drafted(t, catalog.V88, file("values.yaml", guide), file("optimize.env", "CAMUNDA_IDENTITY_AUDIENCE="+identityID+"\n"))
	if p.Deployment.With != plan.Helm || len(p.Component(catalog.Optimize).Settings) > 0 {
		t.Errorf("%+v", p.Component(catalog.Optimize))
	}
	if !strings.Contains(notes, "optimize.env:1:27 The plan is for helm, so what is said here for compose is not taken over.") {
		t.Error(notes)
	}
}

func TestRegistrationsOfTheTenantAreTakenOver(t *testing.T) {
	picture := pictureOf(t, catalog.V88, file("values.yaml", guide))
	picture.Directory.Applications = []evidence.Application{{
		AppID: optimizeID, DisplayName: "Reports", TokenVersion: 2,
		Web: []evidence.RedirectURI{{URI: "https://x.example.org/api/authentication/callback"}}, OptionalClaims: []string{"email"}, GroupClaims: "All",
	}}
	p, _, err := draft.Plan(picture)
	if err != nil {
		t.Fatal(err)
	}
	r := p.RegistrationOf(catalog.Optimize)
	if r == nil || r.Name != "Reports" || r.RedirectURIs[0] != "https://x.example.org/api/authentication/callback" || r.GroupClaims != "All" || r.Secret.IsZero() {
		t.Errorf("%+v", r)
	}
}

func TestAnEmptyPictureMakesAnEmptyPlan(t *testing.T) {
	for _, minor := range catalog.Minors() {
		p, notes, err := draft.Plan(&evidence.Picture{Minor: minor})
		if err != nil || p.Camunda != minor || len(p.Registrations) > 0 || len(notes) > 0 {
			t.Errorf("%s: %+v, %v, %v", minor, p, notes, err)
		}
	}
	if _, _, err := draft.Plan(&evidence.Picture{Minor: "7.21"}); err == nil {
		t.Error("an unknown minor has no plan")
	}
}
