package form_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/views/form"
	"entrastudio/views/part"
	"entrastudio/views/studiotest"
	"entrastudio/views/viewtest"
)

// show opens a form of some fields at the width of the inspector.
func show(t *testing.T, s *studiotest.Studio, groups ...form.Group) (*viewtest.Driver, *form.Form) {
	t.Helper()
	var made *form.Form
	d := viewtest.Open(t, viewtest.Setup{Size: fyne.NewSize(420, 700)}, func(fyne.Window) fyne.CanvasObject {
		made = form.New(s, "Operate", groups)
		return container.NewStack(made)
	})
	s.OnChange(made.Update)
	return d, made
}

func tenantID() form.Field {
	return form.Field{Label: "Tenant ID", Path: "tenant/id", Kind: form.Code, Purpose: "Which tenant."}
}

func group(fields ...form.Field) form.Group { return form.Group{Fields: fields} }

func setting(t *testing.T, s *studiotest.Studio, component catalog.Name, key string) *catalog.Setting {
	t.Helper()
	found := s.Catalog().Setting(component, key)
	if found == nil {
		t.Fatalf("there is no setting %s of %s", key, component)
	}
	return found
}

func TestTypingEditsThePlanAtOnceAndLeavingSettlesIt(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	d, f := show(t, s, group(tenantID()))
	f.GoTo("tenant/id")
	d.Type("abc")
	if got := s.Value("tenant/id"); got != "abc" {
		t.Errorf("the plan has %q", got)
	}
	if got := s.Edits[0].Label; got != "Operate: Tenant ID" {
		t.Errorf("the step is called %q", got)
	}
	if s.Settled != 0 {
		t.Error("the step was ended while typing")
	}
	d.Key(fyne.KeyTab)
	if s.Settled != 1 {
		t.Errorf("leaving the field settled %d times", s.Settled)
	}
}

func TestUndoShowsInTheFieldThatHasTheKeyboard(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	d, f := show(t, s, group(tenantID()))
	f.GoTo("tenant/id")
	d.Type("a")
	s.Undo()
	if got := s.Value("tenant/id"); got != "" {
		t.Errorf("the plan has %q", got)
	}
	d.Type("b")
	if got := s.Value("tenant/id"); got != "b" {
		t.Errorf("after undo and typing the plan has %q", got)
	}
}

func TestASettingSaysWhereItsValueComesFrom(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	must(t, s.Apply(plan.Edit{Changes: []plan.Change{{Path: "tenant/id", New: catalog.TextOf("7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11")}}}))
	issuer := form.OfSetting(setting(t, s, catalog.Global, "issuer"))
	d, f := show(t, s, group(issuer))
	f.GoTo(issuer.Path)
	d.See("from the tenant", "global.identity.auth.issuer")
	d.TapHint("Leave it at the default")
	d.See("left at the default")
	if v, err := plan.Get(s.Plan(), issuer.Path); err != nil || !v.IsNull() {
		t.Errorf("the plan says %v, %v", v, err)
	}
	d.TapHint("Drop this, so that what follows from the plan applies")
	d.See("from the tenant")
	if _, said := s.Plan().Component(catalog.Global).Settings["issuer"]; said {
		t.Error("the plan still says it itself")
	}
	f.GoTo(issuer.Path)
	d.Press("Ctrl+A").Type("https://example.com")
	d.See("set here")
}

func TestTheFootLeadsToTheFieldThatDecides(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	must(t, s.Apply(plan.Edit{Changes: []plan.Change{{Path: "tenant/id", New: catalog.TextOf("x")}}}))
	issuer := form.OfSetting(setting(t, s, catalog.Global, "issuer"))
	d, f := show(t, s, group(issuer))
	f.GoTo(issuer.Path)
	d.TapHint("Go to the field that decides this value")
	if len(s.Shows) != 1 || s.Shows[0] != "tenant/id" {
		t.Errorf("went to %v", s.Shows)
	}
}

func TestWhatIsNotVerifiedIsSaidSo(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	doubtful := *setting(t, s, catalog.Orchestration, "audience")
	doubtful.Verified = catalog.Unverified
	for _, one := range []struct {
		setting *catalog.Setting
		doubt   bool
	}{{&doubtful, true}, {setting(t, s, catalog.Orchestration, "audience"), false}} {
		field := form.OfSetting(one.setting)
		d, f := show(t, s, group(field))
		d.Miss("not verified")
		f.GoTo(field.Path)
		if got := d.Sees("not verified"); got != one.doubt {
			t.Errorf("said to be not verified: %v, want %v", got, one.doubt)
		}
	}
}

