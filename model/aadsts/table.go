// Package aadsts knows what Entra's error codes mean in a Camunda deployment,
// and what to do about them. Microsoft warns that codes can change and that no
// program should branch on them; for explaining them to people they are right
// (Microsoft Entra docs, reference-error-codes).
package aadsts

import (
	"fmt"
	"strings"
	"sync"

	"entrastudio/assets"

	"gopkg.in/yaml.v3"
)

// Meaning is what one code means here.
type Meaning struct {
	// Code is the number, such as "50011".
	Code string
	// Title is the meaning in a few words, Text in a sentence.
	Title, Text string
	// Fix says what to do.
	Fix string
	// Causes are codes of findings that bring the error about.
	Causes []string
	// Source says where the meaning is written.
	Source string
}

// All lists every known code, in the table's order. The slice is shared and
// must not be changed.
func All() []Meaning {
	t, err := loaded()
	if err != nil {
		// A test proves that the embedded table reads.
		return nil
	}
	return t.all
}

// Lookup finds what a code means; false for one that is not in the table.
func Lookup(code string) (Meaning, bool) {
	t, err := loaded()
	if err != nil {
		return Meaning{}, false
	}
	i, known := t.at[code]
	if !known {
		return Meaning{}, false
	}
	return t.all[i], true
}

// Link is Microsoft's own page about a code.
func Link(code string) string { return "https://login.microsoftonline.com/error?code=" + code }

type table struct {
	all []Meaning
	at  map[string]int
}

// entry is one meaning as it stands in the file, with all its codes.
type entry struct {
	Codes   string `yaml:"codes"`
	Title   string `yaml:"title"`
	Meaning string `yaml:"meaning"`
	Fix     string `yaml:"fix"`
	Causes  string `yaml:"causes"`
	Source  string `yaml:"source"`
}

var loaded = sync.OnceValues(func() (table, error) {
	const name = "errors/aadsts.yaml"
	data, err := assets.Errors.ReadFile(name)
	if err != nil {
		return table{}, fmt.Errorf("read what Entra's codes mean: %w", err)
	}
	t, err := parse(data)
	if err != nil {
		return table{}, fmt.Errorf("%s: %w", name, err)
	}
	return t, nil
})

func parse(data []byte) (table, error) {
	d := yaml.NewDecoder(strings.NewReader(string(data)))
	d.KnownFields(true)
	var entries []entry
	if err := d.Decode(&entries); err != nil {
		return table{}, err
	}
	t := table{at: map[string]int{}}
	for _, e := range entries {
		if e.Title == "" || e.Meaning == "" || e.Fix == "" || e.Source == "" || e.Codes == "" {
			return table{}, fmt.Errorf("the entry %q lacks one of codes, title, meaning, fix and source", e.Codes)
		}
		for _, code := range strings.Fields(e.Codes) {
			if _, twice := t.at[code]; twice {
				return table{}, fmt.Errorf("the code %s stands twice", code)
			}
			t.at[code] = len(t.all)
			t.all = append(t.all, Meaning{code, e.Title, e.Meaning, e.Fix, strings.Fields(e.Causes), e.Source})
		}
	}
	return t, nil
}
