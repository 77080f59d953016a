package kubernetes_test

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/kubernetes"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// shells are the two that scripts meet on Debian: bash, and dash as sh.
func shells() []string { return []string{"bash", "dash"} }

// cluster is a cluster whose kubectl keeps in a folder what it was given: in the
// file arguments what it was called with, in objects and patches what came by
// standard input, and in secrets one file a Secret, which lists its keys.
type cluster struct{ folder string }

const fakeKubectl = `#!/bin/sh
printf '%s\n' "$*" >>"$CLUSTER/arguments"
name=
for word in "$@"; do
  case $before in secret) name=$word ;; esac
  before=$word
done
case "$*" in
  "config current-context") echo testing ;;
  "get namespace"*) [ -e "$CLUSTER/namespaced" ] && echo namespace/x ;;
  *" get secret "*) [ -e "$CLUSTER/secrets/$name" ] && cat "$CLUSTER/secrets/$name" ;;
  *"create --filename=-") cat >>"$CLUSTER/objects" ;;
  *" patch secret "*) printf '%s ' "$name" >>"$CLUSTER/patches"; cat >>"$CLUSTER/patches" ;;
  *) exit 1 ;;
esac
exit 0
`

func newCluster(t testing.TB) *cluster {
	t.Helper()
	k := &cluster{folder: t.TempDir()}
	k.write(t, "bin/kubectl", fakeKubectl)
	k.write(t, "namespaced", "")
	return k
}

func (k *cluster) write(t testing.TB, name, text string) {
	t.Helper()
	path := filepath.Join(k.folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o700); err != nil {
		t.Fatal(err)
	}
}

func (k *cluster) read(name string) string {
	data, err := os.ReadFile(filepath.Join(k.folder, name))
	if err != nil {
		return ""
	}
	return string(data)
}

// has lists the keys of a Secret that has values.
func (k *cluster) has(t testing.TB, secret string, keys ...string) {
	t.Helper()
	k.write(t, "secrets/"+secret, strings.Join(append([]string{secret}, keys...), "\n")+"\n")
}

// command is a call of a script in a shell, with this cluster's kubectl first.
func (k *cluster) command(shell string, script []byte, arguments ...string) *exec.Cmd {
	path := filepath.Join(k.folder, "script.sh")
	if err := os.WriteFile(path, script, 0o700); err != nil {
		panic(err)
	}
	command := exec.Command(shell, append([]string{path}, arguments...)...)
	command.Dir = k.folder
	command.Env = []string{"PATH=" + filepath.Join(k.folder, "bin") + ":" + os.Getenv("PATH"), "CLUSTER=" + k.folder, "HOME=" + k.folder, "LC_ALL=C.UTF-8"}
	return command
}

// run gives what a script says, and the number that it ends with.
func (k *cluster) run(t testing.TB, shell string, script []byte, arguments ...string) (string, int) {
	t.Helper()
	out, err := k.command(shell, script, arguments...).CombinedOutput()
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	if failed != nil {
		return string(out), failed.ExitCode()
	}
	return string(out), 0
}

// values are what was put in, by Secret and key, as jq reads the patches.
func (k *cluster) values(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	var bodies strings.Builder
	var names []string
	for _, line := range strings.Split(strings.TrimSpace(k.read("patches")), "\n") {
		name, body, ok := strings.Cut(line, " ")
		if !ok {
			continue
		}
		names = append(names, name)
		bodies.WriteString(body + "\n")
	}
	jq := exec.Command(exporttest.Program(t, "jq"), "-r", `.data | to_entries[] | "\(.key) \(.value)"`)
	jq.Stdin = strings.NewReader(bodies.String())
	out, err := jq.Output()
	if err != nil {
		t.Fatalf("jq reads no patches: %v", err)
	}
	for i, line := range strings.Split(strings.TrimSuffix(string(out), "\n"), "\n") {
		key, encoded, ok := strings.Cut(line, " ")
		if !ok {
			continue
		}
		value, err := base64.StdEncoding.DecodeString(encoded)
		if err != nil {
			t.Fatal(err)
		}
		all[names[i]+"/"+key] = string(value)
	}
	return all
}

// fillScript is the script of a plan with everything, changed as asked.
func fillScript(t testing.TB, change func(*catalog.Catalog, *plan.Plan)) []byte {
	t.Helper()
	c := catalogOf(t, catalog.V88)
	p := exporttest.Everything(c)
	if change != nil {
		change(c, p)
	}
	return fileAt(t, filesOf(t, c, p), kubernetes.FillPath).Data
}

