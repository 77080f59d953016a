package kubernetes_test

import (
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/kubernetes"
	"entrastudio/model/catalog"

	"github.com/google/go-cmp/cmp"
)

// server is as much of a Kubernetes API server as the real kubectl asks of one for
// namespaces and Secrets.
type server struct {
	mutex   sync.Mutex
	objects map[string]map[string]any
	writes  []string
	// applied are the patches of kubectl apply.
	applied []string
}

func (s *server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api", answer(`{"kind":"APIVersions","versions":["v1"]}`))
	mux.HandleFunc("GET /apis", answer(`{"kind":"APIGroupList","apiVersion":"v1","groups":[]}`))
	mux.HandleFunc("GET /api/v1", answer(`{"kind":"APIResourceList","groupVersion":"v1","resources":[`+
		`{"name":"namespaces","singularName":"namespace","namespaced":false,"kind":"Namespace","verbs":["create","get","patch"]},`+
		`{"name":"secrets","singularName":"secret","namespaced":true,"kind":"Secret","verbs":["create","get","patch"]}]}`))
	mux.HandleFunc("GET /openapi/v3", answer(`{"paths":{"api/v1":{"serverRelativeURL":"/openapi/v3/api/v1"}}}`))
	mux.HandleFunc("GET /openapi/v3/api/v1", answer(`{"openapi":"3.0.0","paths":{`+
		`"/api/v1/namespaces/{name}":`+checksFields("Namespace")+`,"/api/v1/namespaces/{namespace}/secrets/{name}":`+checksFields("Secret")+`}}`))
	mux.HandleFunc("GET /api/v1/namespaces/{name}", s.get)
	mux.HandleFunc("POST /api/v1/namespaces", s.create)
	mux.HandleFunc("GET /api/v1/namespaces/{space}/secrets/{name}", s.get)
	mux.HandleFunc("POST /api/v1/namespaces/{space}/secrets", s.create)
	mux.HandleFunc("PATCH /api/v1/namespaces/{space}/secrets/{name}", s.patch)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mutex.Lock()
		defer s.mutex.Unlock()
		if r.Method != http.MethodGet {
			s.writes = append(s.writes, r.Method+" "+r.URL.Path)
		}
		w.Header().Set("Content-Type", "application/json")
		mux.ServeHTTP(w, r)
	})
}

// checksFields tells kubectl that the server checks fields, so that it need not.
func checksFields(kind string) string {
	return `{"patch":{"parameters":[{"name":"fieldValidation","in":"query"}],"x-kubernetes-group-version-kind":{"group":"","version":"v1","kind":"` + kind + `"}}}`
}

func answer(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, text) }
}

func (s *server) get(w http.ResponseWriter, r *http.Request) {
	object, there := s.objects[r.URL.Path]
	if !there {
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, `{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404}`)
		return
	}
	_ = json.NewEncoder(w).Encode(object)
}

func (s *server) create(w http.ResponseWriter, r *http.Request) {
	var object map[string]any
	if err := json.NewDecoder(r.Body).Decode(&object); err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	s.objects[r.URL.Path+"/"+object["metadata"].(map[string]any)["name"].(string)] = object
	w.WriteHeader(http.StatusCreated)
	_ = json.NewEncoder(w).Encode(object)
}

