package registrations_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/views/look"
	"entrastudio/views/registrations"
	"entrastudio/views/studiotest"
	"entrastudio/views/viewtest"
)

func show(t *testing.T) (*viewtest.Driver, *studiotest.Studio) {
	t.Helper()
	s := studiotest.New(t, catalog.V88, nil)
	return studiotest.Open(t, viewtest.Setup{}, s, registrations.New(s)), s
}

func set(t *testing.T, s *studiotest.Studio, path string, v catalog.Value) {
	t.Helper()
	if err := s.Apply(plan.Edit{Label: path, Changes: []plan.Change{{Path: path, New: v}}}); err != nil {
		t.Fatal(err)
	}
}

func TestARegistrationIsEditedInPlace(t *testing.T) {
	d, s := show(t)
	s.Show("registrations/1/clientId")
	d.Type("1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02")
	if got := s.Value("registrations/1/clientId"); got != "1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02" {
		t.Errorf("the client ID is %q", got)
	}
	s.Show("registrations/1/name")
	d.Press("Ctrl+A").Type("oc")
	d.See("oc")
	if got := s.Value("components/orchestration/registration"); got != "oc" {
		t.Errorf("the component refers to %q", got)
	}
}

func TestWhatTheComponentsSendIsComparedWithWhatIsRegistered(t *testing.T) {
	d, s := show(t)
	s.Show("registrations/1/redirectUris")
	d.See("from the components", "http://localhost:8080/sso-callback", "registered")
	set(t, s, "registrations/1/redirectUris", catalog.ListOf("https://else.example/sso-callback"))
	d.See("set here")
	d.See("not registered")
	set(t, s, "registrations/1/platform", catalog.TextOf("spa"))
	d.See("wrong platform")
	d.TapHint("Go to the component's public URL")
	if got := s.Shows[len(s.Shows)-1]; got != "components/orchestration/url" {
		t.Errorf("went to %s", got)
	}
}

func TestAnAddedRegistrationIsNamedAtOnce(t *testing.T) {
	d, s := show(t)
	n := len(s.Plan().Registrations)
	d.Tap("Add registration")
	if len(s.Plan().Registrations) != n+1 || len(s.Edits) != 1 {
		t.Fatalf("%d registrations after %d edits", len(s.Plan().Registrations), len(s.Edits))
	}
	d.Press("Ctrl+A").Type("reporting")
	if s.Plan().Registration("reporting") == nil {
		t.Error("the new one has not got the name")
	}
	d.Tap("Add registration").Tap("Add registration")
	if got := len(s.Plan().Registrations); got != n+3 {
		t.Errorf("%d registrations", got)
	}
}

func TestARemovedRegistrationComesBackWithItsComponents(t *testing.T) {
	d, s := show(t)
	before := s.Plan()
	s.Show("registrations/1/name")
	d.TapHint("Remove registration")
	if s.Plan().Registration("Camunda Orchestration Cluster") != nil || s.Value("components/connectors/registration") != "" {
		t.Fatal("it is still there")
	}
	set(t, s, "name", catalog.TextOf("edited meanwhile"))
	s.TakeBack()
	if got := s.Value("components/connectors/registration"); got != "Camunda Orchestration Cluster" {
		t.Errorf("the component refers to %q", got)
	}
	if s.Plan().Name != "edited meanwhile" || len(s.Plan().Registrations) != len(before.Registrations) {
		t.Error("taking it back took something else away")
	}
	d.Tap("Camunda Console").Key(fyne.KeyDelete)
	if s.Plan().Registration("Camunda Console") != nil {
		t.Error("Delete does not remove")
	}
}

func TestAPlanWithoutRegistrationsTeaches(t *testing.T) {
	d, s := show(t)
	for range len(s.Plan().Registrations) {
		d.TapHint("Remove registration")
	}
	d.See("No app registration").Tap("Add registration")
	if len(s.Plan().Registrations) != 1 {
		t.Error("none was added")
	}
}

func TestFindingsAreCountedAtTheirRegistration(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	panel := registrations.New(s)
	d := studiotest.Open(t, viewtest.Setup{}, s, panel)
	s.Given = []check.Finding{
		{Severity: check.Error, Title: "It is a placeholder", Place: evidence.Place{Address: "registrations/1/clientId"}},
		{Severity: check.Error, Place: evidence.Place{Address: "registrations/10/clientId"}},
	}
	s.Tell()
	d.See("1 error")
	if n, state := panel.Count(); n != 1 || state != look.Error {
		t.Errorf("the rail counts %d, %v", n, state)
	}
	s.Show("registrations/1/clientId")
	d.See("Error: It is a placeholder")
}

func TestAPathThatIsNoRegistrationIsNotShown(t *testing.T) {
	d, s := show(t)
	for _, path := range []string{"registrations", "registrations/99/name", "registrations/x/name", "registrations/-1/name", "tenant/id"} {
		s.Show(path)
	}
	d.See("Camunda Management Identity")
}
