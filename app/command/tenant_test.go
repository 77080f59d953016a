package command_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"entrastudio/app/command"
	"entrastudio/app/tenant"
	"entrastudio/app/tenant/tenanttest"
	"entrastudio/assets"

	"github.com/google/go-cmp/cmp"
)

// desk is a folder with a plan, and a tenant in memory.
type desk struct {
	t       *testing.T
	tenant  *tenanttest.Tenant
	signIn  *tenanttest.Connector
	folder  string
	plan    string
	input   string
	outputs []string
}

// newDesk puts the guide's plan into a folder: without client IDs, its client
// secrets kept in files.
func newDesk(t *testing.T) *desk {
	t.Helper()
	live := tenanttest.New()
	d := &desk{t: t, tenant: live, signIn: &tenanttest.Connector{Tenant: live}, folder: t.TempDir()}
	data, err := assets.Example("guide-8.9")
	if err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile(`(?m)^    clientId: .*\n`).ReplaceAllString(string(data), "")
	text = regexp.MustCompile(`(?m)^  id: .*$`).ReplaceAllString(text, "  id: "+tenanttest.TenantID)
	text = strings.ReplaceAll(text, "secret: kubernetes:entra-credentials/", "secret: file:"+d.folder+"/")
	text = strings.Replace(text, "Camunda Web Modeler API\n    platform: web\n", "Camunda Web Modeler API\n    platform: web\n    secret: file:"+d.folder+"/modeler-api\n", 1)
	d.plan = filepath.Join(d.folder, "acme.yaml")
	if err := os.WriteFile(d.plan, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return d
}

// run runs a command and checks its exit status.
func (d *desk) run(want int, args ...string) (out, said string) {
	d.t.Helper()
	var stdout, stderr bytes.Buffer
	got := command.Run(d.t.Context(), args, command.Program{
		In: strings.NewReader(d.input), Out: &stdout, Err: &stderr, Now: noon, Tenant: d.signIn, State: filepath.Join(d.folder, "state"),
	})
	d.outputs = append(d.outputs, stdout.String(), stderr.String())
	if got != want {
		d.t.Fatalf("%v: exit status %d, want %d\n%s\n%s", args, got, want, stdout.String(), stderr.String())
	}
	if got == 2 && stdout.Len() > 0 {
		d.t.Errorf("%v: failed and still wrote %s", args, stdout.String())
	}
	return stdout.String(), stderr.String()
}

// fingerprint is what a script takes from the list of changes.
func (d *desk) fingerprint(verb string) string {
	d.t.Helper()
	out, _ := d.run(0, "tenant", verb, d.plan, "--dry-run", "--format", "json")
	var answer struct {
		Fingerprint string
		Changes     []struct{ Words string }
	}
	if err := json.Unmarshal([]byte(out), &answer); err != nil || len(answer.Changes) == 0 {
		d.t.Fatalf("%v\n%s", err, out)
	}
	return answer.Fingerprint
}

func contains(t *testing.T, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in:\n%s", want, text)
		}
	}
}

