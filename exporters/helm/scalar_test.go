package helm

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"entrastudio/exporters/exporttest"
	"entrastudio/model/catalog"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
	helmyaml "sigs.k8s.io/yaml"
)

// readByHelm writes a node as the value of a key and reads it as Helm does.
func readByHelm(t interface{ Fatalf(string, ...any) }, node *yaml.Node) any {
	root := mapping()
	root.Content = append(root.Content, textNode("key"), node)
	data, err := yaml.Marshal(root)
	if err != nil {
		t.Fatalf("write %q: %v", node.Value, err)
	}
	asJSON, err := helmyaml.YAMLToJSON(data)
	if err != nil {
		t.Fatalf("Helm cannot read %q written as %s: %v", node.Value, data, err)
	}
	var read map[string]any
	if err := json.Unmarshal(asJSON, &read); err != nil {
		t.Fatalf("%v", err)
	}
	return read["key"]
}

func TestEveryTextThatIsWrittenIsReadByHelmAsItWas(t *testing.T) {
	for _, text := range exporttest.Hostile() {
		if carryText(text) != nil {
			continue
		}
		if got := readByHelm(t, textNode(text)); got != text {
			t.Errorf("%q was read as %#v", text, got)
		}
	}
}

func TestAnyTextIsReadByHelmAsItWasOrRefused(t *testing.T) {
	kept, refused := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		for _, text := range rapid.SliceOfN(exporttest.HostileText(), 20, 20).Draw(t, "texts") {
			if carryText(text) != nil {
				refused++
				continue
			}
			kept++
			if got := readByHelm(t, textNode(text)); got != text {
				t.Fatalf("%q was read as %#v", text, got)
			}
			if got := readByHelm(t, valueNode(catalog.ListOf(text))); got.([]any)[0] != text {
				t.Fatalf("%q in a list was read as %#v", text, got)
			}
		}
	})
	if kept == 0 || refused == 0 {
		t.Errorf("%d values kept and %d refused: the generator shows one side only", kept, refused)
	}
}

func TestAValueIsReadInTheTypeThatThePlanHolds(t *testing.T) {
	number := func(text string) catalog.Value { return catalog.Value{Kind: catalog.Number, Text: text} }
	for _, example := range []struct {
		value catalog.Value
		want  any
	}{
		{catalog.BoolOf(false), false},
		{catalog.TextOf("true"), "true"},
		{catalog.Value{Kind: catalog.Bool, Text: "True"}, "True"},
		{number("5432"), 5432.0},
		{catalog.TextOf("5432"), "5432"},
		{number("010"), "010"},
		{number("1e3"), "1e3"},
	} {
		if got := readByHelm(t, valueNode(example.value)); got != example.want {
			t.Errorf("%v: got %#v, want %#v", example.value, got, example.want)
		}
	}
}

// plain is what isPlain says, as a rule to read.
var plain = regexp.MustCompile(
	`^(?:[A-Za-z/][A-Za-z0-9_./:@+-]*[A-Za-z0-9_/]|[A-Za-z/]|` +
		`[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?:/\.default)?)$`)

func TestPlainTextIsWhatTheRuleSays(t *testing.T) {
	texts := rapid.OneOf(
		exporttest.HostileText(), rapid.StringOfN(rapid.SampledFrom([]rune("aZ09_./:@+- é\n")), 0, 4, -1),
		rapid.StringMatching(`[0-9a-fG]{8}-[0-9A-F]{4}-[0-9a]{4}-[0-9b]{4}-[0-9c]{12}(/\.default){0,2}`), rapid.SampledFrom([]string{"yes", "NULL", "On", "nulls", "y/"}),
	)
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		if want := plain.MatchString(text) && !isWord(text); isPlain(text) != want {
			t.Fatalf("%q: plain %v, want %v", text, !want, want)
		}
	})
}

func TestATemplateIsRefusedUnlessItRefersToAValue(t *testing.T) {
	for text, want := range map[string]bool{
		"https://{{ .Values.global.ingress.host }}/operate": true,
		"{{.Release.Name}}-identity":                        true,
		"}}":                                                true,
		"{{":                                                false,
		"{{ fail \"no\" }}":                                 false,
		"{{ .Values.a | quote }}":                           false,
		"{{ .Values.a }}{{":                                 false,
		"{{ .Chart.Name }}":                                 false,
	} {
		if got := carryText(text) == nil; got != want {
			t.Errorf("%s: carried %v, want %v", text, got, want)
		}
	}
}

func FuzzTextNode(f *testing.F) {
	for _, text := range exporttest.Hostile() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if carryText(text) != nil {
			if utf8.ValidString(text) && !strings.ContainsAny(text, "\x00{") {
				t.Errorf("%q was refused for no reason", text)
			}
			return
		}
		if got := readByHelm(t, textNode(text)); got != text {
			t.Errorf("%q was read as %#v", text, got)
		}
	})
}
