package flat_test

import (
	"strings"
	"testing"

	"entrastudio/assets"
	"entrastudio/model/flat"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// tables are the embedded texts that this package reads.
func tables(t testing.TB) map[string]string {
	t.Helper()
	clouds, err := assets.Catalog.ReadFile("catalog/clouds.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{"claims.yaml": assets.Claims, "guids.yaml": assets.KnownGUIDs, "clouds.yaml": string(clouds)}
}

func TestAListIsReadAsYAMLReadsIt(t *testing.T) {
	for name, table := range tables(t) {
		var want []map[string]string
		if err := yaml.Unmarshal([]byte(table), &want); err != nil {
			t.Fatal(err)
		}
		entries, err := flat.Read(table)
		if err != nil {
			t.Fatalf("%s:%v", name, err)
		}
		got := make([]map[string]string, len(entries))
		for i, entry := range entries {
			got[i] = map[string]string{}
			for key := range want[i] {
				if text, ok := entry.Text(key); ok {
					got[i][key] = text
				}
			}
			if _, err := entry.Take(nil, keysOf(want[i])); err != nil {
				t.Errorf("%s:%v", name, err)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" || len(got) == 0 {
			t.Errorf("%s, %d entries (-yaml.v3 +ours):\n%s", name, len(got), diff)
		}
	}
}

func keysOf(entry map[string]string) []string {
	var keys []string
	for key := range entry {
		keys = append(keys, key)
	}
	return keys
}

func TestEveryPieceIsTheEntryAtItsLine(t *testing.T) {
	for name, table := range tables(t) {
		entries, err := flat.Read(table)
		if err != nil {
			t.Fatal(err)
		}
		pieces := flat.Split(table)
		if len(pieces) != len(entries) {
			t.Fatalf("%s: %d pieces of %d entries", name, len(pieces), len(entries))
		}
		for i, piece := range pieces {
			entry, err := piece.Entry()
			if err != nil {
				t.Fatal(err)
			}
			first, _ := entry.Text(firstKey(table))
			if entry.Line != entries[i].Line || piece.Name != first {
				t.Errorf("%s: %q begins on line %d, want %q on line %d", name, piece.Name, entry.Line, first, entries[i].Line)
			}
		}
	}
}

func firstKey(table string) string {
	_, rest, _ := strings.Cut("\n"+table, "\n- ")
	key, _, _ := strings.Cut(rest, ":")
	return key
}

func TestBrokenListsAreRefusedWithTheirLine(t *testing.T) {
	for text, want := range map[string]string{
		"  name: \"x\"":                    "1:1",
		"- name: \"x\"\nname: \"y\"":       "2:1",
		"- name: x":                        "1:3",
		"- name":                           "1:3",
		"- name: \"x\"\n  name: \"y\"":     "2:3: the key name stands twice",
		"# only this\n- name: \"x\"\n bad": "3:1",
	} {
		if _, err := flat.Read(text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestAnEntryHoldsTheKeysThatAreAskedFor(t *testing.T) {
	entries, err := flat.Read("\n- name: \"n\"\n  empty: \"\"\n  more: \"m\"")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		required, optional []string
		want               string
	}{
		{[]string{"name", "more"}, []string{"empty"}, ""},
		{[]string{"name", "empty"}, []string{"more"}, "2:1: the key empty is missing"},
		{[]string{"name", "lacking"}, []string{"more", "empty"}, "2:1: the key lacking is missing"},
		{[]string{"name"}, []string{"more"}, "2:1: the entry holds a key that is not known"},
	} {
		texts, err := entries[0].Take(c.required, c.optional)
		switch {
		case c.want == "" && (err != nil || len(texts) != 3 || texts[1] != "m"):
			t.Errorf("%v: %v, %v", c.required, texts, err)
		case c.want != "" && (err == nil || err.Error() != c.want):
			t.Errorf("%v: %v, want %s", c.required, err, c.want)
		}
	}
}

// FuzzRead holds that the pieces of a list that can be read are its entries.
func FuzzRead(f *testing.F) {
	f.Add("- name: \"x\"\n  more: \"y\\n\"\n")
	f.Add("# head\n\n- a: \"\"\n- a: \"\\u00e4\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		entries, err := flat.Read(text)
		if err != nil {
			return
		}
		pieces := flat.Split(text)
		if len(pieces) != len(entries) {
			t.Fatalf("%d pieces of %d entries", len(pieces), len(entries))
		}
		for i, piece := range pieces {
			if entry, err := piece.Entry(); err != nil || entry.Line != entries[i].Line {
				t.Errorf("piece %d is on line %d, want %d: %v", i, entry.Line, entries[i].Line, err)
			}
		}
	})
}
