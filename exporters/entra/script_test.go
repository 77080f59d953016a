package entra_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	graph "entrastudio/model/entra"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
)

// tenant is a folder with an export in it, and the world that its script acts on.
type tenant struct {
	*testing.T
	folder, state string
	output        string
}

// newTenant writes an export and links this program as the tools of the script.
func newTenant(t *testing.T, files []exporters.File, w *world) *tenant {
	t.Helper()
	bash(t)
	folder := t.TempDir()
	x := &tenant{T: t, folder: folder, state: filepath.Join(folder, "world.json")}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"az", "kubectl", "sleep"} {
		if err := errors.Join(os.MkdirAll(filepath.Join(folder, "bin"), 0o755), os.Symlink(self, filepath.Join(folder, "bin", name))); err != nil {
			t.Fatal(err)
		}
	}
	x.write(files)
	if w.Principals == nil {
		w.Principals = map[string]string{}
	}
	w.Principals[graph.GraphAppID()] = guid(9000)
	w.Secrets = map[string]map[string]string{}
	if err := w.save(x.state); err != nil {
		t.Fatal(err)
	}
	return x
}

func (x *tenant) write(files []exporters.File) {
	x.Helper()
	for _, file := range files {
		path := filepath.Join(x.folder, filepath.FromSlash(file.Path))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, file.Data, file.Mode)); err != nil {
			x.Fatal(err)
		}
	}
}

func bash(t testing.TB) string {
	t.Helper()
	path, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("bash is not installed")
	}
	return path
}

// run runs the script and gives its exit code.
func (x *tenant) run(args ...string) int {
	x.Helper()
	command := exec.Command(filepath.Join(x.folder, "entra", "registrations.sh"), args...)
	command.Dir = x.folder
	// The race detector lets each process sleep for a second at its end otherwise.
	command.Env = append(os.Environ(), "GORACE=atexit_sleep_ms=0", "FAKE_WORLD="+x.state, "PATH="+filepath.Join(x.folder, "bin")+":"+os.Getenv("PATH"))
	output, err := command.CombinedOutput()
	x.output = string(output)
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		x.Fatal(err)
	}
	return command.ProcessState.ExitCode()
}

func (x *tenant) world() *world {
	x.Helper()
	w, err := loadWorld(x.state)
	if err != nil {
		x.Fatal(err)
	}
	return w
}

// change edits the world between two runs.
func (x *tenant) change(edit func(*world)) {
	x.Helper()
	w := x.world()
	edit(w)
	if err := w.save(x.state); err != nil {
		x.Fatal(err)
	}
}

// must runs the script and wants an exit code.
func (x *tenant) must(want int, args ...string) {
	x.Helper()
	if got := x.run(args...); got != want {
		x.Fatalf("exit %d, want %d\n%s", got, want, x.output)
	}
}

// publicPlan is a plan of apps to be made, in the public cloud.
func publicPlan(t *testing.T) (*catalog.Catalog, *plan.Plan, *world) {
	t.Helper()
	c, p := unregistered(t, catalog.V89)
	return c, p, &world{Cloud: "AzureCloud", Tenant: p.Tenant.ID}
}

func TestLookingChangesNothing(t *testing.T) {
	c, p, w := publicPlan(t)
	x := newTenant(t, filesOf(t, c, p), w)
	before := x.world()
	x.must(0)
	after := x.world()
	for _, call := range after.Calls {
		if slices.Contains(call, "PATCH") || slices.Contains(call, "POST") || slices.Contains(call, "create") || slices.Contains(call, "patch") {
			t.Errorf("%v", call)
		}
	}
	after.Calls = nil
	if diff := cmp.Diff(before, after); diff != "" || strings.Count(x.output, "would be made, with") != len(p.Registrations) {
		t.Errorf("%s\n%s", diff, x.output)
	}
}