func TestATenantIsMadeToMatchByTheCommandLineAndBroughtBack(t *testing.T) {
	d := newDesk(t)
	out, _ := d.run(1, "tenant", "diff", d.plan)
	contains(t, out, "Example ("+tenanttest.TenantID+"), signed in as ada@example.com with Application.Read.All", "6 differences", "tenant apply")
	out, _ = d.run(0, "tenant", "apply", d.plan, "--dry-run")
	contains(t, out, "22 changes, fingerprint ", "call: POST https://graph.microsoft.com/v1.0/applications", "{client ID of Camunda Console}")
	if len(d.tenant.Writes()) > 0 || len(d.signIn.Writes()) > 0 {
		t.Fatalf("a dry run wrote %v and asked for %v", d.tenant.Writes(), d.signIn.Writes())
	}

	out, said := d.run(0, "tenant", "apply", d.plan, "--yes", d.fingerprint("apply"))
	contains(t, out, "done: register the app Camunda Console", "in the file "+d.folder+"/identity-client-secret", "journal: ")
	contains(t, said, "wrote "+d.plan, "Camunda Console clientId: 00000002-")
	out, _ = d.run(0, "tenant", "diff", d.plan)
	contains(t, out, "nothing differs")

	d.tenant.Change(func(app *tenant.Application) {
		if app.DisplayName == "Camunda Optimize" {
			app.API.TokenVersion = 0
			app.Web.RedirectURIs = append(app.Web.RedirectURIs, "https://elsewhere.example/callback")
		}
	})
	out, _ = d.run(1, "tenant", "diff", d.plan)
	contains(t, out, "2 differences", "tenant: null, which means 1", "https://elsewhere.example/callback")

	d.input = d.fingerprint("apply") + "\n"
	_, said = d.run(0, "tenant", "apply", d.plan)
	contains(t, said, "remove https://elsewhere.example/callback", "Type ")
	d.run(0, "tenant", "diff", d.plan)
	d.input = d.fingerprint("undo") + "\n"
	out, _ = d.run(0, "tenant", "undo", d.plan)
	contains(t, out, "done: change the app Camunda Optimize back")
	d.run(1, "tenant", "diff", d.plan)

	out, said = d.run(0, "tenant", "undo", d.plan, "--yes", d.fingerprint("undo"))
	contains(t, out, "done: delete the app Camunda Console")
	contains(t, said, "Camunda Console clientId: none (was 00000002-")
	if apps, principals, grants, secrets := d.tenant.Count(); apps+principals+grants+secrets != 0 {
		t.Errorf("left: %d %d %d %d", apps, principals, grants, secrets)
	}
	out, _ = d.run(0, "tenant", "undo", d.plan, "--list")
	contains(t, out, "22 of 22 changes by ada@example.com", "took back")
	_, said = d.run(2, "tenant", "undo", d.plan)
	contains(t, said, "nothing that this computer applied is left")
	for _, output := range d.outputs {
		if strings.Contains(output, tenanttest.Canary) {
			t.Errorf("a client secret was shown:\n%s", output)
		}
	}
	if asked, out := len(d.signIn.Requests()), d.signIn.SignedOut(); asked != out {
		t.Errorf("%d sign-ins and %d sign-outs", asked, out)
	}
}

func TestTheGateOpensForTheListedChangesAlone(t *testing.T) {
	d := newDesk(t)
	seen := d.fingerprint("apply")
	for _, input := range []string{"", "\n", "yes\n", "22\n", seen[:11] + "\n"} {
		d.input = input
		_, said := d.run(2, "tenant", "apply", d.plan)
		contains(t, said, "nothing was changed")
	}
	d.tenant.Add(tenant.Application{DisplayName: "Camunda Console"})
	_, said := d.run(2, "tenant", "apply", d.plan, "--yes", seen)
	contains(t, said, "the changes are others now")
	if len(d.tenant.Writes()) > 0 || len(d.signIn.Writes()) > 0 {
		t.Errorf("wrote %v, asked for %v", d.tenant.Writes(), d.signIn.Writes())
	}
}

func TestClientIDsAreToldWhereThePlanHasNoFile(t *testing.T) {
	d := newDesk(t)
	text, err := os.ReadFile(d.plan)
	if err != nil {
		t.Fatal(err)
	}
	d.input = string(text)
	_, said := d.run(0, "tenant", "apply", "-", "--yes", d.fingerprint("apply"))
	contains(t, said, "the plan came by standard input; write these into it yourself:", "clientId: ")
}

func TestDifferencesAsJSONSayWhoWhereAndWhat(t *testing.T) {
	d := newDesk(t)
	d.run(0, "tenant", "apply", d.plan, "--yes", d.fingerprint("apply"))
	d.tenant.Change(func(app *tenant.Application) { app.API.TokenVersion = 1 })
	out, _ := d.run(1, "tenant", "diff", d.plan, "--format", "json")
	var answer struct {
		Account       string
		Rights        []string
		Tenant        struct{ ID, DisplayName string }
		Registrations []struct {
			Name, ClientID string
			Secrets        []struct{ EndDateTime time.Time }
			Owners         []struct{ UserPrincipalName string }
		}
		Differences []struct {
			Registration, Property, Want, Have, Path string
			Details                                  []string
		}
		Notes []struct{ Text string }
	}
	if err := json.Unmarshal([]byte(out), &answer); err != nil {
		t.Fatal(err)
	}
	got := []any{answer.Account, len(answer.Rights), answer.Tenant.ID, len(answer.Differences), len(answer.Registrations)}
	if d := cmp.Diff([]any{"ada@example.com", 1, tenanttest.TenantID, 6, 6}, got); d != "" {
		t.Fatalf("%s\n%s", d, out)
	}
	first := answer.Differences[0]
	got = []any{first.Property, first.Path, first.Want, first.Have, len(first.Details)}
	if d := cmp.Diff([]any{"api.requestedAccessTokenVersion", "registrations/0/tokenVersion", "2", "1", 1}, got); d != "" {
		t.Error(d)
	}
	if first := answer.Registrations[0]; len(first.Secrets) != 1 || first.Secrets[0].EndDateTime.IsZero() || len(first.Owners) != 1 || first.Owners[0].UserPrincipalName == "" {
		t.Errorf("%+v", first)
	}
}

