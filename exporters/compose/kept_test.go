package compose_test

import (
	"errors"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/compose"
	"entrastudio/exporters/exporttest"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

func keeping(t *testing.T, service string, variables ...plan.EnvVariable) (*catalog.Catalog, *plan.Plan) {
	t.Helper()
	c := catalogOf(t, catalog.V88)
	p := exporttest.Everything(c)
	p.Kept.Environment = []plan.ServiceVariables{{Service: service, Variables: variables}}
	return c, p
}

func TestKeptVariablesComeLastInTheirOrder(t *testing.T) {
	c, p := keeping(t, "optimize", plan.EnvVariable{Name: "Z", Value: "1"}, plan.EnvVariable{Name: "A", Value: "$$2 ${B}"})
	files, _, err := compose.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	if want := "\n\n# Kept from the import, as it was.\nZ=1\nA=\"$$2 ${B}\"\n"; !strings.HasSuffix(fileOf(t, files, "optimize"), want) {
		t.Errorf("the file does not end in %q:\n%s", want, fileOf(t, files, "optimize"))
	}
}

func TestAKeptVariableNeverOverridesASetting(t *testing.T) {
	c, p := keeping(t, "optimize", plan.EnvVariable{Name: "CAMUNDA_IDENTITY_TYPE", Value: "KEYCLOAK"})
	files, notes, err := compose.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(fileOf(t, files, "optimize"), "KEYCLOAK") {
		t.Error("the kept variable is written")
	}
	found := false
	for _, note := range notes {
		found = found || note.Where == "kept/environment/optimize/CAMUNDA_IDENTITY_TYPE"
	}
	if !found {
		t.Errorf("no note says so: %v", notes)
	}
}

func TestAContainerThatPeopleCallOtherwiseHasOneFile(t *testing.T) {
	c, p := keeping(t, "camunda-optimize", plan.EnvVariable{Name: "A", Value: "b"})
	files, _, err := compose.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(fileOf(t, files, "optimize"), "A=b\n") {
		t.Error("the kept variable is not with the settings'")
	}
}

func TestAContainerOfNobodyKeepsItsVariables(t *testing.T) {
	c, p := keeping(t, "postgres", plan.EnvVariable{Name: "POSTGRES_DB", Value: "identity"})
	files, _, err := compose.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(fileOf(t, files, "postgres"), "POSTGRES_DB=identity\n") {
		t.Error("the variable is lost")
	}
}

func TestKeptNamesThatNoFileCanHoldAreRefused(t *testing.T) {
	for _, kept := range []plan.ServiceVariables{
		{Service: "../../etc/cron", Variables: []plan.EnvVariable{{Name: "A"}}},
		{Service: "", Variables: []plan.EnvVariable{{Name: "A"}}},
		{Service: "optimize", Variables: []plan.EnvVariable{{Name: "A=b\nC"}}},
		{Service: "optimize", Variables: []plan.EnvVariable{{Name: "A", Value: "\x00"}}},
	} {
		c, p := keeping(t, kept.Service, kept.Variables...)
		_, _, err := compose.Files(c, p)
		var refusal *exporters.Refusal
		if !errors.As(err, &refusal) {
			t.Errorf("%q: got %v", kept, err)
		}
	}
}

func TestTenantsOfAClustersRuleAreNoted(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	p := exporttest.Everything(c)
	p.MappingRules = []plan.MappingRule{{Name: "r", Target: plan.ForCluster, Claim: "a", Value: "b", Tenants: []string{"t"}}}
	_, notes, err := compose.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	for _, note := range notes {
		if note.Where == `mapping rule "r"` {
			return
		}
	}
	t.Errorf("no note says so: %v", notes)
}