func TestAnEditThatThePlanCannotHoldStaysWithItsReason(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	port := form.Field{Label: "Port", Path: "databases/identity/port", Kind: form.Number}
	d, f := show(t, s, group(port, tenantID()))
	f.GoTo(port.Path)
	d.Type("70000")
	d.See("a whole number", "70000")
	if got := s.Value(port.Path); got != "7000" {
		t.Errorf("the plan has %q, want what it could hold last", got)
	}
	f.GoTo("tenant/id")
	d.See("70000")
	f.GoTo(port.Path)
	d.Press("Ctrl+A").Type("5432")
	d.Miss("a whole number")
	if got := s.Value(port.Path); got != "5432" {
		t.Errorf("the plan has %q", got)
	}
}

func TestAListHasOneItemALine(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	list := form.Field{Label: "Redirect URIs", Path: "registrations/0/redirectUris", Kind: form.List}
	d, f := show(t, s, group(list))
	f.GoTo(list.Path)
	d.Type("https://a").Key(fyne.KeyReturn)
	if got := s.Value(list.Path); got != "https://a" {
		t.Errorf("the plan has %q", got)
	}
	d.Type(" https://b ").Key(fyne.KeyReturn, fyne.KeyReturn)
	if got := s.Value(list.Path); got != "https://a,https://b" {
		t.Errorf("the plan has %q", got)
	}
}

func TestABoxTicksAndAChoiceChooses(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	box := form.Field{Label: "Deployed", Path: "components/optimize/enabled", Kind: form.Check}
	kind := form.Field{Label: "Platform", Path: "registrations/0/platform", Kind: form.Choice, Options: func() []part.Option {
		return []part.Option{{Value: "web", Title: "Web"}, {Value: "spa", Title: "Single page"}}
	}}
	d, f := show(t, s, group(box, kind))
	f.GoTo(box.Path)
	d.Key(fyne.KeySpace)
	if got := s.Value(box.Path); got != "false" {
		t.Errorf("the plan has %q", got)
	}
	f.GoTo(kind.Path)
	d.Key(fyne.KeySpace).Tap("Single page")
	if got := s.Value(kind.Path); got != "spa" {
		t.Errorf("the plan has %q", got)
	}
}

func TestAValueThatIsNoOptionIsShownAllTheSame(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	field := form.OfSetting(setting(t, s, catalog.Global, "type"))
	must(t, s.Apply(plan.Edit{Changes: []plan.Change{{Path: field.Path, New: catalog.TextOf("ODDITY")}}}))
	d, _ := show(t, s, group(field))
	d.See("ODDITY")
}

func TestASecretIsAReferenceAndNeverHalfOfOne(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	secret := form.Field{Label: "Client secret value", Path: "registrations/0/secret", Kind: form.Secret}
	must(t, s.Apply(plan.Edit{Changes: []plan.Change{{Path: secret.Path, Remove: true}}}))
	before := len(s.Edits)
	d, f := show(t, s, group(secret))
	f.GoTo(secret.Path)
	d.See("No secret").Key(fyne.KeySpace).Tap("Kubernetes Secret")
	if len(s.Edits) != before {
		t.Fatalf("half a reference went into the plan: %v", s.Edits[before:])
	}
	d.Key(fyne.KeyTab).Type("entra").Key(fyne.KeyTab).Type("key")
	if got := s.Value(secret.Path); got != "kubernetes:entra/key" {
		t.Errorf("the plan has %q", got)
	}
	f.GoTo(secret.Path)
	d.Key(fyne.KeySpace).Tap("No secret")
	if got := s.Value(secret.Path); got != "" {
		t.Errorf("the plan has %q", got)
	}
}

func TestFindingsStandAtTheirFieldWithTheirFix(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	s.Given = []check.Finding{{
		Code: "tenant.id-invalid", Severity: check.Error, Title: "The tenant ID is no GUID", Detail: "Nobody can sign in.",
		Place: evidence.Place{Address: "tenant/id"},
		Fix:   check.Fix{Edit: &plan.Edit{Label: "Use the other one", Changes: []plan.Change{{Path: "tenant/id", New: catalog.TextOf("y")}}}},
	}}
	d, _ := show(t, s, group(tenantID()))
	d.See("Error: The tenant ID is no GUID", "Nobody can sign in.")
	d.Tap("Use the other one")
	if len(s.Mended) != 1 || s.Value("tenant/id") == "y" {
		t.Errorf("asked to mend %d times, tenant %q; want the difference first", len(s.Mended), s.Value("tenant/id"))
	}
	d.Tap("More")
	if len(s.Explained) != 1 {
		t.Errorf("explained %d times", len(s.Explained))
	}
	s.Given = nil
	s.Tell()
	d.Miss("The tenant ID is no GUID")
}

