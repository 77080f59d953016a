package upgrade_test

import (
	"slices"
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/upgrade"
)

// titled finds a change by what its title holds; nil where there is none.
func titled(changes []upgrade.Change, text string) *upgrade.Change {
	i := slices.IndexFunc(changes, func(c upgrade.Change) bool { return strings.Contains(c.Title, text) })
	if i < 0 {
		return nil
	}
	return &changes[i]
}

// on is a component that is deployed.
func on(name catalog.Name, url, registration string) plan.Component {
	return plan.Component{Name: name, Enabled: true, URL: url, Registration: registration}
}

func TestTheClusterIsOpenedWhereItsPartsWere(t *testing.T) {
	for name, c := range map[string]struct{ operate, tasklist, want string }{
		"a host of its own stays":                {"https://operate.example.com", "", "https://operate.example.com"},
		"below its own path":                     {"https://c.example.com/operate", "https://c.example.com/tasklist", "https://c.example.com"},
		"below a longer path":                    {"https://c.example.com/camunda/operate", "", "https://c.example.com/camunda"},
		"a path that is no name stays":           {"https://c.example.com/process", "", "https://c.example.com/process"},
		"the second where the first has none":    {"", "https://c.example.com/tasklist", "https://c.example.com"},
		"the documentation's port on a computer": {"http://localhost:8081", "", "http://localhost:8080"},
		"no URL gives none":                      {"", "", ""},
		"what is no URL stays":                   {"operate", "", "operate"},
	} {
		p := &plan.Plan{Camunda: catalog.V87, Components: []plan.Component{
			on(catalog.Operate, c.operate, ""), on(catalog.Tasklist, c.tasklist, ""),
		}}
		upgraded, _ := to(t, p, catalog.V88)
		if got := upgraded.Component(catalog.Orchestration).URL; got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestAPortThatIsTakenIsNotProposed(t *testing.T) {
	p := &plan.Plan{Camunda: catalog.V87, Components: []plan.Component{
		on(catalog.ManagementIdentity, "http://localhost:8080", ""), on(catalog.Operate, "http://localhost:8081", ""),
	}}
	upgraded, _ := to(t, p, catalog.V88)
	if got := upgraded.Component(catalog.Orchestration).URL; got != "http://localhost:8081" {
		t.Errorf("got %s", got)
	}
}

func TestAClusterOfPartsThatAreOffIsOff(t *testing.T) {
	p := &plan.Plan{Camunda: catalog.V87, Components: []plan.Component{{Name: catalog.Operate, URL: "https://o.example.com"}}}
	upgraded, changes := to(t, p, catalog.V88)
	if c := upgraded.Component(catalog.Orchestration); c == nil || c.Enabled {
		t.Errorf("got %+v", c)
	}
	if c := titled(changes, "become the Orchestration Cluster"); c == nil || c.Urgency != upgrade.Done {
		t.Errorf("got %+v", c)
	}
}

func TestSettingsThatGoOnAreTakenOver(t *testing.T) {
	operate, tasklist := on(catalog.Operate, "", ""), on(catalog.Tasklist, "", "")
	operate.Settings = map[string]catalog.Value{"multitenancy": catalog.BoolOf(true), "resourcePermissions": catalog.BoolOf(true)}
	tasklist.Settings = map[string]catalog.Value{"multitenancy": catalog.BoolOf(false), "maxHeaderSize": catalog.TextOf("40KB")}
	p := &plan.Plan{Camunda: catalog.V87, Components: []plan.Component{operate, tasklist}}
	upgraded, changes := to(t, p, catalog.V88)
	got := upgraded.Component(catalog.Orchestration).Settings
	if len(got) != 2 || !got["multitenancy"].True() || got["maxHeaderSize"].Text != "40KB" {
		t.Errorf("got %v", got)
	}
	if c := titled(changes, "Resource permissions"); c == nil || c.Old != "true" || c.New != "" || !c.Acts() {
		t.Errorf("got %+v", c)
	}
}

func TestAnInternalURLEndsWithItsContainer(t *testing.T) {
	operate := on(catalog.Operate, "", "")
	operate.Internal = "http://my-operate:8080"
	p := &plan.Plan{Camunda: catalog.V87, Deployment: plan.Deployment{With: plan.Compose}, Components: []plan.Component{operate}}
	upgraded, changes := to(t, p, catalog.V88)
	if got := upgraded.Component(catalog.Orchestration).Internal; got != "" {
		t.Errorf("the cluster is reached at %s", got)
	}
	if c := titled(changes, "internal URL of Operate"); c == nil || c.Old != operate.Internal || c.In != upgrade.InContainers {
		t.Errorf("got %+v", c)
	}
}

func TestASettingThatTheChartWarnsOfIsToldOf(t *testing.T) {
	cluster := on(catalog.Orchestration, "", "")
	cluster.Settings = map[string]catalog.Value{"compatibleAudiences": catalog.ListOf("1"), "unprotectedApi": catalog.BoolOf(false)}
	p := &plan.Plan{Camunda: catalog.V89, Components: []plan.Component{cluster}}
	upgraded, changes := to(t, p, catalog.V810)
	if len(upgraded.Component(catalog.Orchestration).Settings) != 2 {
		t.Error("a setting was lost")
	}
	c := titled(changes, "is deprecated")
	if c == nil || c.Where != "components/orchestration/settings/compatibleAudiences" || c.Urgency != upgrade.Recommended {
		t.Errorf("got %+v", c)
	}
	if again := titled(changes, "API is deprecated"); again != nil {
		t.Errorf("got %+v", again)
	}
}

func TestConsoleAloneBecomesCamundaHub(t *testing.T) {
	p := &plan.Plan{
		Camunda: catalog.V89, Components: []plan.Component{on(catalog.Console, "https://console.example.com", "Console")},
		Registrations: []plan.Registration{{Name: "Console", ClientID: "1", Platform: catalog.PlatformSPA}},
	}
	upgraded, changes := to(t, p, catalog.V810)
	if hub := upgraded.Component(catalog.Hub); hub == nil || !hub.Enabled || hub.Registration != "Console" {
		t.Fatalf("got %+v", hub)
	}
	api := upgraded.RegistrationOf(catalog.HubAPI)
	if api == nil || api.ClientID != "" || api.Platform != catalog.PlatformWeb {
		t.Errorf("got %+v", api)
	}
	c := titled(changes, "needs an app registration")
	if c == nil || c.In != upgrade.InEntra || c.Urgency != upgrade.Mandatory {
		t.Errorf("got %+v", c)
	}
	if c := titled(changes, "Sender address is needed"); c == nil || c.New != "" || !c.Acts() {
		t.Errorf("only a person knows the address: %+v", c)
	}
	if c := titled(changes, "redirect URIs"); c == nil || c.New != "https://console.example.com/login-callback" {
		t.Errorf("got %+v", c)
	}
}

func TestARegistrationOfAMachineGetsAPlatformForPeople(t *testing.T) {
	p := &plan.Plan{
		Camunda: catalog.V87, Components: []plan.Component{on(catalog.Zeebe, "", "Zeebe")},
		Registrations: []plan.Registration{{Name: "Zeebe", ClientID: "1", Platform: catalog.PlatformNone}},
	}
	upgraded, changes := to(t, p, catalog.V88)
	if got := upgraded.Registrations[0].Platform; got != catalog.PlatformWeb {
		t.Errorf("got %s", got)
	}
	if c := titled(changes, "platform of"); c == nil || c.Old != "none" || c.New != "web" || c.In != upgrade.InEntra {
		t.Errorf("got %+v", c)
	}
}

func TestARegistrationThatAllSharedIsNotRetired(t *testing.T) {
	p := &plan.Plan{
		Camunda: catalog.V87, Components: []plan.Component{on(catalog.Operate, "", "App"), on(catalog.Zeebe, "", "App"), on(catalog.Connectors, "", "Own")},
		Registrations: []plan.Registration{{Name: "App", ClientID: "1"}, {Name: "Own", ClientID: "2"}, {Name: "Spare", ClientID: "3"}},
	}
	upgraded, changes := to(t, p, catalog.V88)
	if len(upgraded.Registrations) != 3 {
		t.Errorf("got %+v", upgraded.Registrations)
	}
	if c := titled(changes, "no longer used"); c != nil {
		t.Errorf("got %+v", c)
	}
}

func TestRedirectURIsThatAreWrittenOutFollow(t *testing.T) {
	p := &plan.Plan{
		Camunda: catalog.V87, Deployment: plan.Deployment{With: plan.Helm},
		Components: []plan.Component{on(catalog.Operate, "https://c.example.com/operate", "App")},
		Registrations: []plan.Registration{{
			Name: "App", ClientID: "1", Platform: catalog.PlatformWeb,
			RedirectURIs:   []string{"https://mine.example.com/x", "https://c.example.com/operate/identity-callback"},
			OptionalClaims: []string{"email"},
		}},
		FirstAdmin: plan.Admin{Claim: "preferred_username"},
	}
	upgraded, _ := to(t, p, catalog.V89)
	want := []string{"https://mine.example.com/x", "https://c.example.com/sso-callback", "https://c.example.com/post-logout"}
	if got := upgraded.Registrations[0].RedirectURIs; !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	if got := upgraded.Registrations[0].OptionalClaims; !slices.Equal(got, []string{"email"}) {
		t.Errorf("a deliberate list of claims became %v", got)
	}
}
