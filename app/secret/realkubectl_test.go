package secret_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"entrastudio/app/secret"
)

// apiServer is as much of a Kubernetes API server as kubectl needs to read,
// patch and create Secrets.
type apiServer struct {
	mu   sync.Mutex
	data map[string]map[string]string
}

func (s *apiServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	const secrets = "/api/v1/namespaces/camunda/secrets"
	switch name := filepath.Base(r.URL.Path); {
	case r.URL.Path == "/api":
		answer(w, 200, map[string]any{"kind": "APIVersions", "versions": []string{"v1"}})
	case r.URL.Path == "/apis":
		answer(w, 200, map[string]any{"kind": "APIGroupList", "apiVersion": "v1", "groups": []any{}})
	case r.URL.Path == "/api/v1":
		answer(w, 200, map[string]any{"kind": "APIResourceList", "groupVersion": "v1", "resources": []any{map[string]any{
			"name": "secrets", "singularName": "secret", "namespaced": true, "kind": "Secret", "verbs": []string{"create", "get", "patch"},
		}}})
	case r.URL.Path == secrets && r.Method == http.MethodPost:
		s.merge(w, r, "")
	case filepath.Dir(r.URL.Path) == secrets && s.data[name] == nil:
		answer(w, 404, map[string]any{
			"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404,
			"message": fmt.Sprintf("secrets %q not found", name), "details": map[string]any{"name": name, "kind": "secrets"},
		})
	case filepath.Dir(r.URL.Path) == secrets && r.Method == http.MethodPatch:
		s.merge(w, r, name)
	case filepath.Dir(r.URL.Path) == secrets:
		answer(w, 200, s.object(name))
	default:
		answer(w, 404, map[string]any{"kind": "Status", "status": "Failure", "code": 404})
	}
}

// merge takes the data of a body; a name that the path does not say stands in it.
func (s *apiServer) merge(w http.ResponseWriter, r *http.Request, name string) {
	var body struct {
		Metadata struct{ Name string }
		Data     map[string]string
	}
	text, _ := io.ReadAll(r.Body)
	if err := json.Unmarshal(text, &body); err != nil {
		answer(w, 400, map[string]any{"kind": "Status", "status": "Failure", "message": err.Error(), "code": 400})
		return
	}
	if name == "" {
		name = body.Metadata.Name
		s.data[name] = map[string]string{}
	}
	for key, value := range body.Data {
		s.data[name][key] = value
	}
	answer(w, 200, s.object(name))
}

func (s *apiServer) object(name string) map[string]any {
	return map[string]any{
		"kind": "Secret", "apiVersion": "v1", "type": "Opaque", "data": s.data[name],
		"metadata": map[string]any{"name": name, "namespace": "camunda", "resourceVersion": "1"},
	}
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}

func TestTheRealKubectlUnderstandsTheCalls(t *testing.T) {
	if _, err := exec.LookPath("kubectl"); err != nil {
		t.Skip("there is no kubectl on this computer")
	}
	server := &apiServer{data: map[string]map[string]string{"entra": {"console": "a2VlcA=="}}}
	listening := httptest.NewServer(server)
	defer listening.Close()
	home := t.TempDir()
	config := fmt.Sprintf(`{apiVersion: v1, kind: Config, current-context: here, contexts: [{name: here, context: {cluster: here, user: me}}],
users: [{name: me, user: {}}], clusters: [{name: here, cluster: {server: %q}}]}`, listening.URL)
	if err := os.WriteFile(filepath.Join(home, "config"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("KUBECONFIG", filepath.Join(home, "config"))
	t.Setenv("HOME", home)
	vault := secret.New(nil, secret.Cluster{Namespace: "camunda"})
	for _, text := range []string{"kubernetes:entra/operate.client-secret", "kubernetes:made-new/operate_secret"} {
		ref := parse(t, text)
		if _, err := vault.Keep(t.Context(), ref, secret.Of(canary)); err != nil {
			t.Fatal(err)
		}
		if got := server.data[ref.Name][ref.Key]; got != base64.StdEncoding.EncodeToString([]byte(canary)) {
			t.Errorf("%s holds %q", text, got)
		}
		if value, err := vault.Resolve(t.Context(), ref); err != nil || value.Reveal() != canary {
			t.Errorf("%s read back: %v", text, err)
		}
	}
	if server.data["entra"]["console"] != "a2VlcA==" {
		t.Error("another key of the Secret was changed")
	}
	_, err := vault.Resolve(t.Context(), parse(t, "kubernetes:entra/none"))
	refused(t, err, "no such key")
	_, err = vault.Resolve(t.Context(), parse(t, "kubernetes:none/none"))
	refused(t, err, "(NotFound)")
}
