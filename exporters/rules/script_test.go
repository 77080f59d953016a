package rules_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/rules"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
	"mvdan.cc/sh/v3/expand"
	"mvdan.cc/sh/v3/syntax"
)

// token is what the cluster of these tests takes for one.
const token = "a-token.of_these~tests+/=="

// cluster answers as Camunda's documentation of the Orchestration Cluster's REST
// API says, to one token.
type cluster struct {
	mutex sync.Mutex
	// rules are the mapping rules by id; members holds "roles/admin" and the like
	// with a rule's id behind it.
	rules   map[string]rule
	members map[string]bool
	// known are the roles and tenants that there are.
	known map[string]bool
	// alike says that several rules may have one claim and value.
	alike bool
	// bodies are those of all creations, calls all methods and paths.
	bodies []string
	calls  []string
}

type rule struct {
	ID    string `json:"mappingRuleId,omitempty"`
	Name  string `json:"name"`
	Claim string `json:"claimName"`
	Value string `json:"claimValue"`
}

func newCluster() *cluster {
	return &cluster{rules: map[string]rule{}, members: map[string]bool{}, known: map[string]bool{"roles/readonly-admin": true, "roles/admin": true, "tenants/<default>": true}}
}

func (k *cluster) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /base/v2/mapping-rules", k.create)
	mux.HandleFunc("PUT /base/v2/mapping-rules/{id}", k.update)
	mux.HandleFunc("PUT /base/v2/{kind}/{of}/mapping-rules/{id}", k.give)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/login", http.StatusFound) })
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		k.mutex.Lock()
		defer k.mutex.Unlock()
		k.calls = append(k.calls, r.Method+" "+r.URL.EscapedPath())
		switch r.Header.Get("Authorization") {
		case "Bearer " + token:
			mux.ServeHTTP(w, r)
		case "Bearer lesser":
			w.WriteHeader(http.StatusForbidden)
		default:
			w.WriteHeader(http.StatusUnauthorized)
		}
	})
}

// read takes a body as strictly as the API does: no field that it does not know.
func read(r *http.Request, raw []byte) (rule, bool) {
	var got rule
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	return got, decoder.Decode(&got) == nil && r.Header.Get("Content-Type") == "application/json"
}

func (k *cluster) create(w http.ResponseWriter, r *http.Request) {
	raw, _ := io.ReadAll(r.Body)
	got, ok := read(r, raw)
	k.bodies = append(k.bodies, string(raw))
	_, there := k.rules[got.ID]
	switch {
	case !ok || got.ID == "":
		w.WriteHeader(http.StatusBadRequest)
	case there || k.taken(got, got.ID):
		w.WriteHeader(http.StatusConflict)
	default:
		k.rules[got.ID] = got
		w.WriteHeader(http.StatusCreated)
	}
}

func (k *cluster) taken(got rule, id string) bool {
	for other, have := range k.rules {
		if !k.alike && other != id && have.Claim == got.Claim && have.Value == got.Value {
			return true
		}
	}
	return false
}

func (k *cluster) update(w http.ResponseWriter, r *http.Request) {
	raw, _ := io.ReadAll(r.Body)
	got, ok := read(r, raw)
	id := r.PathValue("id")
	_, there := k.rules[id]
	switch {
	case !ok || got.ID != "":
		w.WriteHeader(http.StatusBadRequest)
	case !there:
		w.WriteHeader(http.StatusNotFound)
	case k.taken(got, id):
		w.WriteHeader(http.StatusConflict)
	default:
		got.ID = id
		k.rules[id] = got
	}
}

func (k *cluster) give(w http.ResponseWriter, r *http.Request) {
	of := r.PathValue("kind") + "/" + r.PathValue("of")
	member := of + " " + r.PathValue("id")
	_, there := k.rules[r.PathValue("id")]
	switch {
	case !k.known[of] || !there:
		w.WriteHeader(http.StatusNotFound)
	case k.members[member]:
		w.WriteHeader(http.StatusConflict)
	default:
		k.members[member] = true
		w.WriteHeader(http.StatusNoContent)
	}
}

