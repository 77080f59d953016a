package helm

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"entrastudio/model/catalog"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
	helmyaml "sigs.k8s.io/yaml"
)

// hostile are values that some reader of YAML, Go templates or env files takes
// for something else.
func hostile() []string {
	return []string{
		"", " ", "no", "yes", "y", "On", "off", "true", "FALSE", "null", "~", "0x1", "0o17", "017", "1e3", ".inf", ".NaN",
		"1_000", "190:20:30", "2001-12-14", "<<", "=", "?", "-", "--- ", "...", "a: b", "a:", ": a", "a #b", "#a", "'", `"`,
		`\`, `\n`, "a\nb", "a\r\nb", "\ta", "a ", " a", "a\u0085b", "a\u2028b", "\ufeffa", "a\u007fb", "\U0001F600", "$HOME",
		"${HOME}", "$$", "`id`", "$(id)", "%", "@a", "!a", "&a", "*a", "{a}", "[a]", "a,b", "|", ">", "}}", "{ {",
		"12345678-1234-1234-1234-123456789012", "1234e678-1234-1234-1234-123456789012/.default",
		strings.Repeat("long text with blanks ", 40), strings.Repeat("x", 5000), "\x01", "\x1b[31m",
	}
}

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
	for _, text := range hostile() {
		if got := readByHelm(t, textNode(text)); got != text {
			t.Errorf("%q was read as %#v", text, got)
		}
	}
}

func TestAnyTextIsReadByHelmAsItWasOrRefused(t *testing.T) {
	kept, refused := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		for _, text := range rapid.SliceOfN(hostileText(), 20, 20).Draw(t, "texts") {
			if carryText(text) != nil {
				refused++
				continue
			}
			kept++
			if got := readByHelm(t, textNode(text)); got != text {
				t.Fatalf("%q was read as %#v", text, got)
			}
			if got := readByHelm(t, valueNode(catalog.ListOf(text), catalog.FormList)); got.([]any)[0] != text {
				t.Fatalf("%q in a list was read as %#v", text, got)
			}
		}
	})
	if kept == 0 || refused == 0 {
		t.Errorf("%d values kept and %d refused: the generator shows one side only", kept, refused)
	}
}

// hostileText draws known hostile values, mixtures of them and any bytes.
func hostileText() *rapid.Generator[string] {
	pieces := append(hostile(), "{{", "{{ .Values.a }}", "\x00", "\xff")
	return rapid.OneOf(
		rapid.SampledFrom(pieces),
		rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 4).Draw(t, "pieces"), "")
		}),
		rapid.String(),
		rapid.Custom(func(t *rapid.T) string {
			return string(rapid.SliceOfN(rapid.Byte(), 0, 20).Draw(t, "bytes"))
		}),
	)
}

func TestAFormGivesItsTypeAndNeverBendsAnotherValue(t *testing.T) {
	for _, example := range []struct {
		value catalog.Value
		form  catalog.Form
		want  any
	}{
		{catalog.TextOf("true"), catalog.FormBool, true},
		{catalog.BoolOf(false), catalog.FormText, false},
		{catalog.TextOf("yes"), catalog.FormBool, "yes"},
		{catalog.TextOf("TRUE"), catalog.FormBool, "TRUE"},
		{catalog.TextOf("5432"), catalog.FormNumber, 5432.0},
		{catalog.TextOf("5432"), catalog.FormText, "5432"},
		{catalog.TextOf("010"), catalog.FormNumber, "010"},
		{catalog.TextOf("1e3"), catalog.FormNumber, "1e3"},
		{catalog.TextOf("${PORT}"), catalog.FormNumber, "${PORT}"},
	} {
		if got := readByHelm(t, valueNode(example.value, example.form)); got != example.want {
			t.Errorf("%q as %s: got %#v, want %#v", example.value, example.form, got, example.want)
		}
	}
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
	for _, text := range hostile() {
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
