package yamlrecord_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"entrastudio/model/plan/yamltext"
	"entrastudio/model/yamlrecord"
)

// shouted is a text that reads itself.
type shouted struct{ Text string }

func (s *shouted) ReadYAML(n *yamltext.Node) error {
	if n.Kind != yamltext.Scalar {
		return errors.New("nobody can shout this")
	}
	s.Text = strings.ToUpper(n.Value)
	return nil
}

func (s *shouted) UnmarshalYAML(n *yaml.Node) error {
	s.Text = strings.ToUpper(n.Value)
	return nil
}

type source struct {
	Source string `yaml:"source"`
}

type record struct {
	Name   string              `yaml:"name"`
	On     bool                `yaml:"on"`
	Port   int                 `yaml:"port"`
	Loud   shouted             `yaml:"loud"`
	Maybe  *shouted            `yaml:"maybe"`
	List   []string            `yaml:"list"`
	Below  []record            `yaml:"below"`
	One    *record             `yaml:"one"`
	ByName map[string][]string `yaml:"byName"`
	Own    string              `yaml:"-"`
	From   source              `yaml:",inline"`
}

func TestARecordReadsAsYAMLMeansIt(t *testing.T) {
	for name, text := range map[string]string{
		"every field":        "name: a\non: true\nport: 8080\nloud: x\nmaybe: y\nlist: [a, 'b']\nbelow:\n  - name: c\n    source: d\none:\n  name: e\nbyName:\n  f: [g]\nsource: h\n",
		"nothing":            "",
		"what is left out":   "name:\non: ~\nport: null\nloud: null\nmaybe:\nlist:\nbelow:\none:\nbyName:\n",
		"empty collections":  "list: []\nbelow: []\nbyName: {}\none: {}\n",
		"a number as text":   "name: 8.10\nlist: [1, true, 0x1F]\n",
		"quotes and folding": "name: \"a\\tb\"\nlist:\n  - >-\n    a\n    b\n  - |\n    c\n",
		"an alias":           "list: &l [a, b]\nbyName: {x: *l}\n",
		"TRUE":               "on: TRUE\n",
	} {
		t.Run(name, func(t *testing.T) {
			var got, want record
			if err := yamlrecord.Decode(text, &got); err != nil {
				t.Fatal(err)
			}
			if err := yaml.Unmarshal([]byte(text), &want); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-yaml.v3 +ours):\n%s", diff)
			}
		})
	}
}

func TestWhatNoFieldTakesIsRefusedWithItsPlace(t *testing.T) {
	for text, want := range map[string]string{
		"name: a\nnmae: b\n":           `2:1: nothing reads the key "nmae"`,
		"below:\n  - one:\n      x: 1": `3:7: nothing reads the key "x"`,
		"Own: a\n":                     `1:1: nothing reads the key "Own"`,
		"on: yes\n":                    `1:5: "yes" is not a bool`,
		"port: '80'\n":                 `1:7: "80" is not a int`,
		"port: 99999999999999999999":   `1:7: "99999999999999999999" is not a int`,
		"name: [a]\n":                  "1:7: a plain value belongs here",
		"list: a\n":                    "1:7: a list belongs here",
		"one: a\n":                     "1:6: keys with values belong here",
		"byName: [a]\n":                "1:9: keys with values belong here",
		"loud: [a]\n":                  "1:7: nobody can shout this",
		"name: a\nname: b\n":           "2:1: ",
		"name: \"a":                    "1:7: ",
	} {
		var r record
		if err := yamlrecord.Decode(text, &r); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestOnlyAPointerCanBeReadInto(t *testing.T) {
	for _, into := range []any{record{}, (*record)(nil), nil} {
		if err := yamlrecord.Decode("name: a", into); err == nil {
			t.Errorf("%T was read into", into)
		}
	}
}

// FuzzDecode looks for texts that end the program, or that yaml.v3 reads
// otherwise.
func FuzzDecode(f *testing.F) {
	f.Add("name: a\nbelow: [{one: {list: [a]}}]\nbyName: {x: [y]}\n")
	f.Fuzz(func(t *testing.T, text string) {
		var got, want record
		if yamlrecord.Decode(text, &got) != nil {
			return
		}
		if err := yaml.Unmarshal([]byte(text), &want); err != nil {
			return
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-yaml.v3 +ours):\n%s", diff)
		}
	})
}