// patch is a JSON merge patch of the data of a Secret. What kubectl apply sends is
// kept, and done by nobody.
func (s *server) patch(w http.ResponseWriter, r *http.Request) {
	object, there := s.objects[r.URL.Path]
	if there && r.Header.Get("Content-Type") == "application/strategic-merge-patch+json" {
		body, _ := io.ReadAll(r.Body)
		s.applied = append(s.applied, string(body))
		_ = json.NewEncoder(w).Encode(object)
		return
	}
	var patch struct{ Data map[string]any }
	if err := json.NewDecoder(r.Body).Decode(&patch); err != nil || !there || r.Header.Get("Content-Type") != "application/merge-patch+json" {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	if object["data"] == nil {
		object["data"] = map[string]any{}
	}
	for key, value := range patch.Data {
		object["data"].(map[string]any)[key] = value
	}
	_ = json.NewEncoder(w).Encode(object)
}

// kubectl is the real one, with a folder of its own and a server that is not.
type kubectl struct {
	folder string
	server *server
}

// newKubectl skips the test where kubectl is not installed: no package of Debian
// brings a new enough one, so nothing asks for it.
func newKubectl(t *testing.T) *kubectl {
	t.Helper()
	if _, err := exec.LookPath("kubectl"); err != nil {
		t.Skip("kubectl is not installed")
	}
	k := &kubectl{folder: t.TempDir(), server: &server{objects: map[string]map[string]any{}}}
	api := httptest.NewServer(k.server.handler())
	t.Cleanup(api.Close)
	k.write(t, "config", `{"apiVersion":"v1","kind":"Config","current-context":"here","contexts":[{"name":"here","context":{"cluster":"c","user":"u"}}],`+
		`"clusters":[{"name":"c","cluster":{"server":"`+api.URL+`"}}],"users":[{"name":"u","user":{}}]}`)
	return k
}

func (k *kubectl) write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(k.folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func (k *kubectl) run(program string, arguments ...string) (string, int) {
	command := exec.Command(program, arguments...)
	command.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + k.folder, "KUBECONFIG=" + filepath.Join(k.folder, "config")}
	said, _ := command.CombinedOutput()
	return string(said), command.ProcessState.ExitCode()
}

func TestTheRealKubectlFillsSecretsWithTheScript(t *testing.T) {
	k := newKubectl(t)
	c := catalogOf(t, catalog.V88)
	files := filesOf(t, c, exporttest.Everything(c))
	script := k.write(t, "fill.sh", string(fileAt(t, files, kubernetes.FillPath).Data))
	want := map[string]any{}
	for key, text := range map[string]string{"optimize-client-secret": "it's \"odd\" $(id)", "orchestration-client-secret": "two"} {
		k.write(t, "entra-credentials/"+key, text+"\n")
		want[key] = base64.StdEncoding.EncodeToString([]byte(text))
	}
	for range 2 {
		if said, code := k.run(exporttest.Program(t, "dash"), script, "--from", k.folder); code != 3 || !strings.Contains(said, "Context of kubectl: here") {
			t.Fatalf("ended with %d\n%s", code, said)
		}
	}
	wantWrites := []string{
		"POST /api/v1/namespaces", "POST /api/v1/namespaces/camunda/secrets",
		"PATCH /api/v1/namespaces/camunda/secrets/entra-credentials", "PATCH /api/v1/namespaces/camunda/secrets/entra-credentials",
	}
	if diff := cmp.Diff(wantWrites, k.server.writes); diff != "" {
		t.Errorf("two runs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, k.server.objects["/api/v1/namespaces/camunda/secrets/entra-credentials"]["data"]); diff != "" {
		t.Errorf("the Secret (-want +got):\n%s", diff)
	}
}

func TestTheRealKubectlTakesNoValueAwayWithTheManifests(t *testing.T) {
	k := newKubectl(t)
	c := catalogOf(t, catalog.V88)
	files := filesOf(t, c, exporttest.Everything(c))
	manifests := k.write(t, "secrets.yaml", string(fileAt(t, files, kubernetes.SecretsPath).Data))
	script := k.write(t, "fill.sh", string(fileAt(t, files, kubernetes.FillPath).Data))
	k.write(t, "entra-credentials/optimize-client-secret", "value")
	if said, code := k.run("kubectl", "create", "--filename", k.write(t, "namespace.yaml", string(fileAt(t, files, kubernetes.NamespacePath).Data))); code != 0 {
		t.Fatal(said)
	}
	if said, code := k.run("kubectl", "create", "--filename", manifests); code != 0 {
		t.Fatal(said)
	}
	if said, code := k.run(exporttest.Program(t, "dash"), script, "--from", k.folder); code != 3 {
		t.Fatal(said)
	}
	if said, code := k.run("kubectl", "apply", "--filename", manifests); code != 0 {
		t.Fatal(said)
	}
	if len(k.server.applied) == 0 {
		t.Error("kubectl apply asked for nothing")
	}
	for _, patch := range k.server.applied {
		if strings.Contains(patch, "ata\":null") || strings.Contains(patch, "optimize-client-secret") {
			t.Errorf("kubectl apply would change values: %s", patch)
		}
	}
}