// A prompt that nobody answers must end with Ctrl-C.
func TestGivingUpAtThePromptChangesNothing(t *testing.T) {
	d := newDesk(t)
	ctx, cancel := context.WithCancel(t.Context())
	in, out := io.Pipe()
	defer out.Close()
	var stdout bytes.Buffer
	stderr := prompted{"anything else to leave", cancel}
	code := command.Run(ctx, []string{"tenant", "apply", d.plan}, command.Program{
		In: in, Out: &stdout, Err: stderr, Now: noon, Tenant: d.signIn, State: d.folder,
	})
	if code != 2 || len(d.tenant.Writes()) > 0 {
		t.Errorf("exit status %d, wrote %v", code, d.tenant.Writes())
	}
}

// prompted gives up as soon as it is asked.
type prompted struct {
	question string
	giveUp   func()
}

func (p prompted) Write(text []byte) (int, error) {
	if strings.Contains(string(text), p.question) {
		p.giveUp()
	}
	return len(text), nil
}

func TestANoteOnEveryRegistrationIsSaidOnce(t *testing.T) {
	d := newDesk(t)
	d.run(0, "tenant", "apply", d.plan, "--yes", d.fingerprint("apply"))
	d.tenant.Before = func(_ int, call string) error {
		if call == "GET grants" {
			return tenanttest.Fail(tenant.Forbidden, call, "no right")
		}
		return nil
	}
	out, _ := d.run(0, "tenant", "diff", d.plan)
	if strings.Count(out, "Directory.Read.All") != 1 {
		t.Errorf("said more or less than once:\n%s", out)
	}
}

func TestASecretIsShownOnlyWhenThatIsAskedFor(t *testing.T) {
	d := newDesk(t)
	out, _ := d.run(0, "tenant", "apply", d.plan, "--secrets", "show", "--dry-run", "--format", "json")
	var answer struct{ Fingerprint string }
	if err := json.Unmarshal([]byte(out), &answer); err != nil {
		t.Fatal(err)
	}
	out, _ = d.run(0, "tenant", "apply", d.plan, "--secrets", "show", "--yes", answer.Fingerprint)
	if shown := strings.Count(out, tenanttest.Canary); shown != 4 {
		t.Errorf("%d secrets shown:\n%s", shown, out)
	}
	if files, _ := filepath.Glob(filepath.Join(d.folder, "*secret*")); len(files) > 0 {
		t.Errorf("and stored: %v", files)
	}
}

func TestSecretsThatCannotBeKeptAreAnObstacleAndNotLost(t *testing.T) {
	d := newDesk(t)
	data, err := os.ReadFile(d.plan)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), "file:"+d.folder+"/identity-client-secret", "env:IDENTITY_SECRET", 1)
	if err := os.WriteFile(d.plan, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	out, said := d.run(1, "tenant", "apply", d.plan, "--yes", d.fingerprint("apply"))
	contains(t, said, "wrote")
	out2, _ := d.run(0, "tenant", "apply", d.plan, "--dry-run")
	contains(t, out2, "no client secret is made: env:IDENTITY_SECRET", "hint: let the plan refer to kubernetes:NAME/KEY")
	if _, _, _, secrets := d.tenant.Count(); secrets != 3 {
		t.Errorf("%d secrets\n%s", secrets, out)
	}
}

