package words_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entrastudio/assets"
)

// german reads the German sentences by their English.
func german(t *testing.T) map[string]string {
	t.Helper()
	names, err := fs.Glob(assets.Sentences, "sentences/*.de.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("no sentences: %v", err)
	}
	all := map[string]string{}
	for _, name := range names {
		content, err := assets.Sentences.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var area map[string]string
		if err := json.Unmarshal(content, &area); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for english, other := range area {
			if _, twice := all[english]; twice {
				t.Errorf("%s: %q stands in another file too", name, english)
			}
			all[english] = other
		}
	}
	return all
}

// sameInGerman reads what stays as it is: commands, names and notations.
func sameInGerman(t *testing.T) map[string]bool {
	t.Helper()
	content, err := os.ReadFile("testdata/same-in-german.txt")
	if err != nil {
		t.Fatal(err)
	}
	same := map[string]bool{}
	for line := range strings.Lines(string(content)) {
		text, err := strconv.Unquote(strings.TrimSpace(line))
		if err != nil {
			t.Fatalf("testdata/same-in-german.txt: %q: %v", line, err)
		}
		same[text] = true
	}
	return same
}

func TestEverySentenceOfTheModelHasItsGerman(t *testing.T) {
	known, same := german(t), sameInGerman(t)
	for sentence, where := range sources(t) {
		if known[sentence] == "" && !same[sentence] {
			t.Errorf("%s: assets/sentences has no German for %q", where, sentence)
		}
	}
}

func TestEveryGermanSentenceIsStillSaid(t *testing.T) {
	said := sources(t)
	for sentence := range german(t) {
		if _, ok := said[sentence]; !ok && isSentence(sentence) {
			t.Errorf("nobody says %q any more", sentence)
		}
	}
	for sentence := range sameInGerman(t) {
		if _, ok := said[sentence]; !ok {
			t.Errorf("testdata/same-in-german.txt: nobody says %q any more", sentence)
		}
	}
}

// TestAGermanSentenceHasThePlacesOfTheEnglishOne guards against a value that a
// translation forgot.
func TestAGermanSentenceHasThePlacesOfTheEnglishOne(t *testing.T) {
	for english, other := range german(t) {
		if want, got := places(english), places(other); !slices.Equal(want, got) {
			t.Errorf("%q has the places %v, its German %v", english, want, got)
		}
	}
}

// places are the arguments of a format with the verbs that print them.
func places(format string) []string {
	var all []string
	for i, found := range verb.FindAllStringSubmatch(strings.ReplaceAll(format, "%%", ""), -1) {
		index := strconv.Itoa(i + 1)
		if found[1] != "" {
			index = found[1]
		}
		all = append(all, index+found[2])
	}
	slices.Sort(all)
	return all
}