// optimizeIn keeps Optimize's client secret in another place.
func optimizeIn(ref string) func(*catalog.Catalog, *plan.Plan) {
	return func(c *catalog.Catalog, p *plan.Plan) {
		exporttest.Say(p, c.Setting(catalog.Optimize, "clientSecret"), catalog.TextOf(ref))
	}
}

const optimizeKey = "entra-credentials/optimize-client-secret"

func TestAListChangesNothing(t *testing.T) {
	for _, shell := range shells() {
		k := newCluster(t)
		k.has(t, "entra-credentials", "optimize-client-secret")
		said, code := k.run(t, exporttest.Program(t, shell), fillScript(t, nil), "--list")
		if code != 3 || k.read("objects")+k.read("patches") != "" {
			t.Errorf("%s: ended with %d, made %q and %q", shell, code, k.read("objects"), k.read("patches"))
		}
		for _, want := range []string{
			"Context of kubectl: testing\nNamespace: camunda (present)", optimizeKey + ": has a value (Optimize, Client secret value)",
			"entra-credentials/management-identity-client-secret: missing", "without a value.",
		} {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q is not said:\n%s", shell, want, said)
			}
		}
	}
}

func TestValuesComeFromFilesAndASecondRunChangesNothing(t *testing.T) {
	for _, shell := range shells() {
		k := newCluster(t)
		if err := os.Remove(filepath.Join(k.folder, "namespaced")); err != nil {
			t.Fatal(err)
		}
		k.write(t, "from/"+optimizeKey, "  hunter two \r\n\n")
		k.write(t, "from/pusher/app-key", "\n")
		script := fillScript(t, nil)
		said, code := k.run(t, exporttest.Program(t, shell), script, "--from", "from")
		if got := k.values(t); code != 3 || len(got) != 1 || got[optimizeKey] != "  hunter two " {
			t.Errorf("%s: ended with %d, filled %q\n%s", shell, code, got, said)
		}
		decoder := json.NewDecoder(strings.NewReader(k.read("objects")))
		for _, want := range []string{"Namespace", "Secret"} {
			var object struct{ Kind string }
			if err := decoder.Decode(&object); err != nil || object.Kind != want {
				t.Errorf("%s: made %v, %v; want a %s", shell, object, err, want)
			}
		}
		if strings.Contains(k.read("arguments")+said, "hunter") {
			t.Errorf("%s: the value is in an argument or on the screen", shell)
		}
		k.write(t, "namespaced", "")
		k.has(t, "entra-credentials", "optimize-client-secret")
		before := k.read("objects") + k.read("patches")
		if _, code := k.run(t, exporttest.Program(t, shell), script, "--from=from"); code != 3 || k.read("objects")+k.read("patches") != before {
			t.Errorf("%s: a second run ended with %d and changed something", shell, code)
		}
		if _, _ = k.run(t, exporttest.Program(t, shell), script, "--from=from", "--again"); k.read("patches") == before {
			t.Errorf("%s: --again puts in nothing", shell)
		}
	}
}

func TestValuesComeFromWhereThePlanKeepsThem(t *testing.T) {
	for _, shell := range shells() {
		for ref, want := range map[string]string{"env:OPTIMIZE": "from outside", "file:kept here/$(id) 'x'": "from the file", "env:value": "", "keychain:a": ""} {
			k := newCluster(t)
			k.write(t, "kept here/$(id) 'x'", "from the file\n")
			command := k.command(exporttest.Program(t, shell), fillScript(t, optimizeIn(ref)))
			command.Env = append(command.Env, "OPTIMIZE=from outside", "value=a variable of the script's")
			out, _ := command.CombinedOutput()
			if got := k.values(t)[optimizeKey]; got != want {
				t.Errorf("%s, %s: got %q, want %q\n%s", shell, ref, got, want, out)
			}
		}
	}
}

func TestAFileThatNoEnvironmentCanHoldStopsTheScript(t *testing.T) {
	for _, shell := range shells() {
		k := newCluster(t)
		k.write(t, "from/"+optimizeKey, "a\x00b")
		said, code := k.run(t, exporttest.Program(t, shell), fillScript(t, nil), "--from", "from")
		if code != 1 || !strings.Contains(said, "holds a NUL") || k.read("patches") != "" {
			t.Errorf("%s: ended with %d: %s", shell, code, said)
		}
	}
}

