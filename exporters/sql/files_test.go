package sql_test

import (
	"errors"
	"flag"
	"slices"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/sql"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/plan/plantest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files anew")

func everything(t testing.TB, minor catalog.Minor) (*catalog.Catalog, *plan.Plan) {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	return c, exporttest.Everything(c)
}

func paths(files []exporters.File) []string {
	var all []string
	for _, file := range files {
		all = append(all, file.Path)
	}
	return all
}

func TestFilesOfExamplesAreTheGoldenOnes(t *testing.T) {
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range examples {
		if !slices.Contains([]string{"docker-8.7", "guide-8.10"}, example.Name) {
			continue
		}
		t.Run(example.Name, func(t *testing.T) {
			files, _, err := sql.Files(example.Catalog, example.Plan)
			if err != nil {
				t.Fatal(err)
			}
			exporttest.Golden(t, *update, "example-"+example.Name, files)
		})
	}
}

func TestTheClustersAudienceIsNoMatterOfIdentitysDatabase(t *testing.T) {
	for minor, want := range map[catalog.Minor][]catalog.Name{
		catalog.V87:  {catalog.ManagementIdentity, catalog.Operate, catalog.Tasklist, catalog.Zeebe, catalog.Optimize, catalog.WebModeler, catalog.WebModelerAPI, catalog.Console},
		catalog.V88:  {catalog.ManagementIdentity, catalog.Optimize, catalog.WebModeler, catalog.WebModelerAPI, catalog.Console},
		catalog.V810: {catalog.ManagementIdentity, catalog.Optimize, catalog.Hub, catalog.HubAPI},
	} {
		c, p := everything(t, minor)
		wanted, notes, err := sql.WantedAudiences(c, p)
		if err != nil || len(notes) > 0 {
			t.Fatal(notes, err)
		}
		var got []catalog.Name
		for _, w := range wanted {
			got = append(got, w.Component)
			if w.New != p.AudienceOf(c, w.Component) || len(w.Definitions) == 0 {
				t.Errorf("%s: %+v", minor, w)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", minor, diff)
		}
	}
}

func TestTheFirstAdministratorNeedsAScriptOnlyWhereRulesAreNotDeclared(t *testing.T) {
	for _, minor := range catalog.Minors() {
		c, p := everything(t, minor)
		files, _, err := sql.Files(c, p)
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.Contains(paths(files), sql.ClaimPath); got != !minor.Clustered() {
			t.Errorf("%s: the script is written: %v", minor, got)
		}
	}
	c, p := everything(t, catalog.V87)
	p.FirstAdmin.Value = ""
	files, _, err := sql.Files(c, p)
	if err != nil || slices.Contains(paths(files), sql.ClaimPath) {
		t.Error(paths(files), err)
	}
}

func TestAPlanWithoutManagementIdentityHasNoScripts(t *testing.T) {
	c, p := everything(t, catalog.V88)
	p.Component(catalog.ManagementIdentity).Enabled = false
	files, notes, err := sql.Files(c, p)
	if len(files)+len(notes) > 0 || err != nil {
		t.Fatal(paths(files), notes, err)
	}
}

func TestAPlanWithoutAnAudienceStillGetsTheScriptThatLooks(t *testing.T) {
	c, p := everything(t, catalog.V810)
	p.Deployment.With = plan.Compose
	for i := range p.Registrations {
		p.Registrations[i].ClientID = ""
	}
	files, notes, err := sql.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{sql.InspectPath}, paths(files)); diff != "" {
		t.Error(diff)
	}
	if len(notes) != 4 || !strings.Contains(notes[0].Text, "no audience") {
		t.Errorf("%+v", notes)
	}
}

func TestNoRowsMoveToANameOfKeycloaks(t *testing.T) {
	c, p := everything(t, catalog.V87)
	exporttest.Say(p, c.Setting(catalog.Operate, "audience"), catalog.TextOf("tasklist-api"))
	wanted, notes, err := sql.WantedAudiences(c, p)
	if err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(wanted, func(w sql.Wanted) bool { return w.Component == catalog.Operate }) {
		t.Error("operate is to move to the name of another API")
	}
	if len(notes) != 1 || notes[0].Setting.Component != catalog.Operate {
		t.Errorf("%+v", notes)
	}
}

