package helm_test

import (
	"errors"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/helm"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

func TestASecretIsReferredToInTheFormOfTheChart(t *testing.T) {
	for minor, want := range map[catalog.Minor]map[string]any{
		catalog.V87:  {"existingSecret.name": "vault", "existingSecretKey": "key"},
		catalog.V88:  {"secret.existingSecret": "vault", "secret.existingSecretKey": "key"},
		catalog.V810: {"secret.existingSecret": "vault", "secret.existingSecretKey": "key"},
	} {
		c := catalogOf(t, minor)
		p := exporttest.Everything(c)
		exporttest.Say(p, c.Setting(catalog.Optimize, "clientSecret"), catalog.TextOf("kubernetes:vault/key"))
		data, _, err := helm.Values(c, p)
		if err != nil {
			t.Fatal(err)
		}
		for path, text := range want {
			if got := valueAt(t, read(t, data), "global.identity.auth.optimize."+path); got != text {
				t.Errorf("%s: %s is %v, want %v", minor, path, got, text)
			}
		}
	}
}

func TestASecretOutsideOfKubernetesGetsOneKeyForOneReference(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	p := exporttest.Everything(c)
	cluster := p.RegistrationOf(catalog.Orchestration)
	cluster.Secret = plan.SecretRef{Store: plan.InEnvironment, Name: "CLUSTER_SECRET"}
	data, notes, err := helm.Values(c, p)
	if err != nil {
		t.Fatal(err)
	}
	values := read(t, data)
	for _, block := range []string{"orchestration", "connectors"} {
		secret := at(values, block, "security", "authentication", "oidc", "secret")
		if at(secret, "existingSecret") != "entra-credentials" || at(secret, "existingSecretKey") != "orchestration-client-secret" {
			t.Errorf("%s: got %v", block, secret)
		}
	}
	want := "Create the Kubernetes Secret entra-credentials with the key orchestration-client-secret from env:CLUSTER_SECRET before the chart is installed."
	count := 0
	for _, note := range notes {
		if note.Text == want {
			count++
		}
	}
	if count != 1 {
		t.Errorf("the note stands %d times: %v", count, notes)
	}
}

func TestAMadeUpKeyIsNoneThatThePlanNames(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	p := exporttest.Everything(c)
	exporttest.Say(p, c.Setting(catalog.Orchestration, "clientSecret"), catalog.TextOf("kubernetes:entra-credentials/optimize-client-secret"))
	exporttest.Say(p, c.Setting(catalog.Optimize, "clientSecret"), catalog.TextOf("file:/run/optimize"))
	data, _, err := helm.Values(c, p)
	if err != nil {
		t.Fatal(err)
	}
	if got := at(read(t, data), "global", "identity", "auth", "optimize", "secret", "existingSecretKey"); got != "optimize-client-secret-2" {
		t.Errorf("got %v: two secrets share one key", got)
	}
}

func TestAReferenceWithoutAKeyIsRefused(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	for _, ref := range []string{"kubernetes:vault", "kubernetes:vault/{{ fail }}", "hunter2"} {
		p := exporttest.Everything(c)
		exporttest.Say(p, c.Setting(catalog.Optimize, "clientSecret"), catalog.TextOf(ref))
		_, _, err := helm.Values(c, p)
		var refusal *exporters.Refusal
		if !errors.As(err, &refusal) || refusal.Setting.Key != "clientSecret" || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: got %v", ref, err)
		}
	}
}

func TestTwoSettingsThatNeedOnePlaceMustAgree(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	p := exporttest.Everything(c)
	p.Databases[0] = plan.Database{
		Name: "identity", Bundled: true,
		Password:      plan.SecretRef{Store: plan.InKubernetes, Name: "one", Key: "user"},
		AdminPassword: plan.SecretRef{Store: plan.InKubernetes, Name: "other", Key: "admin"},
	}
	_, _, err := helm.Values(c, p)
	var refusal *exporters.Refusal
	if !errors.As(err, &refusal) || !strings.Contains(refusal.Why, "identityPostgresql.auth.existingSecret can hold one value only") {
		t.Errorf("got %v", err)
	}
}

func TestNamesThatKubernetesDoesNotTakeAreRefused(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	for _, name := range []string{"Camunda", "a b", "x\ny", "-a", strings.Repeat("a", 54)} {
		for _, deployment := range []plan.Deployment{{Release: name}, {Namespace: name}} {
			_, _, err := helm.Values(c, &plan.Plan{Camunda: catalog.V88, Deployment: deployment})
			var refusal *exporters.Refusal
			if !errors.As(err, &refusal) || strings.Contains(err.Error(), name) && len(name) > 3 {
				t.Errorf("%q: got %v", name, err)
			}
		}
	}
}
