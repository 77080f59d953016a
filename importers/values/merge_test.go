package values_test

import (
	"encoding/json"
	"strings"
	"testing"

	"entrastudio/importers/source"
	"entrastudio/importers/values"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/yamltree"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
	helm "sigs.k8s.io/yaml"
)

func tryReadIn(t *rapid.T, minor catalog.Minor, text string) (*evidence.Picture, error) {
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	picture := &evidence.Picture{Minor: minor}
	return picture, values.Read(picture, c, []source.Source{{Name: "a.yaml", Data: []byte(text)}})
}

// mergeMaps is Helm's own (helm, pkg/cli/values/options.go).
func mergeMaps(a, b map[string]any) map[string]any {
	out := make(map[string]any, len(a))
	for k, v := range a {
		out[k] = v
	}
	for k, v := range b {
		if v, ok := v.(map[string]any); ok {
			if bv, ok := out[k]; ok {
				if bv, ok := bv.(map[string]any); ok {
					out[k] = mergeMaps(bv, v)
					continue
				}
			}
		}
		out[k] = v
	}
	return out
}

func TestFilesMergeAsHelmMergesThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := map[string]any{}
		var files []source.Source
		for range rapid.IntRange(1, 4).Draw(t, "files") {
			text := block(t, 0, "")
			var read map[string]any
			if err := helm.Unmarshal([]byte(text), &read); err != nil {
				t.Fatalf("%s\n%v", text, err)
			}
			want = mergeMaps(want, read)
			files = append(files, source.Source{Name: "f.yaml", Data: []byte(text)})
		}
		root, err := values.Merge(files)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(any(want), plain(t, root)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// block generates a mapping in which keys of several files meet.
func block(t *rapid.T, depth int, indent string) string {
	var b strings.Builder
	for _, key := range []string{"a", "b", "no", "1.5"} {
		if indent != "" && !rapid.Bool().Draw(t, "there") {
			continue
		}
		b.WriteString(indent + key + ":")
		if depth < 3 && rapid.Bool().Draw(t, "deeper") {
			if inner := block(t, depth+1, indent+"  "); inner != "" {
				b.WriteString("\n" + inner)
				continue
			}
		}
		b.WriteString(" " + rapid.SampledFrom([]string{"null", "x", "no", "1", "0x1F", "[a, 1]", "{}", "{c: d}", "'yes'", "1e3"}).Draw(t, "value") + "\n")
	}
	return b.String()
}

func plain(t *rapid.T, node *yamltree.Node) any {
	var read any
	if err := json.Unmarshal([]byte(node.JSON()), &read); err != nil {
		t.Fatalf("%s: %v", node.JSON(), err)
	}
	return read
}

func FuzzRead(f *testing.F) {
	f.Add(inEveryPlace)
	f.Add("identity: {env: [{name: SPRING_APPLICATION_JSON, value: '{}'}, {name: A}, {}, 1]}")
	f.Add("orchestration: {security: {initialization: {mappingRules: [{mappingRuleId: a}], defaultRoles: {x: {users: [y]}}}}, extraConfiguration: [{file: x.yaml, content: 'a: [b]'}]}")
	f.Add("global: {identity: {auth: {optimize: {existingSecret: {name: a}, secret: {inlineSecret: [1]}}}}}")
	f.Fuzz(func(t *testing.T, text string) {
		for _, minor := range catalog.Minors() {
			picture, err := tryRead(t, minor, text)
			if err != nil && (len(picture.Inputs) > 0 || strings.Contains(err.Error(), "\n")) {
				t.Fatalf("half read, or not one line: %v", err)
			}
		}
	})
}