func TestAnEmptyTenantGetsEveryAppOnce(t *testing.T) {
	c, p, w := publicPlan(t)
	files := filesOf(t, c, p)
	x := newTenant(t, files, w)
	x.must(0, "--apply")
	first := x.world()
	if len(first.Apps) != len(p.Registrations) || len(first.Principals) != len(p.Registrations)+1 {
		t.Fatalf("%d apps and %d service principals", len(first.Apps), len(first.Principals))
	}
	for i := range p.Registrations {
		r := &p.Registrations[i]
		var want map[string]any
		if err := json.Unmarshal([]byte(fileOf(t, files, "entra/"+graph.Slug(p, r)+"/application.json")), &want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, first.Apps[i].Body); diff != "" {
			t.Errorf("%s: %s", r.Name, diff)
		}
		if !strings.Contains(x.output, "  - name: \""+r.Name+"\"\n    clientId: "+first.Apps[i].AppID+"\n") {
			t.Errorf("the client ID of %s is not shown:\n%s", r.Name, x.output)
		}
		if secret := first.Secrets["camunda/"+r.Secret.Name][r.Secret.Key]; !r.Secret.IsZero() && (len(first.Apps[i].Passwords) != 1 || secret != first.Apps[i].Passwords[0]) {
			t.Errorf("%s: its secret is %q", r.Name, secret)
		}
	}
	x.must(0, "--apply")
	again := x.world()
	if diff := cmp.Diff([]any{len(first.Apps), first.Principals, first.Grants, first.Secrets}, []any{len(again.Apps), again.Principals, again.Grants, again.Secrets}); diff != "" {
		t.Errorf("a second run makes something: %s", diff)
	}
}

func TestConsentIsGrantedToEverybodyAndNothingIsTakenAway(t *testing.T) {
	c, p, w := publicPlan(t)
	p.Registrations = p.Registrations[:2]
	x := newTenant(t, filesOf(t, c, p), w)
	x.must(0, "--apply", "--no-consent")
	if grants := x.world().Grants; len(grants) > 0 {
		t.Fatalf("%v", grants)
	}
	x.change(func(w *world) {
		w.Grants = []map[string]string{{"id": "g", "clientId": w.Principals[w.Apps[0].AppID], "scope": "openid Mail.Read"}}
	})
	x.must(0, "--apply")
	grants := x.world().Grants
	if got := grants[0]["scope"]; got != "openid Mail.Read profile email offline_access User.Read" {
		t.Errorf("%q", got)
	}
	want := map[string]string{"id": grants[1]["id"], "clientId": x.world().Principals[x.world().Apps[1].AppID], "consentType": "AllPrincipals", "resourceId": guid(9000), "scope": "openid profile email offline_access User.Read"}
	if diff := cmp.Diff(want, grants[1]); diff != "" {
		t.Error(diff)
	}
}

func TestConsentThatIsRefusedIsLeftToAPerson(t *testing.T) {
	c, p, w := publicPlan(t)
	p.Registrations = p.Registrations[:2]
	w.Failing = map[string]string{"oauth2PermissionGrants": `Forbidden({"error":{"code":"Authorization_RequestDenied"}})`}
	x := newTenant(t, filesOf(t, c, p), w)
	x.must(3, "--apply")
	if !strings.Contains(x.output, "Left to do by hand:\n- \"Camunda Management Identity\": admin consent") || len(x.world().Apps) != len(p.Registrations) {
		t.Error(x.output)
	}
}

func TestTheDirectoryIsWaitedForWhereItLagsAndNowhereElse(t *testing.T) {
	c, p, w := publicPlan(t)
	p.Registrations = p.Registrations[:1]
	w.Lag = 3
	x := newTenant(t, filesOf(t, c, p), w)
	x.must(0, "--apply")
	if diff := cmp.Diff([]string{"2", "4", "8", "2", "4", "8"}, x.world().Slept[:6]); diff != "" {
		t.Error(diff)
	}
	x = newTenant(t, filesOf(t, c, p), &world{Cloud: w.Cloud, Tenant: w.Tenant, Lag: 99})
	x.must(1, "--apply")
	if diff := cmp.Diff([]string{"2", "4", "8", "16", "30"}, x.world().Slept); diff != "" || !strings.Contains(x.output, "run the script again") {
		t.Errorf("%s\n%s", diff, x.output)
	}
	x = newTenant(t, filesOf(t, c, p), &world{Cloud: w.Cloud, Tenant: w.Tenant, Failing: map[string]string{"addPassword": `Bad Request({"error":{"code":"CredentialInvalidLifetimeAsPerAppPolicy"}})`}})
	x.must(1, "--apply")
	if slept := x.world().Slept; len(slept) > 0 || !strings.Contains(x.output, "give --secret-end") {
		t.Errorf("%v\n%s", slept, x.output)
	}
}