// caller runs a script against a cluster with the real curl, whose arguments it
// keeps.
type caller struct {
	folder, url string
}

func newCaller(t *testing.T, k *cluster) *caller {
	t.Helper()
	server := httptest.NewServer(k.handler())
	t.Cleanup(server.Close)
	c := &caller{folder: t.TempDir(), url: server.URL + "/base"}
	curl := exporttest.Program(t, "curl")
	wrapper := "#!/bin/sh\nprintf '%s\\n' \"$*\" >>'" + c.folder + "/arguments'\nexec '" + curl + "' \"$@\"\n"
	if err := os.WriteFile(filepath.Join(c.folder, "curl"), []byte(wrapper), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(c.folder, "token"), []byte("Bearer "+token+"\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return c
}

// run gives what a script says, and the number that it ends with.
func (c *caller) run(t *testing.T, shell string, script []byte, environment []string, arguments ...string) (string, int) {
	t.Helper()
	path := filepath.Join(c.folder, "orchestration.sh")
	if err := os.WriteFile(path, script, 0o700); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(exporttest.Program(t, shell), append([]string{path}, arguments...)...)
	command.Dir = c.folder
	command.Env = append([]string{
		"PATH=" + c.folder + ":" + os.Getenv("PATH"), "HOME=" + c.folder, "TMPDIR=" + c.folder, "LC_ALL=C.UTF-8", "CLUSTER_URL=" + c.url,
	}, environment...)
	out, err := command.CombinedOutput()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return string(out), failed.ExitCode()
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(out), 0
}

// shells are the two that scripts meet on Debian: bash, and dash as sh.
func shells() []string { return []string{"bash", "dash"} }

// scriptOf is the script of a plan with these rules for the cluster.
func scriptOf(t testing.TB, list ...plan.MappingRule) []byte {
	t.Helper()
	c := catalogOf(t, catalog.V89)
	p := exporttest.Everything(c)
	p.MappingRules = nil
	for _, r := range list {
		r.Target = plan.ForCluster
		p.MappingRules = append(p.MappingRules, r)
	}
	files, _, err := rules.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	return fileAt(t, files, rules.ScriptPath).Data
}

func auditors() plan.MappingRule {
	return plan.MappingRule{Name: "auditors@x", Claim: "groups", Value: "it's 1", Roles: []string{"readonly-admin", "admin"}, Tenants: []string{"<default>"}}
}

func TestWithoutApplyNobodyIsAsked(t *testing.T) {
	for _, shell := range shells() {
		k := newCluster()
		said, code := newCaller(t, k).run(t, shell, scriptOf(t, auditors()), nil)
		if want := "auditors@x: groups = it's 1\n  role readonly-admin\n  role admin\n  tenant <default>\n"; code != 0 || !strings.HasSuffix(said, want) || len(k.calls) > 0 {
			t.Errorf("%s: ended with %d after %v\n%s", shell, code, k.calls, said)
		}
	}
}

func TestRulesAreMadeOnceAndBroughtToThePlan(t *testing.T) {
	for _, shell := range shells() {
		k := newCluster()
		c := newCaller(t, k)
		want := rule{ID: "auditors@x", Name: "auditors@x", Claim: "groups", Value: "it's 1"}
		for range 2 {
			said, code := c.run(t, shell, scriptOf(t, auditors()), nil, "--apply", "--token-file", "token")
			if code != 0 || k.rules["auditors@x"] != want || len(k.members) != 3 || !k.members["tenants/<default> auditors@x"] {
				t.Errorf("%s: ended with %d, %v, %v\n%s", shell, code, k.rules, k.members, said)
			}
		}
		k.rules["auditors@x"] = rule{ID: "auditors@x", Name: "old", Claim: "old", Value: "old"}
		if said, code := c.run(t, shell, scriptOf(t, auditors()), []string{"CAMUNDA_TOKEN=" + token}, "--apply"); code != 0 || k.rules["auditors@x"] != want {
			t.Errorf("%s: ended with %d, %v\n%s", shell, code, k.rules, said)
		}
		arguments, err := os.ReadFile(filepath.Join(c.folder, "arguments"))
		if err != nil || strings.Contains(string(arguments), token[:12]) || strings.Count(string(arguments), "\n") < 12 {
			t.Errorf("%s: the token is among the arguments, or they are missing: %v", shell, err)
		}
		if left, _ := filepath.Glob(filepath.Join(c.folder, "tmp*")); len(left) > 0 {
			t.Errorf("%s: %v is left behind", shell, left)
		}
	}
}

func TestWhatCannotBeDoneIsSaidAndTheRestIsDone(t *testing.T) {
	taken := plan.MappingRule{Name: "taken", Claim: "groups", Value: "1", Roles: []string{"admin"}}
	odd := plan.MappingRule{Name: "odd", Claim: "groups", Value: "2", Roles: []string{"teapot", "admin"}, Tenants: []string{"nowhere"}}
	for _, shell := range shells() {
		k := newCluster()
		k.rules["other"] = rule{ID: "other", Name: "other", Claim: "groups", Value: "1"}
		said, code := newCaller(t, k).run(t, shell, scriptOf(t, taken, odd), nil, "--apply", "--token-file=token")
		if diff := cmp.Diff(map[string]bool{"roles/admin odd": true}, k.members); code != 3 || diff != "" {
			t.Errorf("%s: ended with %d: %s\n%s", shell, code, diff, said)
		}
		for _, want := range []string{
			"NOT DONE: another rule has the same claim and value (404)", "NOT DONE: role admin", "the cluster has no role teapot", "the cluster has no tenant nowhere", "4 left to do.",
		} {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q is not said:\n%s", shell, want, said)
			}
		}
	}
}

func TestTheScriptStopsAtWhatConcernsAllRules(t *testing.T) {
	for _, shell := range shells() {
		for want, environment := range map[string][]string{
			"(401)":                      {"CAMUNDA_TOKEN=another"},
			"(403)":                      {"CAMUNDA_TOKEN=lesser"},
			"there is no token":          nil,
			"holds a blank":              {"CAMUNDA_TOKEN=a\"\nurl = \"http://127.0.0.1:1"},
			"leads elsewhere (302)":      {"CAMUNDA_TOKEN=" + token, "CLUSTER_URL=BASE/else"},
			"no answer from":             {"CAMUNDA_TOKEN=" + token, "CLUSTER_URL=http://127.0.0.1:1"},
			"the token in clear":         {"CAMUNDA_TOKEN=" + token, "CLUSTER_URL=http://camunda.example.org"},
			"no URL of a cluster":        {"CAMUNDA_TOKEN=" + token, "CLUSTER_URL=http://localhost:80@evil.example"},
			"no URL of a cluster: -o":    {"CAMUNDA_TOKEN=" + token, "CLUSTER_URL=-o /tmp/x"},
			"cannot read the token file": {"ARGUMENT=--token-file=nowhere"},
		} {
			k := newCluster()
			c := newCaller(t, k)
			arguments := []string{"--apply"}
			for i, setting := range environment {
				environment[i] = strings.Replace(setting, "BASE", c.url, 1)
				if extra, ok := strings.CutPrefix(setting, "ARGUMENT="); ok {
					arguments = append(arguments, extra)
				}
			}
			said, code := c.run(t, shell, scriptOf(t, auditors(), plan.MappingRule{Name: "b", Claim: "c", Value: "d"}), environment, arguments...)
			if code != 1 || !strings.Contains(said, want) || len(k.calls) > 1 || len(k.rules) > 0 {
				t.Errorf("%s: %q is not said, or too late: ended with %d after %v\n%s", shell, want, code, k.calls, said)
			}
		}
	}
}

func TestAThousandHostileClaimsArriveAsTheyAre(t *testing.T) {
	hostile := exporttest.ThousandHostile()
	if testing.Short() {
		hostile = hostile[:100]
	}
	var list []plan.MappingRule
	want := map[string][2]string{}
	for i, text := range hostile {
		if utf8.ValidString(text) {
			r := plan.MappingRule{Name: fmt.Sprint("r", i), Claim: text, Value: text + "'" + text}
			list = append(list, r)
			want[r.Name] = [2]string{r.Claim, r.Value}
		}
	}
	script := scriptOf(t, list...)
	for _, shell := range shells() {
		t.Run(shell, func(t *testing.T) {
			t.Parallel()
			k := newCluster()
			k.alike = true
			said, code := newCaller(t, k).run(t, shell, script, nil, "--apply", "--token-file=token")
			if code != 0 || strings.ContainsFunc(said, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }) {
				t.Errorf("ended with %d, or obeys a control character", code)
			}
			if diff := cmp.Diff(want, readByJQ(t, k.bodies)); diff != "" {
				t.Error(diff)
			}
			for name, pair := range want {
				if got := k.rules[name]; got.Claim != pair[0] || got.Value != pair[1] {
					t.Errorf("%q arrived as %q and %q", pair, got.Claim, got.Value)
				}
			}
		})
	}
	if len(want) < len(hostile)*3/4 {
		t.Errorf("only %d values could be tried", len(want))
	}
}