func TestWhatGoesWrongAtTheSignInIsOneLine(t *testing.T) {
	d := newDesk(t)
	for _, test := range []struct {
		args []string
		says string
	}{
		{[]string{"--sign-in", "secret"}, "needs --client-id ID and --client-secret REF"},
		{[]string{"--sign-in", "secret", "--client-id", "x", "--client-secret", "c8Q~canary-clear"}, "this is no secret reference"},
		{[]string{"--cloud", "moon"}, "no such cloud"},
		{[]string{"--cloud", "france"}, "say --graph-url"},
		{[]string{"--sign-in", "telepathy"}, "must be one of"},
	} {
		_, said := d.run(2, append([]string{"tenant", "diff", d.plan}, test.args...)...)
		contains(t, said, test.says)
		if strings.Contains(said, "canary") {
			t.Errorf("the secret is shown: %s", said)
		}
	}
	if len(d.signIn.Requests()) > 0 {
		t.Error("a sign-in was tried")
	}
	d.signIn.Refused = tenanttest.Fail(tenant.SignIn, "sign-in", "the account is blocked")
	_, said := d.run(2, "tenant", "diff", d.plan)
	contains(t, said, "sign-in: the account is blocked")
}

func TestASignInIsAskedForAsTheFlagsSay(t *testing.T) {
	d := newDesk(t)
	t.Setenv("STUDIO_SECRET", "c8Q~canary-app")
	d.run(1, "tenant", "diff", d.plan, "--sign-in", "secret", "--client-id", "app", "--client-secret", "env:STUDIO_SECRET")
	d.run(1, "tenant", "diff", d.plan, "--token-env", "GRAPH_TOKEN", "--login-url", "http://127.0.0.1:1", "--graph-url", "http://127.0.0.1:2")
	_, said := d.run(1, "tenant", "diff", d.plan, "--sign-in", "device")
	contains(t, said, "ABCD-1234")
	asked := d.signIn.Requests()
	if asked[0].Method != tenant.ClientSecret || asked[0].ClientID != "app" || asked[0].Secret.Reveal() != "c8Q~canary-app" || asked[0].TenantID != tenanttest.TenantID {
		t.Errorf("secret: %+v", asked[0])
	}
	if asked[1].Method != tenant.ReadyToken || asked[1].TokenVariable != "GRAPH_TOKEN" || asked[1].Cloud.Graph != "http://127.0.0.1:2" || asked[1].Cloud.Login != "http://127.0.0.1:1" {
		t.Errorf("token: %+v", asked[1])
	}
}

func TestAPlanOfAnotherTenantIsNotCompared(t *testing.T) {
	d := newDesk(t)
	data, err := os.ReadFile(d.plan)
	if err != nil {
		t.Fatal(err)
	}
	for id, says := range map[string]string{"22222222-2222-4222-8222-222222222222": "signed in to " + tenanttest.TenantID, "contoso.com": "tenant ID"} {
		if err := os.WriteFile(d.plan, bytes.Replace(data, []byte(tenanttest.TenantID), []byte(id), 1), 0o600); err != nil {
			t.Fatal(err)
		}
		_, said := d.run(2, "tenant", "diff", d.plan)
		contains(t, said, says)
	}
}

func TestWhatTheTenantHasBecomesPlanAndEvidence(t *testing.T) {
	d := newDesk(t)
	d.run(0, "tenant", "apply", d.plan, "--yes", d.fingerprint("apply"))
	d.tenant.Change(func(app *tenant.Application) {
		if app.DisplayName == "Camunda Optimize" {
			app.API.TokenVersion = 0
			app.Web.RedirectURIs = []string{"https://optimize.example.com/api/authentication/callback"}
		}
	})
	out, _ := d.run(0, "tenant", "pull", d.plan)
	contains(t, out, "Camunda Optimize tokenVersion: 1 (not said before)", "Camunda Optimize redirectUris: https://optimize.example.com/api", "nothing is written")
	saved, taken := filepath.Join(d.folder, "tenant.json"), filepath.Join(d.folder, "taken.yaml")
	d.run(0, "tenant", "pull", d.plan, "--registrations", saved, "--all", "-o", taken)
	out, _ = d.run(1, "check", d.plan, "registrations="+saved)
	contains(t, out, "registration.token-version", "redirect.not-registered")
	if strings.Contains(out, "registration.not-found") || strings.Contains(out, "registration.no-service-principal") {
		t.Errorf("what is there is missed:\n%s", out)
	}
	d.run(0, "tenant", "diff", taken)
	if journals, _ := filepath.Glob(filepath.Join(d.folder, "state", "tenant", "*.jsonl")); len(journals) != 1 {
		t.Errorf("pulling wrote journals: %v", journals)
	}
}

