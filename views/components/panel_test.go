package components_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/views/components"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studiotest"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

func show(t *testing.T, minor catalog.Minor, setup viewtest.Setup) (*viewtest.Driver, *studiotest.Studio) {
	t.Helper()
	s := studiotest.New(t, minor, nil)
	return studiotest.Open(t, setup, s, components.New(s)), s
}

func set(t *testing.T, s *studiotest.Studio, path string, v catalog.Value) {
	t.Helper()
	if err := s.Apply(plan.Edit{Label: path, Changes: []plan.Change{{Path: path, New: v}}}); err != nil {
		t.Fatal(err)
	}
}

func TestEveryComponentOfEveryMinorIsListedWithItsState(t *testing.T) {
	for _, minor := range catalog.Minors() {
		t.Run(string(minor), func(t *testing.T) {
			d, s := show(t, minor, viewtest.Setup{})
			for i := range s.Catalog().Components {
				d.See(s.Catalog().Components[i].Title)
			}
			d.See("Tenant and administrator", "Databases", "For all components")
			name := s.Catalog().Components[1].Name
			set(t, s, "components/"+string(name)+"/enabled", catalog.BoolOf(false))
			d.See("Off")
		})
	}
}

func TestTheStateOfAComponentIsItsWorstFinding(t *testing.T) {
	d, s := show(t, catalog.V88, viewtest.Setup{})
	s.Given = []check.Finding{
		{Severity: check.Warning, Component: catalog.Optimize, Place: evidence.Place{Address: "components/optimize/url"}},
		{Severity: check.Error, Component: catalog.Optimize, Place: evidence.Place{Address: "components/optimize/url"}},
		{Severity: check.Error, Component: catalog.Optimize, Place: evidence.Place{Address: "components/optimize/url"}},
	}
	s.Tell()
	d.See("2 errors")
	if n, state := components.New(s).Count(); n != 1 || state != look.Error {
		t.Errorf("the rail counts %d, %v", n, state)
	}
}

func TestAFindingOfTheTenantBelongsToTheTenant(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	s.Given = []check.Finding{{Severity: check.Error, Component: catalog.Optimize, Place: evidence.Place{Address: "tenant/id"}}}
	if n, _ := components.New(s).Count(); n != 1 {
		t.Errorf("%d entries have a finding, want the tenant alone", n)
	}
}

func TestSpaceSwitchesTheChosenComponent(t *testing.T) {
	d, s := show(t, catalog.V88, viewtest.Setup{})
	d.Tap("Optimize").Key(fyne.KeySpace)
	if s.Plan().On(catalog.Optimize) {
		t.Error("Optimize is still on")
	}
	d.Key(fyne.KeySpace)
	if !s.Plan().On(catalog.Optimize) {
		t.Error("Optimize is off")
	}
	before := len(s.Edits)
	d.Tap("Databases").Key(fyne.KeySpace)
	if len(s.Edits) != before {
		t.Error("what is no component was switched")
	}
}

func TestReturnGoesFromTheListIntoTheForm(t *testing.T) {
	d, s := show(t, catalog.V88, viewtest.Setup{})
	d.Tap("Console").Key(fyne.KeyReturn, fyne.KeyTab).Press("Ctrl+A").Type("https://console.acme.example")
	if got := s.Value("components/console/url"); got != "https://console.acme.example" {
		t.Errorf("the URL is %q", got)
	}
	d.See("https://console.acme.example")
}

// TestEverySettingHasAFieldThatCanBeShown goes to the field of each setting, under
// both tools: none is lost between the groups.
func TestEverySettingHasAFieldThatCanBeShown(t *testing.T) {
	minors := []catalog.Minor{catalog.V86, catalog.V88, catalog.V810}
	if testing.Short() {
		minors = minors[1:2]
	}
	for _, minor := range minors {
		for _, tool := range []plan.Tool{plan.Helm, plan.Compose} {
			s := studiotest.New(t, minor, nil)
			set(t, s, "deployment/with", catalog.TextOf(string(tool)))
			d := studiotest.Open(t, viewtest.Setup{}, s, components.New(s))
			for _, one := range s.Catalog().Settings() {
				if !tool.Reads(one) || one.From == "component:enabled" || one.Component == catalog.Global && tool == plan.Compose {
					continue
				}
				path := "components/" + string(one.Component) + "/settings/" + one.Key
				d.Window().Canvas().Unfocus()
				s.Show(path)
				if d.Focused() == nil {
					t.Errorf("%s %s: %s has no field", minor, tool, path)
				}
			}
		}
	}
}

func TestAnOverrideIsDroppedByItsButton(t *testing.T) {
	d, s := show(t, catalog.V88, viewtest.Setup{})
	path := "components/orchestration/settings/audience"
	set(t, s, path, catalog.TextOf("api://x"))
	s.Show(path)
	d.See("set here", "api://x").TapHint("Drop this, so that what follows from the plan applies")
	if _, said := s.Plan().Component(catalog.Orchestration).Settings["audience"]; said {
		t.Error("the plan still says it")
	}
}

func TestTheFormFollowsWhatDecidesItsFields(t *testing.T) {
	d, s := show(t, catalog.V88, viewtest.Setup{})
	s.Show("databases/identity/bundled")
	d.Miss("Host").Key(fyne.KeySpace)
	d.See("Host", "Port", "JDBC URL")
	if _, stays := d.Focused().(*part.Check); !stays {
		t.Errorf("%T has the keyboard, want the box that was ticked", d.Focused())
	}
	s.Show("tenant/cloud")
	d.Miss("Sign-in URL").Key(fyne.KeySpace).Tap("Another one, with its own URLs")
	d.See("Sign-in URL", "Microsoft Graph URL")
}

func TestAComponentThatTheMinorDoesNotHaveIsMarked(t *testing.T) {
	d, s := show(t, catalog.V87, viewtest.Setup{})
	set(t, s, "camunda", catalog.TextOf("8.8"))
	d.See("operate", "not in 8.8", "Orchestration Cluster")
}

func TestAFormSaysWhichRedirectURIIsSent(t *testing.T) {
	d, s := show(t, catalog.V88, viewtest.Setup{})
	set(t, s, "components/orchestration/url", catalog.TextOf("https://oc.acme.example"))
	s.Show("components/orchestration/url")
	d.See("https://oc.acme.example/sso-callback")
}

func TestNothingIsCutAtTheLeastSizeInEitherLanguage(t *testing.T) {
	for _, language := range words.Languages() {
		d, s := show(t, catalog.V88, viewtest.Setup{Size: fyne.NewSize(1024, 700), Language: language})
		for _, title := range []string{"components.general", "components.databases", "components.global"} {
			d.See(words.T(words.Key(title)))
		}
		s.Show("components/orchestration/settings/audience")
		for _, text := range d.Texts() {
			search := strings.HasPrefix(text, "Search") || strings.HasPrefix(text, "Suchen")
			// The name of a registration is as long as its owner likes.
			named := strings.HasPrefix(text, "from ") || strings.HasPrefix(text, "aus: ")
			if strings.HasSuffix(text, "\u2026") && !search && !named {
				t.Errorf("%s: %q is cut", language, text)
			}
		}
	}
}