func TestAReadOnlyPlanCannotBeEdited(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	s.Locked = "another studio has it"
	d, f := show(t, s, group(tenantID()))
	f.GoTo("tenant/id")
	d.Type("x")
	if len(s.Edits) != 0 {
		t.Errorf("edits %v", s.Edits)
	}
}

// many are fields enough to fill several screens.
func many(n int) []form.Field {
	var fields []form.Field
	for i := range n {
		fields = append(fields, form.Field{Label: fmt.Sprint("Field ", i), Path: "tenant/id", Kind: form.Code})
		fields[i].Path = []string{"tenant/id", "tenant/loginUrl", "tenant/graphUrl", "name", "firstAdmin/value"}[i%5]
	}
	return fields
}

func TestTabGoesThroughAllFieldsAndBringsEachIntoSight(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	fields := many(30)
	d, f := show(t, s, group(fields...))
	f.GoToFirst()
	for i := range fields {
		label := fields[i].Label
		if got := f.At(); got != fields[i].Path {
			t.Fatalf("at %s, want %s of %s", got, fields[i].Path, label)
		}
		if !d.Sees(label + "\n") {
			t.Fatalf("%s has the keyboard and cannot be seen:\n%s", label, d.Dump())
		}
		d.Key(fyne.KeyTab)
	}
}

// TestAFieldThatIsScrolledAwayTakesNoClicks guards against Fyne's clipping: a text
// field beyond the edge of the form must not be found by a click on what is there.
func TestAFieldThatIsScrolledAwayTakesNoClicks(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	d, f := show(t, s, group(many(60)...))
	f.GoToFirst()
	if n := strings.Count(d.Dump(), "Field "); n > 14 {
		t.Errorf("%d fields are offered to the window, which has room for 10", n)
	}
}

func TestAFoldedGroupOpensForTheFieldThatIsShown(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	folded := form.Group{Title: "More settings (1)", Fields: []form.Field{tenantID()}, Folded: true}
	d, f := show(t, s, group(form.Field{Label: "Name", Path: "name"}), folded)
	d.Miss("Tenant ID").Tap("More settings (1)")
	d.See("Tenant ID").Tap("More settings (1)")
	d.Miss("Tenant ID")
	if !f.GoTo("tenant/id") {
		t.Fatal("the form does not know the field")
	}
	d.See("Tenant ID")
	if f.GoTo("nowhere") {
		t.Error("the form knows a field that it does not have")
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestALongLabelDoesNotPushTheFieldsBeyondTheEdge(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	folded := form.Group{Title: strings.Repeat("a very long title ", 10), Fields: []form.Field{{Label: "Name", Path: "name"}}, Folded: true}
	d, f := show(t, s, group(tenantID()), folded)
	f.GoTo("tenant/id")
	field := d.Focused().(fyne.CanvasObject)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(field)
	if right := at.X + field.Size().Width; right > 420 {
		t.Errorf("the field ends at %.0f of 420", right)
	}
}

func TestASecretThatIsPastedAsItsNameReachesNoPlan(t *testing.T) {
	const canary = "Canary8Q~xYz_123"
	s := studiotest.New(t, catalog.V88, nil)
	secret := form.Field{Label: "Client secret value", Path: "registrations/0/secret", Kind: form.Secret}
	before := s.Value(secret.Path)
	d, f := show(t, s, group(secret))
	f.GoTo(secret.Path)
	d.Key(fyne.KeyTab).Press("Ctrl+A")
	fyne.CurrentApp().Clipboard().SetContent(canary)
	d.Press("Ctrl+V")
	d.See("never the secret")
	if got := s.Value(secret.Path); got != before {
		t.Errorf("the plan has %q", got)
	}
	d.Press("Ctrl+A").Type("entra-other")
	d.Miss("never the secret")
	if got := s.Value(secret.Path); !strings.HasPrefix(got, "kubernetes:entra-other/") {
		t.Errorf("the plan has %q", got)
	}
}