func TestAnAppThatThePlanLacksIsOfferedAndBroughtInByName(t *testing.T) {
	d := newDesk(t)
	d.run(0, "tenant", "apply", d.plan, "--yes", d.fingerprint("apply"))
	crane := tenant.Application{DisplayName: "Harbour crane"}
	crane.Web.RedirectURIs = []string{"https://crane.example/callback"}
	crane = d.tenant.Add(crane)
	out, said := d.run(0, "tenant", "pull", d.plan, "--lacking")
	contains(t, out, crane.ClientID+"  Harbour crane  https://crane.example/callback\n", "1 app registration that the plan lacks")
	contains(t, said, "signed in as ada@example.com with Application.Read.All")
	out, _ = d.run(0, "tenant", "pull", d.plan, "--lacking", "--format", "json")
	contains(t, out, `"clientId": "`+crane.ClientID+`"`, `"rights": [`)

	taken := filepath.Join(d.folder, "taken.yaml")
	for _, named := range []string{"harbour CRANE", crane.ClientID} {
		out, _ = d.run(0, "tenant", "pull", d.plan, "--add", named, "-o", taken, "--force")
		contains(t, out, "Harbour crane: comes into the plan", "Harbour crane clientId: "+crane.ClientID, "no component uses it yet")
		out, _ = d.run(0, "tenant", "pull", taken)
		contains(t, out, "the plan says what the tenant has")
	}
	if before, _ := os.ReadFile(d.plan); strings.Contains(string(before), "Harbour crane") {
		t.Error("the plan itself was written to")
	}

	d.tenant.Add(tenant.Application{DisplayName: "Harbour crane"})
	for named, want := range map[string]string{
		"Harbour crane":                        "2 app registrations of this name",
		"Harbour":                              "no app registration of this name",
		"99999999-0000-4000-8000-000000000000": "no app registration with this client ID",
		"Camunda Optimize":                     "in the plan already",
	} {
		_, said = d.run(2, "tenant", "pull", d.plan, "--add", named)
		contains(t, said, want)
	}
	d.run(2, "tenant", "pull", d.plan, "--lacking", "-o", taken)
}

func TestACloudOfOnesOwnSaysItsAddresses(t *testing.T) {
	d := newDesk(t)
	_, said := d.run(2, "tenant", "diff", d.plan, "--cloud", "custom")
	contains(t, said, "--login-url")
	_, said = d.run(2, "tenant", "diff", d.plan, "--cloud", "custom", "--login-url", "https://login.example.com")
	contains(t, said, "--graph-url")
	d.run(1, "tenant", "diff", d.plan, "--cloud", "custom", "--login-url", "https://login.example.com", "--graph-url", "https://graph.example.com")
	all := d.signIn.Requests()
	if cloud := all[len(all)-1].Cloud; cloud.Name != "custom" || cloud.Login != "https://login.example.com" || cloud.Graph != "https://graph.example.com" {
		t.Errorf("asked for %+v", cloud)
	}
}

func TestAnInterruptedApplyIsToldAndCompletedByTheNext(t *testing.T) {
	d := newDesk(t)
	yes := d.fingerprint("apply")
	begun := len(d.tenant.Calls())
	d.tenant.After = func(number int, call string) error {
		if number > begun+20 {
			return tenanttest.Fail(tenant.Unreachable, call, "the connection broke")
		}
		return nil
	}
	out, said := d.run(1, "tenant", "apply", d.plan, "--yes", yes)
	contains(t, out, "done: register", "unsure: ", "not tried: ")
	contains(t, said, "the connection broke", "call the command again", "wrote "+d.plan)
	d.tenant.After = nil
	d.run(0, "tenant", "apply", d.plan, "--yes", d.fingerprint("apply"))
	d.run(0, "tenant", "diff", d.plan)
	if apps, principals, grants, secrets := d.tenant.Count(); apps != 6 || principals != 6 || grants != 6 || secrets != 4 {
		t.Errorf("%d %d %d %d", apps, principals, grants, secrets)
	}
}