func TestAKnownAppIsBroughtToThePlanAndCanBeBroughtBack(t *testing.T) {
	c, p, w := publicPlan(t)
	p.Registrations = p.Registrations[:1]
	p.Registrations[0].ClientID = guid(77)
	w.Apps = []*graphApp{{ID: guid(1), AppID: guid(77), Body: map[string]any{"displayName": "Old name"}}}
	files := filesOf(t, c, p)
	x := newTenant(t, files, w)
	x.must(0, "--apply")
	var want map[string]any
	slug := graph.Slug(p, &p.Registrations[0])
	if err := json.Unmarshal([]byte(fileOf(t, files, "entra/"+slug+"/patch.json")), &want); err != nil {
		t.Fatal(err)
	}
	want["groupMembershipClaims"] = graph.SecurityGroups
	if diff := cmp.Diff(want, x.world().Apps[0].Body); diff != "" || len(x.world().Apps) != 1 {
		t.Error(diff)
	}
	before, err := os.ReadFile(filepath.Join(x.folder, "entra", slug, "before.json"))
	if err != nil || strings.TrimSpace(string(before)) != `{"displayName":"Old name"}` {
		t.Errorf("%s %v", before, err)
	}
	x.must(0, "--apply")
	x.must(0, "--undo")
	if got := x.world().Apps[0].Body["displayName"]; got != "Old name" {
		t.Errorf("the app is named %s after --undo", got)
	}
	x.must(0, "--undo")
	if !strings.Contains(x.output, "nothing to undo") {
		t.Error(x.output)
	}
}

func TestUndoDeletesNothingAndNamesWhatWasMade(t *testing.T) {
	c, p, w := publicPlan(t)
	p.Registrations = p.Registrations[:1]
	x := newTenant(t, filesOf(t, c, p), w)
	x.must(0, "--apply")
	x.must(0, "--apply")
	made := x.world()
	x.must(3, "--undo")
	if diff := cmp.Diff(made.Apps, x.world().Apps); diff != "" || !strings.Contains(x.output, "run: az ad app delete --id "+made.Apps[0].AppID) {
		t.Errorf("%s\n%s", diff, x.output)
	}
	x.must(1, "--undo", "--apply")
}

func TestWhatAnUpdateTakesAwayIsSaidBefore(t *testing.T) {
	c, p, w := publicPlan(t)
	p.Registrations = p.Registrations[:1]
	p.Registrations[0].ClientID = guid(77)
	kept := p.RedirectURIsOf(c, &p.Registrations[0])[0]
	w.Apps = []*graphApp{{ID: guid(1), AppID: guid(77), Body: map[string]any{
		"web":                    map[string]any{"redirectUris": []any{kept, "https://old.example/callback"}},
		"requiredResourceAccess": []any{map[string]any{"resourceAccess": []any{map[string]any{"id": guid(4)}, map[string]any{"id": graph.LoginPermissions()[0].ID}}}},
	}}}
	x := newTenant(t, filesOf(t, c, p), w)
	x.must(0)
	want := "  takes away the redirect URI https://old.example/callback\n  takes away the permission " + guid(4) + "\n"
	if !strings.Contains(x.output, want) || strings.Count(x.output, "takes away") != 2 {
		t.Error(x.output)
	}
}

func TestGroupsThatAnAppSendsAlreadyAreLeftAlone(t *testing.T) {
	for before, want := range map[any]string{nil: "SecurityGroup", "None": "SecurityGroup", "ApplicationGroup": "ApplicationGroup"} {
		c, p, w := publicPlan(t)
		p.Registrations = p.Registrations[:1]
		p.Registrations[0].ClientID = guid(77)
		w.Apps = []*graphApp{{ID: guid(1), AppID: guid(77), Body: map[string]any{"groupMembershipClaims": before}}}
		x := newTenant(t, filesOf(t, c, p), w)
		x.must(0, "--apply")
		if got := x.world().Apps[0].Body["groupMembershipClaims"]; got != want {
			t.Errorf("%v became %v, want %s", before, got, want)
		}
	}
}

