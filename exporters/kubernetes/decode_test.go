package kubernetes_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/helm"
	"entrastudio/exporters/kubernetes"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
	core "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apimachinery/pkg/util/validation"
	"pgregory.net/rapid"
	strictyaml "sigs.k8s.io/yaml"
)

// fataler is a test, or a property in the making.
type fataler = exporttest.Fataler

// decoded reads a file's objects as the API server does when it is told to be
// strict: no unknown field, no field twice.
func decoded(t fataler, file exporters.File) []runtime.Object {
	t.Helper()
	scheme := runtime.NewScheme()
	if err := core.AddToScheme(scheme); err != nil {
		t.Fatalf("%v", err)
	}
	strict := json.NewSerializerWithOptions(json.DefaultMetaFactory, scheme, scheme, json.SerializerOptions{Yaml: true, Strict: true})
	var objects []runtime.Object
	for _, document := range documents(file) {
		object, _, err := strict.Decode(document, nil, nil)
		if err != nil {
			t.Fatalf("%s: %v\n%s", file.Path, err, document)
		}
		objects = append(objects, object)
	}
	return objects
}

// documents splits a file where kubectl does, without those that hold comments alone.
func documents(file exporters.File) [][]byte {
	var all [][]byte
	for _, document := range bytes.Split(file.Data, []byte("\n---\n")) {
		if slices.ContainsFunc(strings.Split(string(document), "\n"), func(line string) bool {
			return line != "" && !strings.HasPrefix(line, "#")
		}) {
			all = append(all, document)
		}
	}
	return all
}

// pair is a Secret and one of its keys.
type pair struct{ secret, key string }

// external reads the pairs of external-secrets.yaml, strictly.
func external(t fataler, files []exporters.File, namespace string) []pair {
	t.Helper()
	var all []pair
	for _, file := range files {
		if file.Path != kubernetes.ExternalSecretsPath {
			continue
		}
		for _, document := range documents(file) {
			written, err := strictyaml.YAMLToJSONStrict(document)
			if err != nil {
				t.Fatalf("%v\n%s", err, document)
			}
			u := &unstructured.Unstructured{}
			if err := u.UnmarshalJSON(written); err != nil {
				t.Fatalf("%v\n%s", err, document)
			}
			if kind := u.GroupVersionKind().String(); kind != "external-secrets.io/v1, Kind=ExternalSecret" || u.GetNamespace() != namespace {
				t.Fatalf("it is %s in %q", kind, u.GetNamespace())
			}
			name, _, _ := unstructured.NestedString(u.Object, "spec", "target", "name")
			data, _, _ := unstructured.NestedSlice(u.Object, "spec", "data")
			for _, item := range data {
				key, _, _ := unstructured.NestedString(item.(map[string]any), "secretKey")
				all = append(all, pair{name, key})
			}
		}
	}
	return all
}

// namedByValues are the pairs that a values file names, found without the exporter:
// at the catalogue's places for secrets, and wherever a variable has a secretKeyRef.
func namedByValues(t testing.TB, c *catalog.Catalog, p *plan.Plan) []pair {
	t.Helper()
	data, _, err := helm.Values(c, p)
	if err != nil {
		t.Fatal(err)
	}
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	found := map[pair]bool{}
	for _, s := range c.Settings() {
		if s.Secret == nil {
			continue
		}
		name, key := textAt(root.Content[0], s.Secret.Name), textAt(root.Content[0], s.Secret.Key)
		if key == "" {
			key = s.Secret.KeyDefault
		}
		if name != "" {
			found[pair{name, key}] = true
		}
	}
	variables(&root, found)
	var all []pair
	for one := range found {
		all = append(all, one)
	}
	return sorted(all)
}

func sorted(all []pair) []pair {
	slices.SortFunc(all, func(a, b pair) int { return strings.Compare(a.secret+"/"+a.key, b.secret+"/"+b.key) })
	return all
}

func textAt(node *yaml.Node, path string) string {
	for _, step := range strings.Split(path, ".") {
		next := entry(node, step)
		if next == nil {
			return ""
		}
		node = next
	}
	return node.Value
}

func entry(node *yaml.Node, key string) *yaml.Node {
	for i := 0; node.Kind == yaml.MappingNode && i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == key {
			return node.Content[i+1]
		}
	}
	return nil
}

func variables(node *yaml.Node, found map[pair]bool) {
	if ref := entry(node, "secretKeyRef"); ref != nil {
		found[pair{textAt(ref, "name"), textAt(ref, "key")}] = true
	}
	for _, next := range node.Content {
		variables(next, found)
	}
}

// plans are one of each minor with everything, and one in which every setting has a
// value of its own.
func plans(t testing.TB) map[*plan.Plan]*catalog.Catalog {
	all := map[*plan.Plan]*catalog.Catalog{}
	for _, minor := range catalog.Minors() {
		c := catalogOf(t, minor)
		all[exporttest.Everything(c)] = c
		every := exporttest.EverySetting(c, plan.Helm)
		every.Deployment.Namespace = "null"
		all[every] = c
	}
	return all
}