func TestTheWayWithoutSQLIsSaidFirst(t *testing.T) {
	for _, example := range []struct {
		name string
		edit func(*catalog.Catalog, *plan.Plan)
		want string
	}{
		{"Helm", func(*catalog.Catalog, *plan.Plan) {}, "No SQL is needed first: the chart renders"},
		{"Compose", func(_ *catalog.Catalog, p *plan.Plan) { p.Deployment.With = plan.Compose }, "No SQL is needed first: SPRING_APPLICATION_JSON"},
		{"Compose, other JSON", func(c *catalog.Catalog, p *plan.Plan) {
			p.Deployment.With = plan.Compose
			exporttest.Say(p, c.Setting(catalog.ManagementIdentity, "applicationJson"), catalog.TextOf(`{"identity":{}}`))
		}, "Try without SQL first: give Management Identity the presets"},
	} {
		t.Run(example.name, func(t *testing.T) {
			c, p := everything(t, catalog.V87)
			example.edit(c, p)
			files, notes, err := sql.Files(c, p)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(notes[0].Text, example.want) {
				t.Errorf("note: %s", notes[0].Text)
			}
			head := strings.Join(strings.Fields(strings.ReplaceAll(string(files[1].Data), "\n--", " ")), " ")
			if !strings.Contains(head, example.want) {
				t.Errorf("%s does not say %q", files[1].Path, example.want)
			}
		})
	}
}

func TestWhatPostgreSQLCannotHoldIsRefusedByName(t *testing.T) {
	for _, value := range []string{"a\x00b", "a\xff"} {
		c, p := everything(t, catalog.V88)
		p.RegistrationOf(catalog.Optimize).ClientID = value
		files, _, err := sql.Files(c, p)
		var refused *exporters.Refusal
		if !errors.As(err, &refused) || files != nil || !strings.Contains(err.Error(), "optimize") || strings.Contains(err.Error(), value) {
			t.Errorf("%q: %v", value, err)
		}
	}
}

func TestEveryStatementIsThereAndWhole(t *testing.T) {
	all := slices.Concat([]sql.Statement{sql.Settings, sql.Claim}, sql.InspectSteps(), sql.FixSteps(), sql.RollbackSteps())
	for _, s := range all {
		text := s.Text()
		if text == "" || strings.Contains(text, "@") || strings.HasSuffix(text, ";") {
			t.Errorf("%s: %.40q", s, text)
		}
		if s.Shows() != (s.Title() != "") {
			t.Errorf("%s shows rows without a title, or the other way round", s)
		}
	}
}

func TestHeadsHoldNothingThatEndsAComment(t *testing.T) {
	for _, value := range exporttest.Hostile() {
		c, p := everything(t, catalog.V87)
		d := p.Database("identity")
		d.Host, d.Username, d.Database = value, value, value
		files, _, err := sql.Files(c, p)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			head, _, _ := strings.Cut(string(file.Data), "\n\n")
			for line := range strings.Lines(head) {
				if !strings.HasPrefix(line, "--") {
					t.Fatalf("%s with %q: %q is no comment", file.Path, value, line)
				}
			}
		}
	}
}

func TestEveryPlanGivesScriptsOrARefusal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Any().Draw(t, "plan")
		c, err := catalog.Of(p.Camunda)
		if err != nil {
			t.Fatal(err)
		}
		files, _, err := sql.Files(c, p)
		var refused *exporters.Refusal
		if err != nil && (!errors.As(err, &refused) || files != nil) {
			t.Fatal(err)
		}
		again, _, _ := sql.Files(c, p)
		if diff := cmp.Diff(files, again); diff != "" || !slices.IsSorted(paths(files)) {
			t.Fatalf("not the same twice, or not in order: %v %s", paths(files), diff)
		}
	})
}