func TestTheScriptStopsBeforeItCanHarm(t *testing.T) {
	c, p, w := publicPlan(t)
	name := p.Registrations[0].Name
	for want, bend := range map[string]func(*world, *plan.Plan){
		"run: az cloud set --name AzureCloud":                          func(w *world, _ *plan.Plan) { w.Cloud = "AzureChinaCloud" },
		"you are signed in to the tenant " + guid(5):                   func(w *world, _ *plan.Plan) { w.Tenant = guid(5) },
		"you are not signed in; run: az login --tenant " + p.Tenant.ID: func(w *world, _ *plan.Plan) { w.Tenant = "" },
		"the tenant has an app of this name, with the client ID " + guid(8): func(w *world, _ *plan.Plan) {
			w.Apps = []*graphApp{{ID: guid(1), AppID: guid(8), Body: map[string]any{"displayName": name}}}
		},
		"the tenant has no app with the client ID " + guid(6): func(_ *world, p *plan.Plan) { p.Registrations[0].ClientID = guid(6) },
	} {
		state, bent := *w, p.Clone()
		bend(&state, bent)
		x := newTenant(t, filesOf(t, c, bent), &state)
		before := x.world().Apps
		x.must(1, "--apply")
		if diff := cmp.Diff(before, x.world().Apps); diff != "" || !strings.Contains(x.output, want) {
			t.Errorf("want %s, got\n%s\n%s", want, x.output, diff)
		}
	}
}

func TestASecondAppOfTheNameIsMadeOnlyWhenAsked(t *testing.T) {
	c, p, w := publicPlan(t)
	p.Registrations = p.Registrations[:1]
	w.Apps = []*graphApp{{ID: guid(1), AppID: guid(8), Body: map[string]any{"displayName": p.Registrations[0].Name}}}
	x := newTenant(t, filesOf(t, c, p), w)
	x.must(0, "--apply", "--another")
	if n := len(x.world().Apps); n != 2 {
		t.Errorf("%d apps", n)
	}
}

func TestAppsOfHostileNamesAreMadeAndFoundAgain(t *testing.T) {
	c, p, w := publicPlan(t)
	p.Registrations = nil
	for _, name := range []string{"'", `"a"`, "$(touch x)", "`touch x`", "a\nb", "--apply", "a&b=c#d?%27", "caf\u00e9 * \\"} {
		p.Registrations = append(p.Registrations, plan.Registration{Name: name, Platform: catalog.PlatformSPA})
	}
	x := newTenant(t, filesOf(t, c, p), w)
	x.must(0, "--apply")
	x.must(0, "--apply")
	apps := x.world().Apps
	for i := range p.Registrations {
		if len(apps) != len(p.Registrations) || apps[i].Body["displayName"] != p.Registrations[i].Name {
			t.Fatalf("%d apps, %q", len(apps), p.Registrations[i].Name)
		}
	}
	for _, folder := range []string{".", "entra"} {
		if _, err := os.Stat(filepath.Join(x.folder, folder, "x")); err == nil {
			t.Error("a name was run as a command")
		}
	}
	// The same names, made by hand, are found by the filter.
	x.change(func(w *world) {
		for _, a := range w.Apps {
			a.UniqueName = ""
		}
	})
	for i := range p.Registrations {
		one := p.Clone()
		one.Registrations = one.Registrations[i : i+1]
		x.write(filesOf(t, c, one))
		x.must(1)
		if !strings.Contains(x.output, "the tenant has an app of this name, with the client ID "+apps[i].AppID) {
			t.Errorf("%q: %s", p.Registrations[i].Name, x.output)
		}
	}
}

func TestTheScriptSaysHowItIsUsed(t *testing.T) {
	c, p, w := publicPlan(t)
	x := newTenant(t, filesOf(t, c, p), w)
	x.must(0, "--help")
	if !strings.Contains(x.output, "--apply") || len(x.world().Calls) > 0 {
		t.Error(x.output)
	}
	x.must(1, "--aply")
	x.must(1, "--secret-end", "$(id)")
	if len(x.world().Calls) > 0 {
		t.Error("something is asked before the options are read")
	}
}