func TestTheKeysAreThoseThatTheValuesName(t *testing.T) {
	for p, c := range plans(t) {
		exporttest.Say(p, c.Setting(catalog.Optimize, "clientSecret"), catalog.TextOf("env:OPTIMIZE_SECRET"))
		want := namedByValues(t, c, p)
		if len(want) < 3 {
			t.Errorf("%s: only %v", p.Name, want)
		}
		got := sorted(external(t, filesOf(t, c, p), p.Deployment.Namespace))
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(pair{})); diff != "" {
			t.Errorf("%s (-values +external-secrets):\n%s", p.Name, diff)
		}
	}
}

func TestTheKeysAreTheSameBesideWhatAnImportKept(t *testing.T) {
	for p, c := range plans(t) {
		want, err := helm.SecretKeys(c, p)
		if err != nil {
			t.Fatal(err)
		}
		p.Kept.Helm = &yaml.Node{Kind: yaml.MappingNode}
		got, err := helm.SecretKeys(c, p)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v (-alone +beside):\n%s", p.Name, err, diff)
		}
	}
}

func TestAReferenceThatAnImportKeptIsNamedToo(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	p := exporttest.Everything(c)
	var kept yaml.Node
	text := "global:\n  license:\n    secret: {existingSecret: camunda-license, existingSecretKey: key}\n" +
		"optimize:\n  env:\n    - {name: EXTRA, valueFrom: {secretKeyRef: {name: extra, key: token}}}\n"
	if err := yaml.Unmarshal([]byte(text), &kept); err != nil {
		t.Fatal(err)
	}
	p.Kept.Helm = &kept
	got := external(t, filesOf(t, c, p), "camunda")
	for _, want := range []pair{{"camunda-license", "key"}, {"extra", "token"}} {
		if !slices.Contains(got, want) {
			t.Errorf("%v is not among %v", want, got)
		}
	}
}

func TestManifestsAreReadStrictlyAndHoldNoData(t *testing.T) {
	for p, c := range plans(t) {
		files := filesOf(t, c, p)
		want := map[string]bool{}
		for _, one := range namedByValues(t, c, p) {
			want[one.secret] = true
		}
		objects := decoded(t, fileAt(t, files, kubernetes.SecretsPath))
		if len(objects) != len(want) {
			t.Errorf("%s: %d Secrets for %v", p.Name, len(objects), want)
		}
		for _, object := range objects {
			s, isSecret := object.(*core.Secret)
			if !isSecret || !want[s.Name] || s.Namespace != p.Deployment.Namespace || s.Type != core.SecretTypeOpaque || len(s.Data)+len(s.StringData) > 0 {
				t.Errorf("%s: got %v", p.Name, object)
			}
			if _, tracked := s.Labels["app.kubernetes.io/instance"]; tracked {
				t.Errorf("%s: Argo CD would take %s for its own", p.Name, s.Name)
			}
			for name, value := range s.Labels {
				if problems := append(validation.IsQualifiedName(name), validation.IsValidLabelValue(value)...); len(problems) > 0 {
					t.Errorf("%s: %s: %v", p.Name, name, problems)
				}
			}
		}
		space := decoded(t, fileAt(t, files, kubernetes.NamespacePath))
		if len(space) != 1 || space[0].(*core.Namespace).Name != p.Deployment.Namespace {
			t.Errorf("%s: got %v", p.Name, space)
		}
	}
}

// hostileName draws names of which some are right, and many of the right ones are
// words that YAML takes for something else.
func hostileName() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{"null", "true", "no", "on", "y", "123", "1e3", "0x1f", "0o17", "1.5", "10.0.0.1", "2001-12-14", "190-20", "a.b", "inf", "nan"}),
		rapid.StringMatching(`[a-z0-9]([a-z0-9.-]{0,6}[a-z0-9])?`),
		exporttest.HostileText(),
	)
}

func TestHostileNamesAreReadAsTheyAreOrRefusedByName(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	kept := 0
	for range 10 { // of the 100 checks that rapid makes
		rapid.Check(t, func(t *rapid.T) {
			p := exporttest.Everything(c)
			p.Deployment.Namespace = hostileName().Draw(t, "namespace")
			p.Deployment.Release = rapid.OneOf(rapid.Just("camunda"), hostileName()).Draw(t, "release")
			want := pair{hostileName().Draw(t, "secret"), hostileName().Draw(t, "key")}
			exporttest.Say(p, c.Setting(catalog.Optimize, "clientSecret"), catalog.TextOf("kubernetes:"+want.secret+"/"+want.key))
			files, _, err := kubernetes.Files(c, p)
			if err != nil {
				if !strings.Contains(err.Error(), "deployment/") && !strings.Contains(err.Error(), "optimize") {
					t.Fatalf("refused without a name: %v", err)
				}
				return
			}
			kept++
			namespace := p.Deployment.Namespace
			if namespace == "" {
				namespace = "camunda"
			}
			for _, problems := range [][]string{
				validation.IsDNS1123Label(namespace), validation.IsDNS1123Subdomain(want.secret), validation.IsConfigMapKey(want.key),
			} {
				if len(problems) > 0 {
					t.Fatalf("Kubernetes takes it for no name: %v", problems)
				}
			}
			if !slices.Contains(external(t, files, namespace), want) {
				t.Fatalf("%v is not in external-secrets.yaml", want)
			}
			for _, file := range files {
				if file.Path == kubernetes.SecretsPath {
					decoded(t, file)
				}
			}
		})
	}
	if kept < 20 {
		t.Errorf("only %d plans were not refused", kept)
	}
}