func TestAProblemOfKubectlStopsTheScriptByName(t *testing.T) {
	for _, shell := range shells() {
		for denied, want := range map[string]string{
			"get secret": "cannot look at the Secret entra-credentials", "create": "cannot make the Secret entra-credentials", "patch": "cannot fill the key optimize-client-secret",
		} {
			k := newCluster(t)
			k.write(t, "from/"+optimizeKey, "hunter2")
			k.write(t, "bin/kubectl", strings.Replace(fakeKubectl, "case \"$*\" in", "case \"$*\" in *\""+denied+"\"*) cat >/dev/null; exit 1 ;; esac\ncase \"$*\" in", 1))
			if said, code := k.run(t, exporttest.Program(t, shell), fillScript(t, nil), "--from", "from"); code != 1 || !strings.Contains(said, want) {
				t.Errorf("%s, %s: ended with %d: %s", shell, denied, code, said)
			}
		}
	}
}

func TestWhoMayNotLookAtNamespacesCanFillSecrets(t *testing.T) {
	for _, shell := range shells() {
		k := newCluster(t)
		k.write(t, "from/"+optimizeKey, "hunter2")
		k.write(t, "bin/kubectl", strings.Replace(fakeKubectl, "case \"$*\" in", "case \"$*\" in \"get namespace\"*) exit 1 ;; esac\ncase \"$*\" in", 1))
		said, _ := k.run(t, exporttest.Program(t, shell), fillScript(t, nil), "--from", "from")
		if !strings.Contains(said, "Namespace: camunda (not looked at)") || strings.Contains(k.read("objects"), "Namespace") || k.values(t)[optimizeKey] != "hunter2" {
			t.Errorf("%s: made %s\n%s", shell, k.read("objects"), said)
		}
	}
}

// manyKeys is a plan whose values name a key of one Secret for each number.
func manyKeys(count int) func(*catalog.Catalog, *plan.Plan) {
	return func(_ *catalog.Catalog, p *plan.Plan) {
		var text strings.Builder
		text.WriteString("optimize:\n  env:\n")
		for i := range count {
			fmt.Fprintf(&text, "    - {name: V%d, valueFrom: {secretKeyRef: {name: many, key: k%d}}}\n", i, i)
		}
		var kept yaml.Node
		if err := yaml.Unmarshal([]byte(text.String()), &kept); err != nil {
			panic(err)
		}
		p.Kept.Helm = &kept
	}
}

func TestAThousandHostileValuesArePutInAsTheyAre(t *testing.T) {
	hostile := exporttest.ThousandHostile()
	if testing.Short() {
		hostile = hostile[:100]
	}
	script := fillScript(t, manyKeys(len(hostile)))
	for _, shell := range shells() {
		t.Run(shell, func(t *testing.T) {
			t.Parallel()
			k := newCluster(t)
			want := map[string]string{}
			for i, value := range hostile {
				if strings.ContainsRune(value, 0) {
					continue
				}
				key := fmt.Sprint("many/k", i)
				k.write(t, "from/"+key, value)
				if value = strings.TrimRight(value, "\r\n"); value != "" {
					want[key] = value
				}
			}
			k.run(t, exporttest.Program(t, shell), script, "--from", "from")
			got := k.values(t)
			for key, value := range want {
				if got[key] != value {
					t.Errorf("%q was put in as %q", value, got[key])
				}
			}
			if len(got) != len(want) || len(want) < len(hostile)*3/4 {
				t.Errorf("%d values were put in, %d were given", len(got), len(want))
			}
		})
	}
}

// TestAHostilePlaceOfASecretRunsNothing puts many hostile places into one script,
// in which a function records what the real one would have worked with.
func TestAHostilePlaceOfASecretRunsNothing(t *testing.T) {
	var script strings.Builder
	script.WriteString("key() { printf '%s\\0' \"$4\"; }\n")
	var want []string
	for _, text := range exporttest.ThousandHostile() {
		call, refused := callFor(t, text)
		if !refused {
			want = append(want, text)
			script.WriteString(call)
		}
	}
	if len(want) < 700 {
		t.Errorf("only %d places were not refused", len(want))
	}
	for _, shell := range shells() {
		k := newCluster(t)
		out, code := k.run(t, exporttest.Program(t, shell), []byte(script.String()))
		got := strings.Split(strings.TrimSuffix(out, "\x00"), "\x00")
		if code != 0 || len(got) != len(want) {
			t.Fatalf("%s: ended with %d, read %d places of %d", shell, code, len(got), len(want))
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %q is read as %q", shell, want[i], got[i])
			}
		}
	}
}

