package secret_test

import (
	"context"
	"encoding/base64"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"entrastudio/app/secret"
	"entrastudio/model/plan"
)

// fakeKubectl answers as kubectl does: it writes down its arguments and its
// standard input, and says and exits with what the files beside it hold.
const fakeKubectl = `#!/bin/sh
here=$(dirname "$0")
printf '%s\n' "$@" >>"$here/arguments"
cat >>"$here/input"
if [ -f "$here/error-$1" ]; then cat "$here/error-$1" >&2; exit 1; fi
[ -f "$here/answer" ] && cat "$here/answer"
exit 0
`

// cluster puts a fake kubectl on PATH; files are its answers by name.
func cluster(t *testing.T, files map[string]string) (vault *secret.Vault, seen func(name string) string) {
	t.Helper()
	folder := t.TempDir()
	files["kubectl"] = fakeKubectl
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder+string(os.PathListSeparator)+os.Getenv("PATH"))
	seen = func(name string) string {
		data, _ := os.ReadFile(filepath.Join(folder, name))
		return string(data)
	}
	return secret.New(nil, secret.Cluster{Namespace: "camunda", Context: "staging"}), seen
}

func TestASecretComesFromKubernetesThroughAPipe(t *testing.T) {
	vault, seen := cluster(t, map[string]string{"answer": base64.StdEncoding.EncodeToString([]byte(canary))})
	value, err := vault.Resolve(t.Context(), parse(t, "kubernetes:entra-credentials/operate.client-secret"))
	if err != nil || value.Reveal() != canary {
		t.Fatalf("got %v", err)
	}
	want := "get\nsecret\nentra-credentials\n--output=jsonpath={.data.operate\\.client-secret}\n--context=staging\n--namespace=camunda\n"
	if got := seen("arguments"); got != want {
		t.Errorf("arguments %q", got)
	}
}

func TestANewSecretGoesToKubernetesThroughStandardInput(t *testing.T) {
	coded := base64.StdEncoding.EncodeToString([]byte(canary))
	for name, test := range map[string]struct {
		files map[string]string
		calls []string
	}{
		"there already": {map[string]string{}, []string{"patch"}},
		"not there":     {map[string]string{"error-patch": `Error from server (NotFound): secrets "entra-credentials" not found`}, []string{"patch", "create"}},
	} {
		t.Run(name, func(t *testing.T) {
			vault, seen := cluster(t, test.files)
			kept, err := vault.Keep(t.Context(), parse(t, "kubernetes:entra-credentials/operate"), secret.Of(canary))
			if err != nil || !kept.Lasting || !strings.Contains(kept.Words, "staging") {
				t.Fatalf("%+v, %v", kept, err)
			}
			arguments := seen("arguments")
			for _, call := range test.calls {
				if !strings.Contains("\n"+arguments, "\n"+call+"\n") {
					t.Errorf("no call of %s in %q", call, arguments)
				}
			}
			if strings.Contains(arguments, canary) || strings.Contains(arguments, coded) {
				t.Errorf("the secret stands on a command line: %q", arguments)
			}
			if got := strings.Count(seen("input"), coded); got != len(test.calls) {
				t.Errorf("the secret was given %d times", got)
			}
		})
	}
}

func TestWhatKubectlSaysIsToldWithoutTheSecret(t *testing.T) {
	coded := base64.StdEncoding.EncodeToString([]byte(canary))
	vault, _ := cluster(t, map[string]string{
		"error-get":   "Error from server (Forbidden): secrets \"entra\" is forbidden: User \"ops\" cannot get\nand more",
		"error-patch": "error: cannot take " + canary + " or " + coded,
	})
	ref := parse(t, "kubernetes:entra/operate")
	_, err := vault.Resolve(t.Context(), ref)
	refused(t, err, "is forbidden")
	if err != nil && strings.Contains(err.Error(), "and more") {
		t.Errorf("more than one line: %v", err)
	}
	_, err = vault.Keep(t.Context(), ref, secret.Of(canary))
	refused(t, err, "cannot take [hidden] or [hidden]")
}

func TestWhatKubectlSaysIsToldWithoutItsLog(t *testing.T) {
	const log = `E1122 17:34:09.969173   22048 memcache.go:265] "Unhandled Error" err="couldn't get current server API group list"` + "\n"
	for said, want := range map[string]string{
		log + log + "The connection to the server localhost:8080 was refused\n": "kubectl: The connection to the server localhost:8080 was refused",
		log: "kubectl: E1122 17:34:09.969173",
	} {
		vault, _ := cluster(t, map[string]string{"error-get": said})
		_, err := vault.Resolve(t.Context(), parse(t, "kubernetes:entra/operate"))
		refused(t, err, want)
	}
}

func TestAKeyThatKubernetesDoesNotHaveIsNamed(t *testing.T) {
	vault, _ := cluster(t, map[string]string{})
	_, err := vault.Resolve(t.Context(), parse(t, "kubernetes:entra/operate"))
	refused(t, err, "kubernetes:entra/operate: the Secret has no such key")
}

// The person approves a place, and that is where the secret goes, whatever kubectl's
// current context is by then.
func TestTheClusterThatWasNamedIsTheOneThatIsWrittenTo(t *testing.T) {
	_, seen := cluster(t, map[string]string{"answer": "production\n"})
	vault := secret.New(nil, secret.Cluster{Namespace: "camunda"})
	ref := parse(t, "kubernetes:entra/operate")
	if got := vault.Where(t.Context(), ref); got != "in the Secret entra, key operate, namespace camunda, the context production of kubectl" {
		t.Errorf("said %q", got)
	}
	if _, err := vault.Keep(t.Context(), ref, secret.Of(canary)); err != nil {
		t.Fatal(err)
	}
	if got := seen("arguments"); !strings.Contains(got, "--context=production") {
		t.Errorf("arguments %q", got)
	}
}

// A plugin that kubectl signs in with keeps its pipes open until somebody answers in
// a browser.
func TestAPluginThatWaitsIsLetGoWhenThePersonCancels(t *testing.T) {
	vault, _ := cluster(t, map[string]string{})
	kubectl, err := exec.LookPath("kubectl")
	if err != nil {
		t.Fatal(err)
	}
	pipe := filepath.Join(t.TempDir(), "browser")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(kubectl, []byte("#!/bin/sh\ncat '"+pipe+"' &\nwait\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		_, err := vault.Resolve(ctx, parse(t, "kubernetes:entra/operate"))
		ended <- err
	}()
	answered, err := os.OpenFile(pipe, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer answered.Close()
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestANameIsNeverAnOptionOfKubectl(t *testing.T) {
	vault, seen := cluster(t, map[string]string{})
	_, err := vault.Resolve(t.Context(), plan.SecretRef{Store: plan.InKubernetes, Name: "--kubeconfig", Key: "x"})
	refused(t, err, "begins with a letter or a digit")
	if got := seen("arguments"); got != "" {
		t.Errorf("kubectl was called: %q", got)
	}
}

func TestAComputerWithoutKubectlIsToldBeforeASecretIsMade(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	refused(t, secret.New(nil, secret.Cluster{}).Ready(parse(t, "kubernetes:entra/operate")), "no kubectl")
}