// readByJQ reads the bodies of creations with jq.
func readByJQ(t *testing.T, bodies []string) map[string][2]string {
	t.Helper()
	jq := exec.Command(exporttest.Program(t, "jq"), "-c", "[.mappingRuleId, .claimName, .claimValue]")
	jq.Stdin = strings.NewReader(strings.Join(bodies, "\n"))
	out, err := jq.Output()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][2]string{}
	decoder := json.NewDecoder(bytes.NewReader(out))
	for decoder.More() {
		var one [3]string
		if err := decoder.Decode(&one); err != nil {
			t.Fatal(err)
		}
		all[one[0]] = [2]string{one[1], one[2]}
	}
	return all
}

func TestTheScriptPassesTheShellChecker(t *testing.T) {
	command := exec.Command(exporttest.Program(t, "shellcheck"), "--shell=sh", "-")
	command.Stdin = bytes.NewReader(scriptOf(t, auditors()))
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// FuzzAClaimIsOneWordOfTheShell reads the call for a rule as a shell does.
func FuzzAClaimIsOneWordOfTheShell(f *testing.F) {
	for _, text := range exporttest.Hostile() {
		f.Add(text, "x")
		f.Add("groups", text)
	}
	f.Fuzz(func(t *testing.T, claim, value string) {
		if !utf8.ValidString(claim) || !utf8.ValidString(value) {
			t.Skip()
		}
		_, calls, _ := strings.Cut(string(scriptOf(t, plan.MappingRule{Name: "x", Claim: claim, Value: value})), "\nrules() {\n")
		calls, _, _ = strings.Cut(calls, "\n}\n\nmain ")
		parsed, err := syntax.NewParser(syntax.Variant(syntax.LangPOSIX)).Parse(strings.NewReader(calls), "")
		if err != nil || len(parsed.Stmts) != 1 {
			t.Fatalf("%v in %q", err, calls)
		}
		words := parsed.Stmts[0].Cmd.(*syntax.CallExpr).Args
		if len(words) != 6 {
			t.Fatalf("%d words in %q", len(words), calls)
		}
		made, err := expand.Literal(nil, words[4])
		if err != nil {
			t.Fatal(err)
		}
		var got rule
		if err := json.Unmarshal([]byte(made), &got); err != nil || got != (rule{"x", "x", claim, value}) {
			t.Fatalf("%v: %q is read as %+v", err, calls, got)
		}
	})
}