// callFor is the script's call for a key whose value is kept in a hostile file.
func callFor(t *testing.T, text string) (call string, refused bool) {
	t.Helper()
	c := catalogOf(t, catalog.V88)
	p := exporttest.Everything(c)
	optimizeIn("file:"+text)(c, p)
	files, _, err := kubernetes.Files(c, p)
	var refusal *exporters.Refusal
	switch {
	case errors.As(err, &refusal):
		if !strings.Contains(err.Error(), "optimize") {
			t.Errorf("refused without a name: %v", err)
		}
		return "", true
	case err != nil:
		t.Fatal(err)
	}
	_, after, found := strings.Cut(string(fileAt(t, files, kubernetes.FillPath).Data), "\n  key optimize-client-secret ")
	if !found {
		t.Fatalf("%q: no call for the key", text)
	}
	call, _, _ = strings.Cut(after, "\n  key web-modeler")
	call, _, _ = strings.Cut(call, "\n  secret ")
	return "key optimize-client-secret " + call + "\n", false
}

// TestWhatIsTypedIsNotShown runs the script at a terminal, which util-linux's script
// makes, and types only once the script asks.
func TestWhatIsTypedIsNotShown(t *testing.T) {
	terminal := exporttest.Program(t, "script")
	for _, shell := range shells() {
		k := newCluster(t)
		k.has(t, "database-credentials", "identity", "web-modeler")
		k.has(t, "pusher", "app-secret", "app-key")
		inner := k.command(exporttest.Program(t, shell), fillScript(t, optimizeIn("keychain:camunda/optimize")))
		command := exec.Command(terminal, "--quiet", "--return", "--command", strings.Join(inner.Args, " "), os.DevNull)
		command.Env, command.Dir = inner.Env, inner.Dir
		keys, err := command.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		screen, err := command.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		said := typed(t, screen, keys, "hunter two\n")
		if err := command.Wait(); err != nil {
			t.Errorf("%s: %v\n%s", shell, err, said)
		}
		if strings.Contains(said, "hunter") || !strings.Contains(said, "the plan keeps it in keychain:camunda/optimize") {
			t.Errorf("%s: the screen says\n%s", shell, said)
		}
		if got := k.values(t); got[optimizeKey] != "hunter two" || strings.Contains(k.read("arguments"), "hunter") {
			t.Errorf("%s: put in %q\n%s", shell, got, said)
		}
	}
}

// typed types an answer whenever the screen ends with a question.
func typed(t testing.TB, screen io.Reader, keys io.WriteCloser, answer string) string {
	t.Helper()
	var said strings.Builder
	in := bufio.NewReader(screen)
	for {
		b, err := in.ReadByte()
		if err != nil {
			return said.String()
		}
		said.WriteByte(b)
		if strings.HasSuffix(said.String(), "not shown: ") {
			if _, err := io.WriteString(keys, answer); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestScriptsPassTheShellChecker(t *testing.T) {
	checker := exporttest.Program(t, "shellcheck")
	c := catalogOf(t, catalog.V88)
	for _, file := range filesOf(t, c, exporttest.Everything(c)) {
		if !strings.HasSuffix(file.Path, ".sh") {
			continue
		}
		command := exec.Command(checker, "--shell=sh", "-")
		command.Stdin = strings.NewReader(string(file.Data))
		if out, err := command.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", file.Path, err, out)
		}
	}
}

func TestAnUnknownOptionStopsEachScript(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	files := filesOf(t, c, exporttest.Everything(c))
	for _, path := range []string{kubernetes.FillPath, kubernetes.ForwardPath} {
		for _, shell := range shells() {
			k := newCluster(t)
			said, code := k.run(t, exporttest.Program(t, shell), fileAt(t, files, path).Data, "--force")
			if code == 0 || !strings.Contains(said, "no option --force") || k.read("arguments") != "" {
				t.Errorf("%s, %s: ended with %d: %s", path, shell, code, said)
			}
			if _, code := k.run(t, shell, fileAt(t, files, path).Data, "--help"); code != 0 || slices.Contains(strings.Fields(k.read("arguments")), "patch") {
				t.Errorf("%s, %s: --help ended with %d", path, shell, code)
			}
		}
	}
}
